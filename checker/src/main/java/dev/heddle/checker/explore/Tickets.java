package dev.heddle.checker.explore;

import dev.heddle.checker.store.Levels;
import java.util.concurrent.atomic.AtomicInteger;

/// Hands out the runs of one level, each once.
final class Tickets {

  /// What [#next] says when all runs are handed out. No run is empty.
  static final long NONE = 0;

  private Levels levels;
  private final AtomicInteger next = new AtomicInteger();
  private int end;

  Tickets(Levels levels) {
    this.levels = levels;
  }

  /// Begins with a level of other levels.
  void open(Levels others, int level) {
    levels = others;
    open(level);
  }

  /// The first run that is not handed out yet, or the end of all.
  int first() {
    return Math.min(next.get(), end);
  }

  /// Begins with another level, while no thread asks.
  void open(int level) {
    next.set(levels.from(level));
    end = levels.to(level);
  }

  /// The next run, or [#NONE].
  long next() {
    if (next.get() >= end) {
      return NONE;
    }
    int i = next.getAndIncrement();
    return i < end ? levels.run(i) : NONE;
  }

  /// Whether all runs are handed out.
  boolean isEmpty() {
    return next.get() >= end;
  }
}
