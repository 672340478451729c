package dev.heddle.model.emit;

import dev.heddle.model.emit.StateAccess.Bits;
import dev.heddle.model.emit.StateAccess.Change;
import dev.heddle.model.ir.Block;
import dev.heddle.model.ir.Exit;
import dev.heddle.model.ir.Expr;
import dev.heddle.model.ir.Stmt;
import dev.heddle.model.ir.Type;
import dev.heddle.model.system.Fault;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.constant.ClassDesc;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Emits the blocks of one region into one method: statements, jumps, and calls where the region
/// ends. How a step leaves is for [Exits] to say.
final class Body {
  /// Jumps back in one step beyond which it counts as endless.
  private static final int JUMPS_BACK = 100_000;

  private static final int NUMBER = -1;

  private static final ClassDesc FAULT = ClassDesc.of(Fault.class.getName());

  final Context context;
  final Code unit;
  final Method method;
  final CodeBuilder code;
  final Expressions expressions;
  final Words words;
  private final Region region;
  private final Exits exits;
  private final Map<Integer, Integer> locals = new HashMap<>();
  private final Map<Integer, Label> labels = new HashMap<>();
  private final List<Edge> edges = new ArrayList<>();
  private @Nullable Label fault;
  private int fuel;

  /// A way from block to block that takes more than a jump.
  private record Edge(Label label, int from, int to) {}

  Body(Context context, Code unit, Method method, Region region, CodeBuilder code) {
    this.context = context;
    this.unit = unit;
    this.method = method;
    this.region = region;
    this.code = code;
    words = words();
    var names = new Expressions.Names(method.self, method.carrier, this::local);
    expressions = new Expressions(code, context.layout(), context.tables(), words, names);
    exits = new Exits(this);
  }

  private Words words() {
    if (method.out < 0) {
      return new Words.Memory(method.states, method.offset);
    }
    if (context.wide()) {
      return new Words.Memory(method.out, method.at);
    }
    if (method.registers >= 0) {
      return new Words.Registers(method.registers);
    }
    int first = code.allocateLocal(TypeKind.LONG);
    for (int word = 1; word < context.layout().words(); word++) {
      code.allocateLocal(TypeKind.LONG);
    }
    return new Words.Registers(first);
  }

  /// Emits a method that begins with a step at the point where the program counter is `pc`.
  void emitStep(int pc) {
    exits.begin(pc);
    emit();
  }

  /// Emits a method that begins with a claim.
  void emitClaim() {
    exits.zero(unit.liveness().at(region.entry()));
    emit();
  }

  /// Emits a method whose parameters are what its first block needs.
  void emit() {
    fuel = method.fuel;
    if (fuel < 0 && region.blocks().stream().anyMatch(unit.flow()::counts)) {
      fuel = code.allocateLocal(TypeKind.INT);
      code.iconst_0().istore(fuel);
    }
    for (int block : region.blocks()) {
      labels.put(block, code.newLabel());
    }
    for (int i = 0; i < region.blocks().size(); i++) {
      int next = i + 1 < region.blocks().size() ? region.blocks().get(i + 1) : -1;
      emit(region.blocks().get(i), next);
    }
    for (Edge edge : edges) {
      code.labelBinding(edge.label);
      go(edge.from, edge.to, -1);
    }
    if (fault != null) {
      code.labelBinding(fault).getstatic(FAULT, "FAULT", FAULT).athrow();
    }
  }

  private void emit(int number, int next) {
    code.labelBinding(label(number));
    if (unit.meters() != null) {
      count(unit.meters().visits(unit.flow(), number));
    }
    Block block = unit.flow().block(number);
    for (Stmt stmt : block.stmts()) {
      if (isFault(stmt)) {
        code.goto_(fault());
        return;
      }
      emit(stmt);
    }
    exit(number, block.exit(), next);
  }

  private boolean isFault(Stmt stmt) {
    return switch (stmt) {
      case Stmt.Check check -> check.condition() instanceof Expr.Const(var value, _) && value == 0;
      case Stmt.Start(var strand) -> context.candidates(strand).isEmpty();
      case Stmt.Assign _, Stmt.Store _ -> false;
    };
  }

  private void emit(Stmt stmt) {
    switch (stmt) {
      case Stmt.Assign(var local, var value) -> assign(local, value);
      case Stmt.Store(var field, var slot, var value) -> {
        var place = context.layout().place(field);
        Bits bits =
            value instanceof Expr.Const(var constant, _)
                ? Bits.of(constant - place.base())
                : Bits.of(() -> distance(value, place.base()));
        expressions.state.update(place, Slot.of(slot), Change.STORE, bits);
      }
      case Stmt.Check check -> expressions.branch(check.condition(), fault(), false);
      case Stmt.Start(var strand) -> new Starts(this).start(strand);
    }
  }

  private void assign(int local, Expr value) {
    Type type = type(local);
    expressions.emit(value, type);
    code.storeLocal(type == Type.INT ? TypeKind.INT : TypeKind.LONG, local(local));
  }

