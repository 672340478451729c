package dev.heddle.specs.go.procp;

import static dev.heddle.protocol.Heddle.await;
import static dev.heddle.protocol.Heddle.check;

import dev.heddle.protocol.Sync;

/// A lock of one bit, as in proc.p, which trusts the lock implementation.
final class Lock {
  @Sync private boolean locked;

  void lock() {
    await(() -> !locked);
    locked = true;
  }

  /// Takes the lock if it is free.
  boolean tryLock() {
    if (locked) {
      return false;
    }
    locked = true;
    return true;
  }

  void unlock() {
    check(locked, "unlock of a lock that nobody holds");
    locked = false;
  }

  boolean isFree() {
    return !locked;
  }
}
