package dev.heddle.specs.go.procp;

import static dev.heddle.protocol.Heddle.await;
import static dev.heddle.protocol.Heddle.check;

/// The note of proc.p: a one-time event, cleared, slept on and woken once.
final class Note {
  private boolean signalled;

  void clear() {
    signalled = false;
  }

  void sleep() {
    await(() -> signalled);
  }

  void wakeup() {
    check(!signalled, "double wakeup");
    signalled = true;
  }
}