  /// Leaves the value's distance from `base` on the stack, as a `long`.
  void distance(Expr value, long base) {
    expressions.emitLong(value);
    if (base != 0) {
      code.loadConstant(base).lsub();
    }
  }

  private void exit(int block, Exit exit, int next) {
    switch (exit) {
      case Exit.Goto(var target) -> go(block, target, next);
      case Exit.If branch -> {
        boolean trueNext = branch.whenTrue() == next && isPlain(block, next);
        int far = trueNext ? branch.whenFalse() : branch.whenTrue();
        expressions.branch(branch.condition(), edge(block, far), !trueNext);
        go(block, trueNext ? branch.whenTrue() : branch.whenFalse(), next);
      }
      case Exit.Switch choice -> choice(block, choice);
      case Exit.Choose choose -> exits.choose(block, choose);
      case Exit.Point point -> exits.point(block, point);
      case Exit.Fail _ -> code.goto_(fault());
      // In a claim, only a check that always fails leads there.
      case Exit.Prune _ when method.out < 0 -> code.goto_(fault());
      case Exit.Prune _ -> code.iload(method.at).ireturn();
      case Exit.End _ -> exits.end(block);
    }
  }

  private void choice(int block, Exit.Switch choice) {
    var cases = new ArrayList<SwitchCase>();
    int least = Integer.MAX_VALUE;
    int most = Integer.MIN_VALUE;
    for (int i = 0; i < choice.keys().size(); i++) {
      int key = choice.keys().get(i);
      least = Math.min(least, key);
      most = Math.max(most, key);
      cases.add(SwitchCase.of(key, edge(block, choice.targets().get(i))));
    }
    Label otherwise = edge(block, choice.otherwise());
    expressions.emitInt(choice.value());
    if (cases.isEmpty()) {
      code.pop().goto_(otherwise);
    } else if ((long) most - least < 3L * cases.size()) {
      code.tableswitch(least, most, otherwise, cases);
    } else {
      code.lookupswitch(otherwise, cases);
    }
  }

  /// Goes from block to block; by falling through when `to` is emitted next.
  private void go(int from, int to, int next) {
    if (!isPlain(from, to)) {
      burn(from, to);
    }
    if (!region.members().get(to)) {
      Method target = unit.method(to);
      push(target, -1, -1);
      target.call(code, context);
      code.ireturn();
    } else if (to != next) {
      code.goto_(label(to));
    }
  }

  private boolean isPlain(int from, int to) {
    return region.members().get(to)
        && !(unit.flow().counts(from) && unit.flow().isJumpBack(from, to));
  }

  /// Counts a jump back where it may be one too many.
  void burn(int from, int to) {
    if (unit.flow().counts(from) && unit.flow().isJumpBack(from, to)) {
      code.iinc(fuel, 1).iload(fuel).loadConstant(JUMPS_BACK).if_icmpgt(fault());
    }
  }

  private Label edge(int from, int to) {
    if (isPlain(from, to)) {
      return label(to);
    }
    for (Edge edge : edges) {
      if (edge.from == from && edge.to == to) {
        return edge.label;
      }
    }
    var edge = new Edge(code.newLabel(), from, to);
    edges.add(edge);
    return edge.label;
  }

  /// Leaves the arguments of a part on the stack.
  ///
  /// @param replaced a local that is given by the `int` in JVM local `by`; -1 for none
  void push(Method target, int replaced, int by) {
    target.pushFixed(code, context, method, words);
    if (target.fuel >= 0) {
      if (fuel >= 0) {
        code.iload(fuel);
      } else {
        code.iconst_0();
      }
    }
    for (int local : target.passed()) {
      boolean narrow = type(local) == Type.INT;
      if (local == replaced) {
        code.iload(by);
        if (!narrow) {
          code.i2l();
        }
      } else if (narrow) {
        code.iload(local(local));
      } else {
        code.lload(local(local));
      }
    }
  }

  /// Counts a cell up; nothing for -1.
  void count(int cell) {
    if (cell >= 0) {
      code.aload(method.cells).loadConstant(cell).dup2().laload();
      code.lconst_1().ladd().lastore();
    }
  }

  /// An entity number in a JVM local as an expression: a local of no program.
  Expr number(int jvmLocal) {
    locals.put(NUMBER, jvmLocal);
    return new Expr.Local(NUMBER, Type.INT);
  }

  /// Where the method throws.
  Label fault() {
    if (fault == null) {
      fault = code.newLabel();
    }
    return fault;
  }

  private Label label(int block) {
    return Objects.requireNonNull(labels.get(block));
  }

  Type type(int local) {
    return unit.flow().program.locals().get(local).type();
  }

  /// The JVM local of a local of the program.
  int local(int local) {
    if (method.passes(local)) {
      return method.local(local);
    }
    return locals.computeIfAbsent(
        local, it -> code.allocateLocal(type(it) == Type.INT ? TypeKind.INT : TypeKind.LONG));
  }
}
