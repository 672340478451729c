package dev.heddle.checker.explore;

import dev.heddle.checker.store.Levels;
import java.util.concurrent.atomic.AtomicIntegerArray;

/// Hands out the runs of one level, each once.
final class Tickets {

  /*
   * Each thread has a share of its own, in one piece, and takes from those of others when it is done
   * with that. What lies together has been found together, and leads to the same states more often than
   * not: so a thread knows from lately what it would have to ask the store about otherwise.
   */

  /// What [#next] says when all runs are handed out. No run is empty.
  static final long NONE = 0;

  private final AtomicIntegerArray next;
  private final int[] end;
  private Levels levels;

  Tickets(Levels levels, int threads) {
    this.levels = levels;
    next = new AtomicIntegerArray(threads);
    end = new int[threads];
  }

  /// Begins with a level of other levels.
  void open(Levels others, int level) {
    levels = others;
    open(level);
  }

  /// Begins with another level, while no thread asks.
  void open(int level) {
    long first = levels.from(level);
    long runs = levels.to(level) - first;
    for (int share = 0; share < end.length; share++) {
      next.set(share, (int) (first + runs * share / end.length));
      end[share] = (int) (first + runs * (share + 1) / end.length);
    }
  }

  /// The next run for a thread, or [#NONE].
  long next(int thread) {
    for (int i = 0; i < end.length; i++) {
      int share = (thread + i) % end.length;
      if (next.get(share) < end[share]) {
        int run = next.getAndIncrement(share);
        if (run < end[share]) {
          return levels.run(run);
        }
      }
    }
    return NONE;
  }

  /// Whether a run of the level is not handed out yet.
  boolean isLeft(int run) {
    int share = 0;
    while (run >= end[share]) {
      share++;
    }
    return run >= next.get(share);
  }

  /// Whether all runs are handed out.
  boolean isEmpty() {
    for (int share = 0; share < end.length; share++) {
      if (next.get(share) < end[share]) {
        return false;
      }
    }
    return true;
  }
}
