package dev.heddle.counterexamples;

import dev.heddle.model.system.FlawKind;
import dev.heddle.model.system.TransitionSystem;

/// The transition system whose steps a counterexample makes.
public final class TraceSystem {
  private TraceSystem() {}

  /// The protocol itself; for a data race, that of [TransitionSystem#races] in which it can be
  /// executed, or the first when it can in none.
  ///
  /// @param system the protocol as it is today
  public static TransitionSystem of(TraceDocument document, TransitionSystem system) {
    if (document.flaw().kind() != FlawKind.DATA_RACE) {
      return system;
    }
    var trusting = system.races().orElse(null);
    if (trusting == null) {
      return system;
    }
    if (isReproduced(document, trusting)) {
      return trusting;
    }
    var careful = trusting.races().orElse(null);
    return careful != null && isReproduced(document, careful) ? careful : trusting;
  }

  private static boolean isReproduced(TraceDocument document, TransitionSystem system) {
    return Replay.of(document, system) instanceof Replay.Outcome.Reproduced;
  }
}
