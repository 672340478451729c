package dev.heddle.model.emit;

import dev.heddle.model.emit.StateAccess.Bits;
import dev.heddle.model.emit.StateAccess.Change;
import dev.heddle.model.ir.Block;
import dev.heddle.model.ir.Exit;
import dev.heddle.model.ir.Expr;
import dev.heddle.model.ir.Stmt;
import dev.heddle.model.ir.Type;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.util.HashMap;
import java.util.Map;

/// Emits the blocks of one region into one method: statements, jumps, and calls where the region
/// ends. How a step leaves is for [Exits] to say.
final class Body {
  private static final int NUMBER = -1;

  final Context context;
  final Code unit;
  final Method method;
  final CodeBuilder code;
  final Expressions expressions;
  final Words words;
  private final Region region;
  final Jumps jumps;
  private final Exits exits;
  private final Map<Integer, Integer> locals = new HashMap<>();

  Body(Context context, Code unit, Method method, Region region, CodeBuilder code) {
    this.context = context;
    this.unit = unit;
    this.method = method;
    this.region = region;
    this.code = code;
    words = words();
    var names = new Expressions.Names(method.self, method.carrier, this::local);
    expressions = new Expressions(code, context.layout(), context.tables(), words, names);
    jumps = new Jumps(this, region);
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
    jumps.begin();
    for (int i = 0; i < region.blocks().size(); i++) {
      int next = i + 1 < region.blocks().size() ? region.blocks().get(i + 1) : -1;
      emit(region.blocks().get(i), next);
    }
    jumps.end();
  }

  private void emit(int number, int next) {
    code.labelBinding(jumps.label(number));
    if (unit.meters() != null) {
      count(unit.meters().visits(unit.flow(), number));
    }
    Block block = unit.flow().block(number);
    for (Stmt stmt : block.stmts()) {
      if (isFault(stmt)) {
        code.goto_(jumps.fault());
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
      case Stmt.Check check -> expressions.branch(check.condition(), jumps.fault(), false);
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
      case Exit.Goto(var target) -> jumps.go(block, target, next);
      case Exit.If branch -> {
        boolean trueNext = branch.whenTrue() == next && jumps.isPlain(block, next);
        int far = trueNext ? branch.whenFalse() : branch.whenTrue();
        expressions.branch(branch.condition(), jumps.edge(block, far), !trueNext);
        jumps.go(block, trueNext ? branch.whenTrue() : branch.whenFalse(), next);
      }
      case Exit.Switch choice -> jumps.choose(block, choice);
      case Exit.Choose choose -> exits.choose(block, choose);
      case Exit.Point point -> exits.point(block, point);
      case Exit.Fail _ -> code.goto_(jumps.fault());
      // In a claim, only a check that always fails leads there.
      case Exit.Prune _ when method.out < 0 -> code.goto_(jumps.fault());
      case Exit.Prune _ -> code.iload(method.at).ireturn();
      case Exit.End _ -> exits.end(block);
    }
  }

  /// Leaves the arguments of a part on the stack.
  ///
  /// @param replaced a local that is given by the `int` in JVM local `by`; -1 for none
  void push(Method target, int replaced, int by) {
    target.pushFixed(code, context, method, words);
    if (target.fuel >= 0) {
      jumps.pushFuel();
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
