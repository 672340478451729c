package dev.heddle.specs.go.stackalloc;

import dev.heddle.protocol.Carrier;
import dev.heddle.protocol.NoSplit;
import dev.heddle.protocol.Runner;
import org.jspecify.annotations.Nullable;

/// A lock of the runtime, with `lock` and `unlock` as `linux/thread.c` has them. Neither is
/// NOSPLIT.
interface RuntimeLock {

  /// Takes the lock.
  void lock();

  /// Lets the lock go.
  void unlock();

  /// The M that holds it, or null.
  @NoSplit
  @Nullable Runner owner();

  /// One of that kind and name.
  static RuntimeLock of(Locks kind, String name, int ms) {
    return switch (kind) {
      case OWNED -> new OwnedLock(name);
      case FUTEX -> new CountedLock(name, ms);
    };
  }

  /// `m->locks++`, the count of locks that this M holds or waits for.
  @NoSplit
  static void count(Carrier m) {
    ((M) m).locks++;
  }

  /// `m->locks--`.
  @NoSplit
  static void uncount(Carrier m) {
    ((M) m).locks--;
  }
}
