package dev.heddle.specs.go.procp;

import static dev.heddle.protocol.Heddle.point;

/// Where other threads may run, besides where a thread waits for a lock or a note.
public enum Granularity {
  /// Between any two statements of the Promela model.
  FINE,

  /// Before each access to a word that is shared without a lock: the accesses that are atomic
  /// instructions in C.
  ///
  /// Everything else is touched under the lock of the scheduler, or is one thread's own. A release
  /// of a lock and a wakeup only enable others, so they need no point.
  NATURAL;

  /// The end of one Promela statement and the beginning of the next.
  void statement() {
    if (this == FINE) {
      point();
    }
  }

  /// The beginning of an atomic instruction.
  void instruction() {
    if (this == NATURAL) {
      point();
    }
  }
}
