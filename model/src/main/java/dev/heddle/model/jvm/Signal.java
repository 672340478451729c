package dev.heddle.model.jvm;

import dev.heddle.model.system.FlawKind;

/// Ends a strand from inside, through frames of the protocol, which catch nothing.
abstract sealed class Signal extends Error {
  private static final long serialVersionUID = 1L;

  private Signal() {
    super(null, null, false, false);
  }

  /// There is no such step: a condition does not hold, or there is nothing to choose.
  static final class Pruned extends Signal {
    private static final long serialVersionUID = 1L;
  }

  /// Nobody will ask for another step.
  static final class Closed extends Signal {
    private static final long serialVersionUID = 1L;
  }

  /// The step is an error that Java does not know.
  static final class Wrong extends Signal {
    private static final long serialVersionUID = 1L;
    final FlawKind kind;
    final String text;

    Wrong(FlawKind kind, String text) {
      this.kind = kind;
      this.text = text;
    }
  }
}
