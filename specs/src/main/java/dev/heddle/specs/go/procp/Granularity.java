package dev.heddle.specs.go.procp;

import static dev.heddle.protocol.Heddle.point;

/// Where other threads may run, besides where a thread waits: for a lock, for a note, or to be
/// created.
public enum Granularity {
  /// Between any two statements of the Promela model.
  FINE,

  /// Before each access to a word that is shared without the scheduler's lock: before what is an
  /// atomic instruction in C.
  ///
  /// Everything else is touched under that lock, or handed over by a note. Letting a lock go and
  /// signalling a note only enable others, so they commute to the left and need no point.
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
