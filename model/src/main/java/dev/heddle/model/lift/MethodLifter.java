package dev.heddle.model.lift;

import dev.heddle.model.Rejection;
import dev.heddle.model.ir.Exit;
import dev.heddle.model.ir.Expr;
import dev.heddle.model.ir.Fold;
import dev.heddle.model.ir.Shape;
import dev.heddle.model.ir.Stmt;
import dev.heddle.model.ir.Type;
import dev.heddle.model.system.FlawKind;
import dev.heddle.model.system.StepKind;
import dev.heddle.protocol.Acquires;
import dev.heddle.protocol.Atomic;
import java.lang.classfile.instruction.LocalVariable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Lifts one activation of a method into the program under construction.
///
/// The method's basic blocks are interpreted over symbols, each once, lowest first. Where control
/// comes together, every live slot and stack entry gets a local of its own, assigned on each way
/// in; a slot that holds a constant, or a parameter that is never assigned, stays what it is, so
/// that what a call string implies reaches the calls below it.
final class MethodLifter {
  /// What is known where a basic block begins.
  private record Entry(SymbolicFrame frame, int block) {}

  final ProgramLifter program;
  final Assembly assembly;
  Context context;
  final MethodCode code;
  SymbolicFrame frame = new SymbolicFrame();
  int index;

  private final Merges merges = new Merges(this);
  private final Map<Integer, Entry> entries = new HashMap<>();
  private final TreeMap<Integer, Entry> pending = new TreeMap<>();
  private final boolean manyReturns;
  private int returnBlock = -1;
  private int resultLocal = -1;
  private @Nullable Symbol result;
  private boolean open;

  MethodLifter(ProgramLifter program, Context context, MethodCode code, List<Symbol> arguments) {
    this.program = program;
    this.assembly = program.assembly;
    this.context = context;
    this.code = code;
    this.manyReturns = code.returns() > 1;
    int slot = 0;
    for (Symbol argument : arguments) {
      bindArgument(slot, argument);
      slot += isLong(argument) ? 2 : 1;
    }
  }

  private void bindArgument(int slot, Symbol argument) {
    if (code.liveness.isWritten(slot)) {
      frame.slots.put(slot, argument);
      store(slot, argument, 0);
    } else {
      frame.slots.put(slot, argument);
    }
  }

  static boolean isLong(Symbol symbol) {
    return symbol instanceof Symbol.Scalar(var expr, _, _) && expr.type() == Type.LONG;
  }

  /// Lifts the method into the open block. Afterwards the block that is open is where it returns
  /// to.
  ///
  /// @return what it returns; null for nothing
  @Nullable Symbol lift() {
    if (code.firstTry() >= 0) {
      index = code.firstTry();
      throw reject(
          "`try` and `synchronized` are not supported.",
          "Test the condition instead of catching; use a dev.heddle.protocol.Lock.");
    }
    if (code.method.isAnnotationPresent(Atomic.class) && !context.atomic()) {
      boolean acquires = code.method.isAnnotationPresent(Acquires.class);
      point(acquires ? StepKind.ACQUIRE : StepKind.ATOMIC, acquires ? context.lock() : null);
      context = context.atomically();
    }
    flowTo(0);
    while (!pending.isEmpty()) {
      var next = pending.pollFirstEntry();
      frame = next.getValue().frame().copy();
      assembly.open(next.getValue().block());
      run(next.getKey());
    }
    if (returnBlock < 0) {
      returnBlock = assembly.block(context.activation(), code.line(0));
    }
    assembly.open(returnBlock);
    return result;
  }

  private void run(int from) {
    open = true;
    index = from;
    var instructions = new InstructionLifter(this);
    while (open) {
      assembly.line(context.activation(), code.line(index));
      try {
        instructions.lift(code.instructions.get(index));
      } catch (Unreachable _) {
        end(new Exit.Prune());
      }
      index++;
      if (open && code.isLeader(index)) {
        flowTo(index);
        open = false;
      }
    }
  }

  /// Leads the open block on to the basic block at `target`, in the state of the present frame.
  void flowTo(int target) {
    Entry known = entries.get(target);
    if (!code.isMerge(target)) {
      enter(target, frame.copy(), assembly.current());
      return;
    }
    if (known == null) {
      int block = assembly.block(context.activation(), code.line(target));
      known = enter(target, merges.merged(frame, target), block);
    }
    merges.assign(frame, known.frame(), target);
    assembly.close(new Exit.Goto(known.block()));
  }

  private Entry enter(int target, SymbolicFrame entry, int block) {
    Entry entered = new Entry(entry, block);
    entries.put(target, entered);
    pending.put(target, entered);
    return entered;
  }

  /// Ends the open block and with it the interpretation of this basic block.
  void end(Exit exit) {
    assembly.close(exit);
    open = false;
  }

  /// Ends the interpretation of this basic block: control has gone elsewhere.
  void branched() {
    open = false;
  }

