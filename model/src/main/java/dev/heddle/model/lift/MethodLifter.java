package dev.heddle.model.lift;

import dev.heddle.model.Rejection;
import dev.heddle.model.ir.Exit;
import dev.heddle.model.ir.Expr;
import dev.heddle.model.ir.Field;
import dev.heddle.model.system.StepKind;
import dev.heddle.protocol.Acquires;
import dev.heddle.protocol.Atomic;
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
  final LocalVariables variables = new LocalVariables(this, merges);
  final Spills spills = new Spills(this);
  final Checks checks = new Checks(this);
  final Returns returns = new Returns(this);

  private final Map<Integer, Entry> entries = new HashMap<>();
  private final TreeMap<Integer, Entry> pending = new TreeMap<>();
  private boolean open;

  MethodLifter(ProgramLifter program, Context context, MethodCode code, List<Symbol> arguments) {
    this.program = program;
    this.assembly = program.assembly;
    this.context = context;
    this.code = code;
    int slot = 0;
    for (Symbol argument : arguments) {
      bindArgument(slot, argument);
      slot += argument.isLong() ? 2 : 1;
    }
  }

  private void bindArgument(int slot, Symbol argument) {
    if (code.liveness.isWritten(slot)) {
      frame.slots.put(slot, argument);
      variables.store(slot, argument, 0);
    } else {
      frame.slots.put(slot, argument);
    }
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
    return returns.join();
  }

  private void run(int from) {
    open = true;
    index = from;
    var instructions = new InstructionLifter(this);
    while (open) {
      assembly.line(context.activation(), code.line(index));
      try {
        instructions.lift(code.instructions.get(index));
      } catch (Checks.Unreachable _) {
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

  // Values

  Symbol.Scalar popScalar() {
    return scalar(frame.pop());
  }

  /// The symbol as a number.
  ///
  /// @throws Rejection when it is something else
  Symbol.Scalar scalar(Symbol symbol) {
    if (symbol instanceof Symbol.Scalar scalar) {
      return scalar;
    }
    throw misused(symbol);
  }

  /// What is said of a symbol that is used as a number but is none.
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

  // Points

  /// A scheduling point, unless this code is atomic.
  void point(StepKind kind, @Nullable Expr lock) {
    if (program.claim) {
      throw reject(
          program.word + " has a scheduling point.",
          program.word + " reads the state and nothing else.");
    }
    if (context.atomic()) {
      return;
    }
    spills.unstable();
    int point = block();
    int next = block();
    assembly.close(new Exit.Goto(point));
    assembly.open(point);
    Exit.Wait awaited = lock == null ? null : new LockOwners(this).waitFor(lock);
    assembly.close(new Exit.Point(kind, context.mayRest(), awaited, List.of(), next));
    assembly.open(next);
  }

  /// Where the program is lifted in fine steps, the point before an access to a plain variable.
  ///
  /// @param slot which of its slots; must not depend on the state
  void touch(Field field, Expr slot, boolean write) {
    if (!program.fine || program.claim || context.atomic()) {
      return;
    }
    spills.unstable();
    int point = block();
    int next = block();
    assembly.close(new Exit.Goto(point));
    assembly.open(point);
    Exit.Touch touch = new Exit.Touch(field, slot, write, true);
    assembly.close(new Exit.Point(StepKind.PLAIN, context.mayRest(), null, touch, List.of(), next));
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

  /// The class that goes by an internal name in the code of the method.
  ///
  /// @throws Rejection when it cannot be found
  Class<?> classNamed(String internalName) {
    String name = internalName.replace('/', '.');
    Class<?> type = program.files.type(code.method.getDeclaringClass(), name);
    if (type == null) {
      throw reject("The class " + name + " cannot be found.", "Put it on the class path.");
    }
    return type;
  }

  /// What is said of the instruction being lifted, or of its line.
  Rejection reject(String reason, String advice) {
    return new Rejection(code.where(index), reason, advice);
  }
}
