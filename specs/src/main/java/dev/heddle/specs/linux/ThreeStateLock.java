package dev.heddle.specs.linux;

import dev.heddle.protocol.Acquires;
import dev.heddle.protocol.NoSplit;

/// Go's Linux lock from July 2011 on: unlocked, locked, or locked with somebody asleep, perhaps
/// (`src/pkg/runtime/linux/thread.c` at 4e5086b9).
public class ThreeStateLock extends FutexLock {
  /// Nobody holds it.
  protected static final int UNLOCKED = 0;

  /// Held, and nobody sleeps.
  protected static final int LOCKED = 1;

  /// Held, and presumably somebody sleeps.
  protected static final int SLEEPING = 2;

  private static final int PASSIVE_SPIN = 1;

  private final int activeSpin;

  /// @param threads how many threads there are, 7 at most
  /// @param spurious whether the kernel may wake a sleeper that nobody has woken
  /// @param activeSpin how often to look before yielding the processor; Go looks 4 times, and not
  ///   at all on a uniprocessor
  public ThreeStateLock(int threads, boolean spurious, int activeSpin) {
    super(threads, spurious);
    this.activeSpin = activeSpin;
  }

  @Override
  @Acquires
  public void futexlock() {
    // Speculative grab.
    int v = xchg(LOCKED);
    if (v == UNLOCKED) {
      acquired();
      return;
    }
    // It was LOCKED or SLEEPING. If we have overwritten SLEEPING we must put it back before we
    // return,
    // so that the sleeping thread gets its wakeup.
    int wait = v;
    for (; ; ) {
      if (spin(activeSpin, wait) || spin(PASSIVE_SPIN, wait)) {
        acquired();
        return;
      }
      v = xchg(SLEEPING);
      if (v == UNLOCKED) {
        acquired();
        return;
      }
      wait = SLEEPING;
      futexsleep(SLEEPING);
    }
  }

  /// Looks at the word `rounds` times and grabs the lock if it is free. Between two looks the
  /// thread pauses or yields the processor, which to a checker is the same.
  @NoSplit
  private boolean spin(int rounds, int wait) {
    for (int i = 0; i < rounds; i++) {
      while (key == UNLOCKED) {
        if (grab(wait)) {
          return true;
        }
      }
    }
    return false;
  }

  /// Takes the free lock; `wait` is what the word has to be then.
  @NoSplit
  protected boolean grab(int wait) {
    return cas(UNLOCKED, wait);
  }

  @Override
  public void futexunlock() {
    int v = xchg(UNLOCKED);
    if (v == UNLOCKED) {
      throw new IllegalStateException("unlock of unlocked lock");
    }
    released();
    if (v == SLEEPING) {
      futexwakeup();
    }
  }

  @Override
  @NoSplit
  public boolean isHeld() {
    return key != UNLOCKED;
  }
}
