package dev.heddle.specs.go.runtime;

import static dev.heddle.protocol.Heddle.await;
import static dev.heddle.protocol.Heddle.check;

import dev.heddle.protocol.MayRest;
import dev.heddle.protocol.NoSplit;
import dev.heddle.protocol.Sync;

/// A one-time notification of `linux/thread.c`.
///
/// Only sleeping is a scheduling point. Notes are cleared and signalled with sched locked, so
/// nobody but the sleeper can see a moment between.
final class Note {
  @Sync private boolean signalled;

  /// Gets ready for the next event: `noteclear`.
  @NoSplit
  void clear() {
    signalled = false;
  }

  /// Waits for the event: `notesleep`.
  void sleep() {
    await(() -> signalled);
  }

  /// Waits for an event that may never come: an M that nobody needs.
  @MayRest
  void rest() {
    await(() -> signalled);
  }

  /// Signals the event: `notewakeup`, which throws when it is called twice.
  void wakeup() {
    check(!signalled, "unlock of unlocked lock: double wakeup");
    signalled = true;
  }
}
