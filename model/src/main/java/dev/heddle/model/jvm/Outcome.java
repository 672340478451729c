package dev.heddle.model.jvm;

import dev.heddle.model.system.Flaw;
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
  record Failed(FlawKind kind, String message) implements Outcome {

    /// Whether it is the error that a model has there. What Java throws of itself a protocol may
    /// throw, too, and what it says then is its own affair.
    boolean is(Flaw flaw) {
      boolean saysTheSame =
          switch (flaw.kind()) {
            case CHECK, ASSERTION, EXCEPTION, MODEL -> message.equals(flaw.message());
            default -> true;
          };
      boolean byJava =
          switch (kind) {
            case NULL, DIVISION, INDEX, CAST -> true;
            default -> false;
          };
      return kind == flaw.kind() ? saysTheSame : flaw.kind() == FlawKind.EXCEPTION && byJava;
    }
  }
}
