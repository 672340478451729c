package dev.heddle.specs.classics;

import static dev.heddle.protocol.Heddle.point;

import dev.heddle.protocol.Invariant;
import dev.heddle.protocol.Protocol;
import dev.heddle.protocol.Range;
import dev.heddle.protocol.Sometimes;
import dev.heddle.protocol.Strand;
import dev.heddle.specs.linux.CountLock;
import dev.heddle.specs.linux.ForgetfulLock;
import dev.heddle.specs.linux.FutexLock;
import dev.heddle.specs.linux.OsThread;
import dev.heddle.specs.linux.ThreeStateLock;

/// Threads that take one futex lock several times each and end. A lost wakeup is a deadlock.
public final class FutexLocks implements Protocol {
  private static final int ACTIVE_SPIN = 1;

  private final FutexLock lock;
  private final int rounds;
  private final Locker[] lockers;

  /// How many threads hold the lock.
  @Range(to = 7)
  private int inside;

  /// @param lock which lock
  /// @param threads how many threads take it, 7 at most
  /// @param rounds how often each of them does, 7 times at most
  /// @param spurious whether a sleeping thread may wake up for no reason
  public FutexLocks(Kind lock, int threads, int rounds, boolean spurious) {
    this.lock =
        switch (lock) {
          case COUNT -> new CountLock(threads, spurious);
          case THREE_STATE -> new ThreeStateLock(threads, spurious, ACTIVE_SPIN);
          case FORGETFUL -> new ForgetfulLock(threads, spurious, ACTIVE_SPIN);
        };
    this.rounds = rounds;
    this.lockers = new Locker[threads];
    for (int i = 0; i < threads; i++) {
      lockers[i] = new Locker(i);
    }
  }

  @Invariant("at most one thread holds the lock")
  boolean mutualExclusion() {
    return inside <= 1;
  }

  @Invariant(
      "the lock has an owner when a thread is inside, and when its word says that it is held")
  boolean ownerIsKnown() {
    boolean owned = lock.owner() != null;
    return owned == lock.isHeld() && (inside == 0 || owned);
  }

  @Sometimes("a thread sleeps in the kernel until the lock is let go")
  boolean somebodySleeps() {
    return lock.anyAsleep();
  }

  /// Go's lock on Linux, early 2011, late 2011, and broken.
  public enum Kind {
    /// [CountLock].
    COUNT,
    /// [ThreeStateLock].
    THREE_STATE,
    /// [ForgetfulLock].
    FORGETFUL
  }

  final class Locker extends Strand implements OsThread {
    private final int tid;

    /// How many rounds it has done.
    @Range(to = 7)
    private int done;

    Locker(int tid) {
      this.tid = tid;
    }

    @Override
    public int tid() {
      return tid;
    }

    @Override
    protected void run() {
      do {
        lock.futexlock();
        inside++;
        point();
        inside--;
        lock.futexunlock();
        done++;
      } while (done < rounds);
    }

    @Sometimes("the thread has done all its rounds")
    boolean finishes() {
      return done == rounds;
    }

    @Override
    public String toString() {
      return "thread " + tid;
    }
  }
}
