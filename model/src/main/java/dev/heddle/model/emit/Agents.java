package dev.heddle.model.emit;

import dev.heddle.model.Rejection;
import dev.heddle.model.ir.Domain;
import dev.heddle.model.ir.Expr;
import dev.heddle.model.ir.Field;
import dev.heddle.model.ir.Machine;
import dev.heddle.model.ir.Program;
import dev.heddle.model.layout.Place;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/// Emits what goes from agent to agent, in instance methods whose first two parameters are the
/// state.
final class Agents {
  /// Agents up to which each has code of its own, with constant shifts.
  private static final int UNROLLED = 24;

  private static final ClassDesc STACK_OVERFLOW = ClassDesc.of(StackOverflowError.class.getName());
  private static final ClassDesc REJECTION = ClassDesc.of(Rejection.class.getName());

  /// JVM locals.
  private static final int STATES = 1;

  private static final int OFFSET = 2;
  private static final int OUT = 3;
  private static final int AT = 4;

  /// In [#emitExpandBy] only.
  private static final int RUNNER = 5;

  private final Context context;
  private final Machine machine;
  private final List<Code> programs;
  private final CodeBuilder code;

  Agents(Context context, List<Code> programs, CodeBuilder code) {
    this.context = context;
    this.machine = context.machine();
    this.programs = programs;
    this.code = code;
  }

  /// Emits the body of [dev.heddle.model.system.Successors#expand].
  void emitExpand() {
    int cells = code.allocateLocal(TypeKind.REFERENCE);
    int strand = code.allocateLocal(TypeKind.INT);
    int carrier = code.allocateLocal(TypeKind.INT);
    code.aload(0).getfield(Dispatch.SUPER, "cells", Method.LONGS).astore(cells);
    Label begin = code.newBoundLabel();
    List<Code> processes = programs(false);
    processes.sort(Comparator.comparingInt(it -> it.flow().program.firstStrand()));
    boolean unrolled = agents() <= UNROLLED;
    for (Code process : processes) {
      Program program = process.flow().program;
      forEach(
          program.firstStrand(),
          program.strands(),
          unrolled,
          strand,
          number -> run(process, number, strand, carrier, cells));
    }
    for (List<Integer> carriers : runs(machine.carriers())) {
      forEach(
          carriers.getFirst(),
          carriers.size(),
          unrolled,
          carrier,
          number -> runFiber(number, strand, carrier, cells));
    }
    end(begin);
  }

  /// Emits the body of [CompiledSuccessors#expandBy].
  void emitExpandBy() {
    int cells = code.allocateLocal(TypeKind.REFERENCE);
    int strand = code.allocateLocal(TypeKind.INT);
    code.aload(0).getfield(Dispatch.SUPER, "cells", Method.LONGS).astore(cells);
    Label begin = code.newBoundLabel();
    for (Code process : programs(false)) {
      Label other = code.newLabel();
      ifRuns(process.flow().program, RUNNER, other);
      run(process, new Expr.Self(), RUNNER, -1, cells);
      code.iload(AT).ireturn().labelBinding(other);
    }
    if (!machine.carriers().isEmpty()) {
      runFiber(new Expr.Self(), strand, RUNNER, cells);
    }
    end(begin);
  }

  private void end(Label begin) {
    code.iload(AT).ireturn();
    Label overflow = code.newBoundLabel();
    code.exceptionCatch(begin, overflow, overflow, STACK_OVERFLOW);
    code.pop().invokestatic(Dispatch.SUPER, "tooDeep", MethodTypeDesc.of(REJECTION)).athrow();
  }

  private List<Code> programs(boolean fibers) {
    var some = new ArrayList<Code>();
    for (Code program : programs) {
      if (program.flow().program.fiber() == fibers) {
        some.add(program);
      }
    }
    return some;
  }

  private int agents() {
    int agents = machine.carriers().size() * programs(true).size();
    for (Code program : programs(false)) {
      agents += program.flow().program.strands();
    }
    return agents;
  }

  /// Emits code for each of some entities, one after the other or as a loop; the entity is in the
  /// JVM local `variable` either way.
  private void forEach(int first, int count, boolean unrolled, int variable, Consumer<Expr> emit) {
    if (unrolled || count == 1) {
      for (int number = first; number < first + count; number++) {
        code.loadConstant(number).istore(variable);
        emit.accept(Expr.of(number));
      }
      return;
    }
    Label head = code.newLabel();
    code.loadConstant(first).istore(variable).labelBinding(head);
    emit.accept(new Expr.Self());
    code.iinc(variable, 1).iload(variable).loadConstant(first + count).if_icmplt(head);
  }

  private void run(Code unit, Expr number, int strand, int carrier, int cells) {
    Program program = unit.flow().program;
    Method method = Dispatch.steps(context, unit);
    pushAgent(method, strand, carrier);
    code.aload(OUT).iload(AT).aload(cells);
    Place pc = context.layout().area(program).pc();
    Expr self = program.strands() == 1 ? Method.self(program) : number;
    reading(strand).state.load(pc, Context.slot(program, self), true);
    method.call(code, context);
    code.istore(AT);
  }

  private void runFiber(Expr number, int strand, int carrier, int cells) {
    current(number, carrier);
    code.istore(strand);
    for (Code fiber : programs(true)) {
      Label other = code.newLabel();
      ifRuns(fiber.flow().program, strand, other);
      run(fiber, new Expr.Self(), strand, carrier, cells);
      code.labelBinding(other);
    }
  }

  /// Leaves the fiber of a carrier on the stack; `number` may be the expression for JVM local
  /// `carrier`.
  void current(Expr number, int carrier) {
    Field current = machine.current();
    Domain domain = current == null ? Domain.of(0) : machine.domains().get(current.number());
    if (current == null || domain.isConstant()) {
      code.loadConstant((int) domain.from());
    } else {
      reading(carrier).emitInt(Context.load(current, number));
    }
  }

  /// Jumps to `other` unless the strand runs the program.
  void ifRuns(Program program, int strand, Label other) {
    code.iload(strand).loadConstant(program.firstStrand()).if_icmplt(other);
    code.iload(strand).loadConstant(program.firstStrand() + program.strands()).if_icmpge(other);
  }

  /// Leaves the first arguments of a method of a program on the stack: the state, the strand, its
  /// carrier.
  void pushAgent(Method method, int strand, int carrier) {
    code.aload(STATES).iload(OFFSET);
    if (method.self >= 0) {
      code.iload(strand);
    }
    if (method.carrier >= 0) {
      code.iload(carrier);
    }
  }

  private Expressions reading(int self) {
    var names = new Expressions.Names(self, -1, local -> -1);
    var words = new Words.Memory(STATES, OFFSET);
    return new Expressions(code, context.layout(), context.tables(), words, names);
  }

  /// Cuts ascending numbers into contiguous runs.
  private static List<List<Integer>> runs(List<Integer> numbers) {
    var runs = new ArrayList<List<Integer>>();
    for (int number : numbers) {
      if (runs.isEmpty() || runs.getLast().getLast() != number - 1) {
        runs.add(new ArrayList<>());
      }
      runs.getLast().add(number);
    }
    return runs;
  }
}
