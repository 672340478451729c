package dev.heddle.junit;

import dev.heddle.model.system.FlawKind;
import dev.heddle.protocol.Protocol;

/// Assertions about protocols, for any test framework that takes a thrown [AssertionError] for a
/// failure. Each explores every interleaving; [Checking] has limits.
///
///     assertHolds(new Peterson()).states(40).reached("bothWant");
///     assertViolates(new LostWakeup(), FlawKind.DEADLOCK).steps(4);
///
/// What is found in a protocol does not depend on the machine, nor on threads: states,
/// transitions, depth and trace may be asserted to the digit.
public final class HeddleAssertions {
  private HeddleAssertions() {}

  /// Asserts that nothing is wrong in any state, and that each `@Sometimes` situation is reached.
  ///
  /// @throws org.opentest4j.AssertionFailedError when something is wrong; the message has the steps
  ///   and says where the files are
  /// @throws dev.heddle.model.Rejection when the protocol is outside the language
  public static Holding assertHolds(Protocol protocol) {
    return Checking.of(protocol).holds();
  }

  /// Asserts that something of that kind is wrong.
  ///
  /// @throws org.opentest4j.AssertionFailedError when nothing is, or something else
  /// @throws dev.heddle.model.Rejection when the protocol is outside the language
  public static Violation assertViolates(Protocol protocol, FlawKind kind) {
    return Checking.of(protocol).violates(kind);
  }

  /// Begins a run of a protocol step by step.
  public static Walkthrough follow(Protocol protocol) {
    return new Walkthrough(protocol);
  }
}