  /// Ends the open block with a branch to two basic blocks.
  void branch(Expr condition, int whenTrue, int whenFalse) {
    open = false;
    if (condition instanceof Expr.Const(var value, _)) {
      flowTo(value != 0 ? whenTrue : whenFalse);
      return;
    }
    int toTrue = edge();
    int toFalse = edge();
    assembly.close(new Exit.If(condition, toTrue, toFalse));
    assembly.open(toTrue);
    flowTo(whenTrue);
    assembly.open(toFalse);
    flowTo(whenFalse);
  }

  /// Ends the open block with a branch to several basic blocks.
  void select(Expr value, List<Integer> keys, List<Integer> targets, int otherwise) {
    open = false;
    if (value instanceof Expr.Const(var key, _)) {
      int at = keys.indexOf((int) key);
      flowTo(at < 0 ? otherwise : targets.get(at));
      return;
    }
    List<Integer> edges = new ArrayList<>();
    targets.forEach(_ -> edges.add(edge()));
    int toOtherwise = edge();
    assembly.close(new Exit.Switch(value, keys, edges, toOtherwise));
    for (int i = 0; i < edges.size(); i++) {
      assembly.open(edges.get(i));
      flowTo(targets.get(i));
    }
    assembly.open(toOtherwise);
    flowTo(otherwise);
  }

  private int edge() {
    return block();
  }

  /// A new block on the present line.
  int block() {
    return assembly.block(context.activation(), code.line(index));
  }

  /// Ends the open block with a return of `value`, null for nothing.
  void doReturn(@Nullable Symbol value) {
    if (returnBlock < 0) {
      returnBlock = block();
    }
    if (value != null) {
      returnValue(value);
    }
    end(new Exit.Goto(returnBlock));
  }

  private void returnValue(Symbol value) {
    if (!manyReturns) {
      result = value;
    } else if (value instanceof Symbol.Scalar(var expr, var shape, _)) {
      if (resultLocal < 0) {
        resultLocal = assembly.local("", expr.type(), shape, context.activation());
        result = new Symbol.Scalar(new Expr.Local(resultLocal, expr.type()), shape, null);
      }
      assembly.add(new Stmt.Assign(resultLocal, expr));
    } else if (result == null) {
      result = value;
    } else if (!result.equals(value)) {
      throw reject(
          "The method returns different arrays or lambdas.",
          "Return an index or an object, or use one array.");
    }
  }

  // Locals and temporaries

  /// Writes a symbol to a local slot; the instruction that does is at `at`.
  void store(int slot, Symbol symbol, int at) {
    Symbol stored =
        switch (symbol) {
          case Symbol.Scalar(var expr, var shape, var bound) -> {
            Shape shown = shapeOf(slot, at, shape);
            yield isConstant(expr)
                ? new Symbol.Scalar(expr, shown, bound)
                : new Symbol.Scalar(assigned(slot, expr, shown, at), shown, bound);
          }
          case Symbol.Elements(var region, var base) ->
              new Symbol.Elements(
                  region, isConstant(base) ? base : assigned(slot, base, Shape.INTEGER, at));
          case Symbol.Text _, Symbol.Lambda _, Symbol.Thrown _, Symbol.Opaque _ -> symbol;
        };
    frame.slots.put(slot, stored);
  }

  private Expr assigned(int slot, Expr expr, Shape shape, int at) {
    int local = merges.localOf(slot, expr.type(), shape, at);
    frame.slots.remove(slot);
    spill(local);
    assembly.add(new Stmt.Assign(local, expr));
    return new Expr.Local(local, expr.type());
  }

  private static boolean isConstant(Expr expr) {
    return expr instanceof Expr.Const || expr instanceof Expr.Self;
  }

  /// The shape that the source gives to a slot, or else `known`.
  Shape shapeOf(int slot, int at, Shape known) {
    LocalVariable variable = code.variable(slot, at + 1);
    return variable != null && variable.type().equalsString("Z") ? Shape.BOOLEAN : known;
  }

  /// Saves whatever reads `local`, which is about to change.
  private void spill(int local) {
    frame.rewrite(
        symbol ->
            mapExprs(symbol, expr -> SymbolicFrame.mentions(expr, local) ? saved(expr) : expr));
  }

  /// Saves whatever reads the state or the carrier, which are about to change.
  void spillUnstable() {
    frame.rewrite(
        symbol -> mapExprs(symbol, expr -> SymbolicFrame.isUnstable(expr) ? saved(expr) : expr));
  }

  /// The symbol with its unstable parts saved.
  Symbol stable(Symbol symbol) {
    return mapExprs(symbol, expr -> SymbolicFrame.isUnstable(expr) ? saved(expr) : expr);
  }

  /// A scalar that is cheap to evaluate more than once.
  Symbol.Scalar cheap(Symbol.Scalar scalar) {
    return switch (scalar.expr()) {
      case Expr.Const _, Expr.Local _, Expr.Self _, Expr.Current _ -> scalar;
      case Expr.Load _, Expr.Lookup _, Expr.Binary _, Expr.Convert _ ->
          new Symbol.Scalar(saved(scalar.expr()), scalar.shape(), bound(scalar));
    };
  }

