package dev.heddle.specs.go.runtime;

import dev.heddle.protocol.NoSplit;
import org.jspecify.annotations.Nullable;

/// A semaphore on which goroutines wait, not Ms: `sema.goc`, with one lock for all of it.
final class Semaphore {
  private final Lock lock;

  /// Whether nobody has it.
  private boolean free = true;

  /// The goroutines that wait for it, the first one first, linked by [G#semalink].
  private @Nullable G head;

  /// A semaphore that nobody has.
  Semaphore(String name) {
    lock = new Lock(name);
  }

  /// Waits until it is free and takes it: `semacquire`.
  void acquire(Proc runtime) {
    G g = runtime.g();
    for (; ; ) {
      lock.lock();
      if (free) {
        free = false;
        lock.unlock();
        return;
      }
      enqueue(g);
      g.status = Status.GWAITING;
      lock.unlock();
      runtime.gosched();
    }
  }

  private void enqueue(G g) {
    G last = head;
    if (last == null) {
      head = g;
      return;
    }
    while (last.semalink != null) {
      last = last.semalink;
    }
    last.semalink = g;
  }

  /// Whether a goroutine waits for it.
  @NoSplit
  boolean isAwaited() {
    return head != null;
  }

  /// Lets it go and readies the first goroutine that waits for it: `semrelease`.
  void release(Proc runtime) {
    lock.lock();
    free = true;
    G first = head;
    if (first != null) {
      head = first.semalink;
      first.semalink = null;
    }
    lock.unlock();
    if (first != null) {
      runtime.ready(first);
    }
  }
}
