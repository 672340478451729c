package dev.heddle.model.emit;

import dev.heddle.model.ir.Exit;
import dev.heddle.model.ir.Expr;
import dev.heddle.model.ir.Field;
import dev.heddle.model.ir.Machine;
import dev.heddle.model.ir.Program;
import dev.heddle.model.layout.Area;
import dev.heddle.model.layout.Area.SavedPlace;
import dev.heddle.model.layout.Place;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/// Emits the methods that find out what to run: agent by agent, point by point, claim by claim.
final class Dispatch {
  /// Points that one method chooses among.
  private static final int GROUP = 128;

  /// Agents up to which each has code of its own, with constant shifts.
  private static final int UNROLLED = 24;

  private static final ClassDesc WIRING = ClassDesc.of(Wiring.class.getName());
  static final ClassDesc SUPER = ClassDesc.of(CompiledSuccessors.class.getName());

  private final Context context;
  private final Machine machine;
  private final List<Code> programs;
  private final List<Code> claims;
  private final ClassBuilder type;
  private final Meters meters;

  Dispatch(
      Context context, List<Code> programs, List<Code> claims, ClassBuilder type, Meters meters) {
    this.context = context;
    this.machine = context.machine();
    this.programs = programs;
    this.claims = claims;
    this.type = type;
    this.meters = meters;
  }

  /// The method of the steps from one point.
  static Method root(Context context, Code program, int pc) {
    return Method.root(program.name() + "_" + pc, context, program.flow().program);
  }

  void emit() {
    type.withSuperclass(SUPER).withFlags(ClassFile.ACC_FINAL | ClassFile.ACC_SUPER);
    instance(
        ConstantDescs.INIT_NAME,
        MethodTypeDesc.of(ConstantDescs.CD_void, WIRING),
        code ->
            code.aload(0)
                .aload(1)
                .invokespecial(
                    SUPER,
                    ConstantDescs.INIT_NAME,
                    MethodTypeDesc.of(ConstantDescs.CD_void, WIRING))
                .return_());
    instance(
        "expand",
        MethodTypeDesc.of(
            ConstantDescs.CD_int,
            Method.LONGS,
            ConstantDescs.CD_int,
            Method.LONGS,
            ConstantDescs.CD_int),
        code -> new Expand(code).emit());
    instance(
        "falseClaim",
        MethodTypeDesc.of(ConstantDescs.CD_int, Method.LONGS, ConstantDescs.CD_int),
        this::falseClaim);
    instance(
        "owner",
        MethodTypeDesc.of(
            ConstantDescs.CD_int, Method.LONGS, ConstantDescs.CD_int, ConstantDescs.CD_int),
        this::owner);
    for (Code program : programs) {
      points(program);
      if (Context.awaits(program.flow().program)) {
        Method waits = waits(program);
        Assembly.add(type, waits, code -> waits(program, waits, code));
      }
    }
  }

  private void instance(
      String name, MethodTypeDesc signature, java.util.function.Consumer<CodeBuilder> code) {
    type.withMethodBody(name, signature, ClassFile.ACC_PUBLIC, code);
  }

  private Method steps(Code program) {
    return Method.dispatch(program.name(), context, program.flow().program);
  }

  private void points(Code program) {
    int points = program.flow().points.size();
    if (points <= GROUP) {
      Method method = steps(program);
      Assembly.add(type, method, code -> group(program, method, 0, points, code));
      return;
    }
    var groups = new ArrayList<Method>();
    for (int first = 0; first < points; first += GROUP) {
      int from = first;
      Method method =
          Method.dispatch(
              program.name() + "_" + from + "_", context, program.flow().program);
      groups.add(method);
      int to = Math.min(points, first + GROUP);
      Assembly.add(type, method, code -> group(program, method, from, to, code));
    }
    Method method = steps(program);
    Assembly.add(
        type,
        method,
        code -> {
          code.iload(method.pc).loadConstant(GROUP).idiv();
          choose(
              code,
              groups.size(),
              number -> {
                push(code, method, groups.get(number));
                code.iload(method.pc);
                groups.get(number).call(code, context);
                code.ireturn();
              });
          code.iload(method.at).ireturn();
        });
  }

  private void group(Code program, Method method, int from, int to, CodeBuilder code) {
    Label counted = code.newLabel();
    code.iload(method.pc);
    if (from > 0) {
      code.loadConstant(from).isub();
    }
    int after = code.allocateLocal(TypeKind.INT);
    choose(
        code,
        to - from,
        number -> {
          Method root = root(context, program, from + number);
          push(code, method, root);
          root.call(code, context);
          code.istore(after).goto_(counted);
        });
    code.iload(method.at).ireturn().labelBinding(counted);
    code.aload(method.cells).iload(method.pc);
    code.loadConstant(meters.steps(program.flow())).iadd().dup2().laload();
    code.iload(after).iload(method.at).isub().i2l().ladd().lastore();
    code.iload(after).ireturn();
  }