  /// The entities that a reference can lead to, 0 included when it may be null; null when unknown.
  dev.heddle.model.ir.@Nullable Domain bound(Symbol.Scalar scalar) {
    var range = program.rangeOf(scalar.expr());
    var bound = scalar.bound();
    if (range == null || bound == null) {
      return range == null ? bound : range;
    }
    long from = Math.max(range.from(), bound.from());
    long to = Math.min(range.to(), bound.to());
    return from > to ? range : new dev.heddle.model.ir.Domain(from, to);
  }

  private Expr saved(Expr expr) {
    int local = assembly.local("", expr.type(), Shape.INTEGER, context.activation());
    assembly.add(new Stmt.Assign(local, expr));
    return new Expr.Local(local, expr.type());
  }

  private Symbol mapExprs(Symbol symbol, java.util.function.UnaryOperator<Expr> change) {
    return switch (symbol) {
      case Symbol.Scalar(var expr, var shape, var bound) -> {
        Expr changed = change.apply(expr);
        yield changed == expr
            ? symbol
            : new Symbol.Scalar(
                changed, shape, shape == Shape.REFERENCE ? bound((Symbol.Scalar) symbol) : bound);
      }
      case Symbol.Elements(var region, var base) -> new Symbol.Elements(region, change.apply(base));
      case Symbol.Lambda(var body, var captured) ->
          new Symbol.Lambda(body, captured.stream().map(each -> mapExprs(each, change)).toList());
      case Symbol.Text(var text, var subject) ->
          subject == null
              ? symbol
              : new Symbol.Text(text, (Symbol.Scalar) mapExprs(subject, change));
      case Symbol.Thrown(var type, var message) ->
          message == null
              ? symbol
              : new Symbol.Thrown(type, (Symbol.Text) mapExprs(message, change));
      case Symbol.Opaque _ -> symbol;
    };
  }

  Symbol.Scalar popScalar() {
    Symbol symbol = frame.pop();
    if (symbol instanceof Symbol.Scalar scalar) {
      return scalar;
    }
    throw misused(symbol);
  }

  Rejection misused(Symbol symbol) {
    return switch (symbol) {
      case Symbol.Opaque(var what) ->
          reject(
              what + " cannot be used.",
              "Protocol code works on integers, booleans, enums, its own objects and arrays.");
      case Symbol.Elements _ ->
          reject(
              "An array is used as a value.",
              "Compare or keep indices or objects instead of arrays.");
      case Symbol.Text _ ->
          reject("A string is used as a value.", "Use an enum; strings are for messages only.");
      case Symbol.Lambda _ ->
          reject("A lambda is used as a value.", "Pass it to the method that calls it.");
      case Symbol.Thrown _ ->
          reject("An exception is used as a value.", "Throw it: a throw ends the run as an error.");
      case Symbol.Scalar _ -> throw new IllegalStateException("a scalar is a value");
    };
  }

  // Points and checks

  /// A scheduling point, unless this code is atomic.
  void point(StepKind kind, @Nullable Expr lock) {
    if (program.claim) {
      throw reject(
          "An invariant has a scheduling point.", "An invariant reads the state and nothing else.");
    }
    if (context.atomic()) {
      return;
    }
    spillUnstable();
    int point = block();
    int next = block();
    assembly.close(new Exit.Goto(point));
    assembly.open(point);
    Exit.Wait awaited = lock == null ? null : new Accesses(this).waitFor(lock);
    assembly.close(new Exit.Point(kind, context.mayRest(), awaited, List.of(), next));
    assembly.open(next);
  }

  /// Goes on only when `condition` holds.
  void require(Expr condition) {
    if (condition instanceof Expr.Const(var value, _) && value != 0) {
      return;
    }
    int next = block();
    int pruned = block();
    assembly.close(new Exit.If(condition, next, pruned));
    assembly.open(pruned);
    assembly.close(new Exit.Prune());
    assembly.open(next);
  }

  void check(Expr condition, FlawKind kind, String message, Symbol.@Nullable Scalar subject) {
    if (condition instanceof Expr.Const(var value, _) && value != 0) {
      return;
    }
    Expr shown = subject == null ? null : subject.expr();
    Shape shape = subject == null ? Shape.INTEGER : subject.shape();
    assembly.add(new Stmt.Check(condition, kind, message, shown, shape));
    if (condition instanceof Expr.Const) {
      throw new Unreachable();
    }
  }

  /// Says that the rest of the basic block being lifted is never reached: a check in it always
  /// fails.
  private static final class Unreachable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private Unreachable() {
      super(null, null, false, false);
    }
  }

  /// Checks that a reference is not null.
  ///
  /// @return the reference, cheap to evaluate again
  Symbol.Scalar checkNotNull(Symbol.Scalar reference, String doing) {
    var bound = bound(reference);
    if (bound != null && !bound.contains(0)) {
      return reference;
    }
    Symbol.Scalar cheap = cheap(reference);
    check(
        Fold.binary(dev.heddle.model.ir.Operator.NOT_EQUAL, cheap.expr(), Expr.of(0)),
        FlawKind.NULL,
        doing + " of null",
        null);
    return cheap;
  }

  Rejection reject(String reason, String advice) {
    return new Rejection(code.where(index), reason, advice);
  }
}
