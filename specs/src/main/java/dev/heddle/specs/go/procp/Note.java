package dev.heddle.specs.go.procp;

import static dev.heddle.protocol.Heddle.await;
import static dev.heddle.protocol.Heddle.check;

import dev.heddle.protocol.Sync;

/// A one-time event: cleared, slept on and signalled once.
///
/// It differs from [dev.heddle.protocol.Note] in that only sleeping is a scheduling point.
final class Note {
  @Sync private boolean signalled;

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