  private void push(CodeBuilder code, Method caller, Method callee) {
    callee.pushFixed(code, context, caller, new Words.Memory(caller.states, caller.offset));
  }

  /// Emits one of `count` pieces of code for the number on the stack; other numbers go on after them.
  private static void choose(CodeBuilder code, int count, IntConsumer emit) {
    var cases = new ArrayList<SwitchCase>();
    for (int number = 0; number < count; number++) {
      cases.add(SwitchCase.of(number, code.newLabel()));
    }
    Label otherwise = code.newLabel();
    code.tableswitch(0, count - 1, otherwise, cases);
    for (SwitchCase piece : cases) {
      code.labelBinding(piece.target());
      emit.accept(piece.caseValue());
    }
    code.labelBinding(otherwise);
  }

  private void falseClaim(CodeBuilder code) {
    for (int number = 0; number < claims.size(); number++) {
      Label holds = code.newLabel();
      code.aload(1).iload(2);
      Method.reader(claims.get(number).name()).call(code, context);
      code.ifne(holds).loadConstant(number).ireturn().labelBinding(holds);
    }
    code.iconst_m1().ireturn();
  }

  private Method waits(Code program) {
    return Method.reader(program.name() + "_waits").strand(context, program.flow().program);
  }

  private void owner(CodeBuilder code) {
    int runner = 3;
    var expressions = reading(code, runner);
    var carriers = new ArrayList<Code>();
    for (Code program : programs) {
      if (Context.awaits(program.flow().program)) {
        if (program.flow().program.fiber()) {
          carriers.add(program);
        } else {
          ownerIf(program, code, runner, -1);
        }
      }
    }
    Field current = machine.current();
    if (current != null && !carriers.isEmpty()) {
      Label other = code.newLabel();
      code.iload(runner).loadConstant(current.firstOwner()).if_icmplt(other);
      code.iload(runner).loadConstant(current.firstOwner() + current.owners()).if_icmpge(other);
      expressions.emitInt(fold(Context.load(current, new Expr.Self())));
      int fiber = code.allocateLocal(TypeKind.INT);
      code.istore(fiber);
      for (Code program : carriers) {
        ownerIf(program, code, fiber, runner);
      }
      code.labelBinding(other);
    }
    code.iconst_0().ireturn();
  }

  private void ownerIf(Code program, CodeBuilder code, int strand, int carrier) {
    Label other = code.newLabel();
    ifIn(program.flow().program, code, strand, other);
    Method method = waits(program);
    code.aload(1).iload(2);
    pushAgent(method, code, strand, carrier);
    method.call(code, context);
    code.ireturn().labelBinding(other);
  }

  private static void ifIn(Program program, CodeBuilder code, int strand, Label other) {
    code.iload(strand).loadConstant(program.firstStrand()).if_icmplt(other);
    code.iload(strand).loadConstant(program.firstStrand() + program.strands()).if_icmpge(other);
  }

  private static void pushAgent(Method method, CodeBuilder code, int strand, int carrier) {
    if (method.self >= 0) {
      code.iload(strand);
    }
    if (method.carrier >= 0) {
      code.iload(carrier);
    }
  }

  private Expr fold(Expr expr) {
    return expr instanceof Expr.Load(var field, _)
            && machine.domains().get(field.number()).isConstant()
        ? new Expr.Const(machine.domains().get(field.number()).from(), expr.type())
        : expr;
  }

  /// Expressions in an instance method with the state in its first two parameters.
  private Expressions reading(CodeBuilder code, int self) {
    return new Expressions(
        code,
        context.layout(),
        context.tables(),
        new Words.Memory(1, 2),
        new Expressions.Names(self, -1, local -> -1));
  }

  /// Whom a strand of the program waits for.
  private void waits(Code unit, Method method, CodeBuilder code) {
    Program program = unit.flow().program;
    Area area = context.layout().area(program);
    var labels = new HashMap<Integer, Label>();
    var cases = new ArrayList<SwitchCase>();
    for (int pc = 0; pc < unit.flow().points.size(); pc++) {
      if (unit.flow().point(pc).awaited() != null) {
        labels.put(pc, code.newLabel());
        cases.add(SwitchCase.of(pc, labels.get(pc)));
      }
    }
    Label nobody = code.newLabel();
    Map<Integer, Integer> locals = new HashMap<>();
    var expressions =
        new Expressions(
            code,
            context.layout(),
            context.tables(),
            new Words.Memory(method.states, method.offset),
            new Expressions.Names(
                method.self, method.carrier, local -> locals.getOrDefault(local, -1)));
    Slot slot = Context.slot(program, Method.self(program));
    expressions.state.load(area.pc(), slot, true);
    code.lookupswitch(nobody, cases);
    for (SwitchCase point : cases) {
      code.labelBinding(point.target());
      Exit.Wait awaited = unit.flow().point(point.caseValue()).awaited();
      if (awaited != null) {
        Expr owner = context.folding(program).fold(awaited.owner());
        locals.clear();
        unpack(unit, point.caseValue(), owner, expressions, code, locals);
        expressions.emitInt(owner);
        code.ireturn();
      }
    }
    code.labelBinding(nobody).iconst_0().ireturn();
  }

