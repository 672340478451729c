package dev.heddle.specs.linux;

import static dev.heddle.protocol.Heddle.assume;
import static dev.heddle.protocol.Heddle.await;
import static dev.heddle.protocol.Heddle.choose;
import static dev.heddle.protocol.Heddle.runner;

import dev.heddle.protocol.Acquires;
import dev.heddle.protocol.Atomic;
import dev.heddle.protocol.NoSplit;
import dev.heddle.protocol.Owner;
import dev.heddle.protocol.Range;
import dev.heddle.protocol.Runner;
import dev.heddle.protocol.Sync;
import org.jspecify.annotations.Nullable;

/// A lock that is one word of memory and the kernel's queue of threads that sleep on it.
///
/// Every access to the word is a step of its own. The owner is known to the checker only: no lock
/// here reads it.
public abstract class FutexLock {
  /// The lock word; what it means is the subclass's business.
  @Range(to = 15)
  protected volatile int key;

  private final boolean spurious;

  /// By thread number, whether the kernel has it asleep on [#key]. The kernel's own, under its
  /// lock.
  @Sync private final boolean[] asleep;

  @Owner private @Nullable Runner owner;

  /// @param threads how many threads there are, 7 at most
  /// @param spurious whether the kernel may wake a sleeper that nobody has woken
  protected FutexLock(int threads, boolean spurious) {
    this.asleep = new boolean[threads];
    this.spurious = spurious;
  }

  /// Takes the lock, asleep while another thread holds it.
  @Acquires
  public abstract void futexlock();

  /// Lets the lock go and wakes a sleeper when there may be one.
  public abstract void futexunlock();

  /// Who holds the lock, or null.
  @NoSplit
  public final @Nullable Runner owner() {
    return owner;
  }

  /// The caller has it.
  @NoSplit
  protected final void acquired() {
    owner = runner();
  }

  /// The caller has it no longer.
  @NoSplit
  protected final void released() {
    owner = null;
  }

  /// Atomically: if the word is `old`, sets it to `val` and returns true.
  @Atomic
  @NoSplit
  protected final boolean cas(int old, int val) {
    if (key != old) {
      return false;
    }
    key = val;
    return true;
  }

  /// Atomically sets the word to `val` and returns what it was.
  @Atomic
  @NoSplit
  protected final int xchg(int val) {
    int old = key;
    key = val;
    return old;
  }

  /// Atomically: if the word is `val`, sleeps. May return although nobody has called
  /// [#futexwakeup].
  protected final void futexsleep(int val) {
    futex(Op.WAIT, val);
  }

  /// If any thread sleeps on the word, wakes one.
  protected final void futexwakeup() {
    futex(Op.WAKE, 1);
  }

  /// The system call.
  @NoSplit
  private void futex(Op op, int val) {
    if (op == Op.WAKE) {
      wake();
      return;
    }
    int tid = ((OsThread) runner()).tid();
    if (enqueue(tid, val)) {
      await(() -> spurious || !asleep[tid]);
      asleep[tid] = false;
    }
  }

  /// FUTEX_WAIT: the kernel compares the word and puts the thread to sleep under the lock of its
  /// queue, so no wakeup falls in between.
  @Atomic
  @NoSplit
  private boolean enqueue(int tid, int val) {
    asleep[tid] = key == val;
    return asleep[tid];
  }

  /// FUTEX_WAKE of one thread. futex(2) does not say which one, so it may be any.
  @Atomic
  @NoSplit
  private void wake() {
    boolean nobody = true;
    for (boolean sleeper : asleep) {
      nobody &= !sleeper;
    }
    if (nobody) {
      return;
    }
    int tid = choose(asleep.length);
    assume(asleep[tid]);
    asleep[tid] = false;
  }

  /// Whether the word says that a thread holds the lock.
  @NoSplit
  public abstract boolean isHeld();

  /// Whether the kernel has any thread asleep on the word.
  @NoSplit
  public final boolean anyAsleep() {
    for (boolean sleeper : asleep) {
      if (sleeper) {
        return true;
      }
    }
    return false;
  }

  private enum Op {
    WAIT,
    WAKE
  }
}
