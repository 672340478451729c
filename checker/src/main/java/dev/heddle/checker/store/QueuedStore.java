package dev.heddle.checker.store;

import java.util.List;

/// A store whose table has its states in no order of use, so that those to be expanded are queued
/// besides.
public abstract sealed class QueuedStore implements Visited permits CompactStore, QuotientStore {

  /*
   * States of the level being expanded are in one queue, those found for the next in another.
   */

  private final long limit;
  private final int queued;
  private final Memory memory;
  private final Levels levels = new Levels();
  private Arena expanded; // the queue of the level being expanded
  private Arena found; // the queue of the level being found
  private long closed; // states of the levels that have ended
  private boolean ended;

  /// An empty store.
  ///
  /// @param queued longs of a state in a queue
  /// @param limit the most states
  /// @param memory the account, with what is already on it
  QueuedStore(int queued, long limit, Store.Sizes sizes, Memory memory) {
    this.queued = queued;
    this.limit = limit;
    this.memory = memory;
    expanded = new Arena(queued, sizes.chunkLongs(), sizes.block(), 0, memory);
    found = new Arena(queued, sizes.chunkLongs(), sizes.block(), 0, memory);
  }

  /// The inserters of all threads.
  abstract List<? extends Inserter> inserters();

  /// How many states the table takes before it must grow.
  abstract long room();

  /// Begins with a level for which nothing has been found yet.
  final void openLevel() {
    found.restart(limit - closed, room() - closed);
  }

  /// Says for how many states there is room, when that has changed.
  final void allowFound() {
    found.allow(room() - closed);
  }

  /// The level that states belong to which are added now.
  final int level() {
    return levels.count();
  }

  final Arena expanded() {
    return expanded;
  }

  final Arena found() {
    return found;
  }

  /// How many states there are, those included for which threads have claimed room.
  final long states() {
    return closed + found.claimed();
  }

  /// States of the levels that have ended.
  final long closed() {
    return closed;
  }

  /// Whether the search has ended.
  final boolean hasEnded() {
    return ended;
  }

  /// How many longs more a table may take: queues may become as long again as they are.
  final long freeForTable() {
    return Math.max(0, memory.free() - queued * (levels.lastSize() + found.claimed()));
  }

  @Override
  public final Inserter inserter(int thread) {
    return inserters().get(thread);
  }

  @Override
  public final boolean reclaim(Room refusal) {
    if (refusal != Room.STATE_LIMIT) {
      return false;
    }
    inserters().forEach(Inserter::giveBack);
    return found.hasReturned();
  }

  @Override
  public void endLevel() {
    levels.close(inserters());
    if (ended) {
      return;
    }
    closed += levels.lastSize();
    Arena spent = expanded;
    expanded = found;
    found = spent;
    for (Inserter inserter : inserters()) {
      inserter.moveTo(found);
    }
    openLevel();
  }

  /// Ends a level of so many states that are in the table, and not in a queue.
  final void skipLevel(long size) {
    levels.skip(size);
    closed += size;
    openLevel();
  }

  /// Says that the last level has more states than are to be expanded still.
  final void resizeLastLevel(long size) {
    closed += size - levels.lastSize();
    levels.resize(levels.count() - 1, size);
    openLevel();
  }

  /// Takes the states that were added since the last level out of the queue, though not out of the
  /// store.
  final void forgetQueued() {
    for (Inserter inserter : inserters()) {
      inserter.drainTo(new LongLog());
    }
  }

  @Override
  public void endSearch() {
    ended = true;
    expanded.clear();
    found.clear();
  }

  @Override
  public final Levels levels() {
    return levels;
  }

  @Override
  public final long bytes() {
    return memory.used();
  }
}
