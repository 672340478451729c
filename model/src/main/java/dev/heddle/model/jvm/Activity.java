package dev.heddle.model.jvm;

import dev.heddle.model.system.FlawKind;
import dev.heddle.model.system.StepKind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/// What a strand is doing: the calls it is in, as far as the rules of the language go by them, and
/// where it stands. Woven code reports to the activity of its thread through [Hooks].
class Activity {
  /// Jumps back in one step beyond which the step counts as endless.
  private static final int JUMPS = 100_000;

  /// A live call.
  private static final class Call {
    final MethodRules method;
    final @Nullable Object outerLock;
    boolean split;
    boolean atomic;

    Call(MethodRules method, @Nullable Object outerLock) {
      this.method = method;
      this.outerLock = outerLock;
    }
  }

  private final Deque<Call> calls = new ArrayDeque<>();
  private final SplitStack stack;
  private int atomic;
  private int systemStack;
  private int mayRest;
  private @Nullable Object lock;
  private int jumps;
  private IntUnaryOperator chooser = _ -> 0;
  private final List<String> choices = new ArrayList<>();

  /// @param systemStack whether all of it runs on the system stack
  /// @param mayRest whether it may rest anywhere
  Activity(SplitStack stack, boolean systemStack, boolean mayRest) {
    this.stack = stack;
    this.systemStack = systemStack ? 1 : 0;
    this.mayRest = mayRest ? 1 : 0;
  }

  /// What evaluates claims: all in one go, and nothing splits.
  static Activity claim() {
    var claim = new Activity(SplitStack.ROOMY, true, false);
    claim.atomic = 1;
    return claim;
  }

  /// Begins a step, whose choices `chooser` makes: of each number of alternatives, one.
  void begin(IntUnaryOperator chooser) {
    this.chooser = chooser;
    choices.clear();
    jumps = 0;
  }

  /// What was chosen in the present step, in the words of a [dev.heddle.model.system.Step].
  List<String> choices() {
    return List.copyOf(choices);
  }

  /// Other strands may run here, unless this code is atomic.
  ///
  /// @param lock the lock that is waited for here, or null
  /// @param condition what has to hold before the strand goes on, or null
  void stand(StepKind kind, @Nullable Object lock, @Nullable BooleanSupplier condition) {}

  /// Whether the strand may rest where it is.
  final boolean mayRest() {
    return mayRest > 0;
  }

  final boolean onSystemStack() {
    return systemStack > 0;
  }

  final void point() {
    Call caller = calls.peek();
    boolean switches = caller != null && caller.method.switches();
    point(switches ? StepKind.SWITCH : StepKind.POINT, null, null);
  }

  final void volatileAccess() {
    point(StepKind.VOLATILE, null, null);
  }

  private void point(StepKind kind, @Nullable Object awaited, @Nullable BooleanSupplier condition) {
    if (atomic == 0) {
      stand(kind, awaited, condition);
    }
  }

  final void await(BooleanSupplier condition) {
    point(lock == null ? StepKind.AWAIT : StepKind.ACQUIRE, lock, condition);
    assume(holds(condition));
  }

  /// Whether a condition holds, evaluated in one go.
  final boolean holds(BooleanSupplier condition) {
    atomic++;
    try {
      return condition.getAsBoolean();
    } finally {
      atomic--;
    }
  }

  /// Whether a condition is sure to be false: it can be evaluated and does not hold. Leaves no
  /// trace here.
  final boolean fails(BooleanSupplier condition) {
    int live = calls.size();
    IntUnaryOperator before = chooser;
    chooser = _ -> assumeFalse();
    try {
      return !holds(condition);
    } catch (Throwable _) {
      while (calls.size() > live) {
        forget(calls.pop());
      }
      return false;
    } finally {
      chooser = before;
    }
  }

  private static int assumeFalse() {
    throw new Signal.Pruned();
  }

  final void assume(boolean condition) {
    if (!condition) {
      throw new Signal.Pruned();
    }
  }

  final int choose(int alternatives) {
    assume(alternatives > 0);
    if (alternatives == 1) {
      return 0;
    }
    int chosen = chooser.applyAsInt(alternatives);
    choices.add("choose(" + alternatives + ") = " + chosen);
    return chosen;
  }

  final void jump() {
    if (++jumps > JUMPS) {
      throw new Signal.Wrong(
          FlawKind.MODEL, "a step without end: 100,000 jumps back without a point");
    }
  }

  /// Enters a method.
  final void enter(MethodRules method, @Nullable Object receiver) {
    boolean outermost = calls.isEmpty();
    if (!outermost) {
      requireDepth(method);
    }
    boolean hasPrologue =
        method.split()
            && !method.systemStack()
            && !outermost
            && systemStack == 0
            && atomic == 0
            && stack.maySplit();
    Call call = new Call(method, lock);
    calls.push(call);
    systemStack += method.systemStack() ? 1 : 0;
    mayRest += method.mayRest() ? 1 : 0;
    if (method.acquires() && receiver != null) {
      lock = receiver;
    }
    if (hasPrologue) {
      prologue(call);
    }
    if (method.atomic() && atomic == 0) {
      boolean acquires = method.acquires();
      point(acquires ? StepKind.ACQUIRE : StepKind.ATOMIC, acquires ? lock : null, null);
      atomic = 1;
      call.atomic = true;
    }
  }

  private void requireDepth(MethodRules method) {
    int live = 0;
    for (Call call : calls) {
      live += call.method == method ? 1 : 0;
    }
    if (live >= method.depth()) {
      throw new Signal.Wrong(
          FlawKind.MODEL,
          method.name()
              + "() is recursive beyond depth "
              + method.depth()
              + ": raise it with @Depth");
    }
  }

  private void prologue(Call call) {
    int chosen = chooser.applyAsInt(2);
    choices.add((chosen == 0 ? "room in " : "split in ") + call.method.name());
    if (chosen == 1) {
      hook(stack::split);
      call.split = true;
    }
  }

  /// Leaves the method entered last.
  final void leave() {
    Call call = calls.pop();
    forget(call);
    if (call.split) {
      hook(stack::unsplit);
    }
  }

  private void forget(Call call) {
    systemStack -= call.method.systemStack() ? 1 : 0;
    mayRest -= call.method.mayRest() ? 1 : 0;
    atomic -= call.atomic ? 1 : 0;
    lock = call.outerLock;
  }

  private void hook(Runnable hook) {
    Object outer = lock;
    lock = null;
    systemStack++;
    hook.run();
    systemStack--;
    lock = outer;
  }
}
