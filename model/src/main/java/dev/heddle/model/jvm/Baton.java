package dev.heddle.model.jvm;

import java.util.concurrent.locks.LockSupport;

/// Lets either the one who schedules run, or the thread of one strand. What one does happens before
/// what the other does next.
final class Baton {
  private final Thread scheduler;
  private final Thread strand;
  private volatile boolean strandRuns;
  private boolean begun;

  /// @param scheduler who holds the baton
  /// @param body what the strand's thread runs when it first gets the baton; it must [#finish]
  Baton(Thread scheduler, Thread.Builder threads, Runnable body) {
    this.scheduler = scheduler;
    strand =
        threads.unstarted(
            () -> {
              awaitTurn();
              body.run();
            });
  }

  /// Gives the baton to the strand and waits until it comes back.
  void give() {
    if (Thread.currentThread() != scheduler) {
      throw new IllegalStateException("an execution belongs to the thread that began it");
    }
    strandRuns = true;
    if (begun) {
      LockSupport.unpark(strand);
    } else {
      begun = true;
      strand.start();
    }
    while (strandRuns) {
      LockSupport.park();
    }
  }

  /// Gives the baton back and waits for it.
  void giveBack() {
    finish();
    awaitTurn();
  }

  /// Gives the baton back for good.
  void finish() {
    strandRuns = false;
    LockSupport.unpark(scheduler);
  }

  /// Gives the baton to the strand for good.
  void release() {
    strandRuns = true;
    LockSupport.unpark(strand);
  }

  /// Whether the strand's thread has begun.
  boolean hasBegun() {
    return begun;
  }

  private void awaitTurn() {
    while (!strandRuns) {
      LockSupport.park();
    }
  }
}
