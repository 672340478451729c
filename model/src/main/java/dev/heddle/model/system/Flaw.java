package dev.heddle.model.system;

import java.util.List;

/// One thing that is wrong, said to people.
///
/// @param kind what kind of wrong it is
/// @param property the violated property's name; for an error of a step, its kind's name
/// @param message what happened, in one sentence
/// @param cycle for a partial deadlock, who waits for whom: `M0 waits for stacks held by M0`; else
///   empty
public record Flaw(FlawKind kind, String property, String message, List<String> cycle) {
  /// Copies the cycle.
  public Flaw {
    cycle = List.copyOf(cycle);
  }

  /// A flaw without a cycle.
  public static Flaw of(FlawKind kind, String property, String message) {
    return new Flaw(kind, property, message, List.of());
  }

  /// A deadlock. It is said in the same words of every state.
  public static Flaw deadlock() {
    return of(
        FlawKind.DEADLOCK,
        FlawKind.DEADLOCK.text(),
        "no strand can change the state, and not every strand may rest where it stands");
  }
}
