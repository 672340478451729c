package dev.heddle.checker.store;

import java.util.concurrent.atomic.AtomicIntegerArray;

/// The states of a [Store] that are still to be moved away: how many there are in each chunk.
final class Pending {
  private final Arena arena;
  private final LongLog unfinished = new LongLog();
  private final AtomicIntegerArray states;

  /// All states of a store. Those that belong to no level yet are taken from its inserters.
  Pending(Store store) {
    arena = store.arena();
    for (ArenaInserter inserter : store.inserters()) {
      inserter.drainTo(unfinished);
    }
    states = new AtomicIntegerArray(arena.directory());
    Levels levels = store.levels();
    for (int i = 0; i < levels.to(levels.count() - 1); i++) {
      add(levels.run(i), 1);
    }
    for (int i = 0; i < unfinished.size(); i++) {
      add(unfinished.get(i), 1);
    }
  }

  /// The runs that belong to no level yet.
  LongLog unfinished() {
    return unfinished;
  }

  private int add(long run, int sign) {
    return states.addAndGet(arena.chunkOf(Run.first(run)), sign * Run.length(run));
  }

  /// Counts the states of a run as moved. When they were the last of a chunk, it can be allocated
  /// again: nobody may read it any more.
  void end(long run) {
    if (add(run, -1) == 0) {
      arena.recycle(arena.chunkOf(Run.first(run)));
    }
  }

  /// Counts the states of a run as moved. The chunk of the last ones is left to the collector.
  void endWithReaders(long run) {
    if (add(run, -1) == 0) {
      arena.release(arena.chunkOf(Run.first(run)));
    }
  }
}
