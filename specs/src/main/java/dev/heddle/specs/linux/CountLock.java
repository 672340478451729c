package dev.heddle.specs.linux;

import dev.heddle.protocol.Acquires;
import dev.heddle.protocol.NoSplit;

/// Go's Linux lock until July 2011: the word counts the waiters and says, in its lowest bit,
/// whether the lock is held (`src/pkg/runtime/linux/thread.c` at 59ce067d).
public class CountLock extends FutexLock {
  private static final int HELD = 1;
  private static final int WAITER = 2;

  /// @param threads how many threads there are, 7 at most
  /// @param spurious whether the kernel may wake a sleeper that nobody has woken
  public CountLock(int threads, boolean spurious) {
    super(threads, spurious);
  }

  @Override
  @Acquires
  public void futexlock() {
    for (; ; ) {
      int v = key;
      if ((v & HELD) == 0) {
        if (cas(v, v | HELD)) {
          // It was not held; we grabbed it.
          acquired();
          return;
        }
        continue;
      }
      // It was held; try to add ourselves to the waiters.
      if (!cas(v, v + WAITER)) {
        continue;
      }
      // We are accounted for, and the kernel will not put us to sleep if the word has changed.
      futexsleep(v + WAITER);
      leave();
    }
  }

  /// We are awake: remove ourselves from the count.
  @NoSplit
  private void leave() {
    for (; ; ) {
      int v = key;
      if (v < WAITER) {
        throw new IllegalStateException("bad lock key");
      }
      if (cas(v, v - WAITER)) {
        return;
      }
    }
  }

  @Override
  public void futexunlock() {
    for (; ; ) {
      int v = key;
      if ((v & HELD) == 0) {
        throw new IllegalStateException("unlock of unlocked lock");
      }
      if (cas(v, v & ~HELD)) {
        released();
        if ((v & ~HELD) != 0) {
          futexwakeup();
        }
        return;
      }
    }
  }

  @Override
  @NoSplit
  public boolean isHeld() {
    return (key & HELD) != 0;
  }
}