  /// Stores the locals that `owner` names in JVM locals: as saved, or 0.
  private void unpack(
      Code unit,
      int pc,
      Expr owner,
      Expressions expressions,
      CodeBuilder code,
      Map<Integer, Integer> locals) {
    Program program = unit.flow().program;
    Area area = context.layout().area(program);
    var named = new java.util.BitSet();
    Liveness.read(owner, named);
    named.stream()
        .forEach(
            local -> {
              SavedPlace saved = saved(area, pc, local);
              if (saved == null) {
                code.lconst_0();
              } else {
                Place chunk = area.chunks().get(saved.chunk());
                Slot slot = Context.slot(program, Method.self(program));
                expressions.state.load(chunk, slot, false);
                int bits = code.allocateLocal(TypeKind.LONG);
                code.lstore(bits);
                Exits.extract(code, bits, saved);
              }
              locals.put(local, storeAs(code, program, local));
            });
  }

  private static int storeAs(CodeBuilder code, Program program, int local) {
    boolean narrow =
        program.locals().get(local).type() == dev.heddle.model.ir.Type.INT;
    int stored = code.allocateLocal(narrow ? TypeKind.INT : TypeKind.LONG);
    if (narrow) {
      code.l2i().istore(stored);
    } else {
      code.lstore(stored);
    }
    return stored;
  }

  private static @Nullable SavedPlace saved(Area area, int pc, int local) {
    for (SavedPlace saved : area.saved().get(pc)) {
      if (saved.local() == local) {
        return saved;
      }
    }
    return null;
  }

  /// Emits `expand(states 1, offset 2, out 3, at 4)`.
  private final class Expand {
    private final CodeBuilder code;
    private final int cells;
    private final int strand;
    private final int carrier;
    private final Expressions strands;
    private final Expressions carriers;

    Expand(CodeBuilder code) {
      this.code = code;
      cells = code.allocateLocal(TypeKind.REFERENCE);
      strand = code.allocateLocal(TypeKind.INT);
      carrier = code.allocateLocal(TypeKind.INT);
      strands = reading(code, strand);
      carriers = reading(code, carrier);
    }

    void emit() {
      code.aload(0).getfield(SUPER, "cells", Method.LONGS).astore(cells);
      var processes = new ArrayList<Code>();
      var fibers = new ArrayList<Code>();
      for (Code program : programs) {
        (program.flow().program.fiber() ? fibers : processes).add(program);
      }
      processes.sort(
          java.util.Comparator.comparingInt(it -> it.flow().program.firstStrand()));
      int agents = machine.carriers().size() * fibers.size();
      for (Code program : processes) {
        agents += program.flow().program.strands();
      }
      boolean unrolled = agents <= UNROLLED;
      for (Code program : processes) {
        Program it = program.flow().program;
        forEach(
            it.firstStrand(),
            it.strands(),
            unrolled,
            strand,
            number -> run(program, number));
      }
      Field current = machine.current();
      if (current != null && !fibers.isEmpty()) {
        for (List<Integer> run : runs(machine.carriers())) {
          forEach(
              run.getFirst(),
              run.size(),
              unrolled,
              carrier,
              number -> runFiber(current, number, fibers));
        }
      }
      code.iload(4).ireturn();
    }

    /// Emits code for each of some entities, one after the other or as a loop; the entity is in the JVM
    /// local `variable` either way.
    private void forEach(
        int first, int count, boolean unrolled, int variable, java.util.function.Consumer<Expr> emit) {
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

    private void run(Code program, Expr number) {
      Method method = steps(program);
      code.aload(1).iload(2);
      pushAgent(method, code, strand, carrier);
      code.aload(3).iload(4).aload(cells);
      Program it = program.flow().program;
      Place pc = context.layout().area(it).pc();
      strands.state.load(pc, Context.slot(it, it.strands() == 1 ? Method.self(it) : number), true);
      method.call(code, context);
      code.istore(4);
    }

    private void runFiber(Field current, Expr number, List<Code> fibers) {
      carriers.emitInt(fold(Context.load(current, number)));
      code.istore(strand);
      for (Code program : fibers) {
        Label other = code.newLabel();
        ifIn(program.flow().program, code, strand, other);
        run(program, new Expr.Self());
        code.labelBinding(other);
      }
    }
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
