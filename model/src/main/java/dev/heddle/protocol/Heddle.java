package dev.heddle.protocol;

import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// The words of the language that Java itself does not have. Import them statically.
///
/// They have a meaning only in code that a [Strand] runs under the checker; called on a plain JVM
/// they throw [IllegalStateException].
public final class Heddle {
  private Heddle() {}

  /// A scheduling point: other strands may run here.
  public static void point() {
    throw outside();
  }

  /// A scheduling point at which the strand waits until `condition` holds. Inside an [Atomic]
  /// method there is no point, and this is [#assume].
  public static void await(BooleanSupplier condition) {
    throw outside();
  }

  /// A nondeterministic number from 0 to `alternatives - 1`. Not a scheduling point.
  public static int choose(int alternatives) {
    throw outside();
  }

  /// Discards this execution unless `condition` holds: a guard after a choice.
  public static void assume(boolean condition) {
    throw outside();
  }

  /// Reports a violation with `message`, a constant, unless `condition` holds.
  public static void check(boolean condition, String message) {
    throw outside();
  }

  /// Reports a violation with `message`, a constant.
  public static void fail(String message) {
    throw outside();
  }

  /// The strand that executes this call.
  public static Strand strand() {
    throw outside();
  }

  /// The carrier that executes this call. An error in a strand that is not a [Fiber].
  public static Carrier carrier() {
    throw outside();
  }

  /// Who executes this call as an owner of locks: the carrier of a fiber, else the strand itself.
  public static Runner runner() {
    throw outside();
  }

  /// Whether this call runs on the system stack: in `morestack()` or `lessstack()`, in a strand
  /// class or method marked [SystemStack]. A constant of the place in the program, so it costs no
  /// state.
  public static boolean onSystemStack() {
    throw outside();
  }

  /// Puts `strand`, which has ended or has not begun, back at the beginning of its `run()`.
  public static void start(Strand strand) {
    throw outside();
  }

  /// The check that [Carrier#switchTo] makes: no strand is current on two carriers.
  static void mount(Carrier carrier, @Nullable Fiber next) {
    throw outside();
  }

  private static IllegalStateException outside() {
    return new IllegalStateException(
        "protocol code runs under the checker only: give the protocol to `heddle check`, or call"
            + " this from Strand.run()");
  }
}
