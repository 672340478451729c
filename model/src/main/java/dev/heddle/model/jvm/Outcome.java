package dev.heddle.model.jvm;

import dev.heddle.model.system.FlawKind;

/// How a step on the JVM ended.
public sealed interface Outcome {
  /// The strand stands at its next point, or has ended.
  record Arrived() implements Outcome {}

  /// There is no such step: its condition does not hold, or what it chose is discarded.
  ///
  /// @param over whether the execution is over, because the strand cannot be put back
  record Pruned(boolean over) implements Outcome {}

  /// The step is an error, and the execution is over.
  ///
  /// @param kind what kind of error
  /// @param message what the protocol or Java says of it
  record Failed(FlawKind kind, String message) implements Outcome {}
}
