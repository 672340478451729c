package dev.heddle.checker.store;

/// The levels that a [CompactStore] has brought back from its table, where states lie in no order.
final class Recall {

  /// States recalled at once: a part of all, but not fewer than these.
  private static final int PART = 16;

  private static final int FEWEST = 1 << 12;

  private final Levels levels;
  private int first = 1;
  private int last;

  /// No level yet.
  Recall(Levels levels) {
    this.levels = levels;
  }

  /// Whether a level is among them.
  boolean has(int level) {
    return level >= first && level <= last;
  }

  /// Has none any more.
  void forget() {
    first = 1;
    last = 0;
  }

  /// Brings back a level, and those before it that it can afford.
  ///
  /// @param states how many there are in all
  /// @param table where they are
  /// @param queue where they go, instead of what is there
  void bring(int level, long states, PairTable table, Arena queue) {
    long most = Math.max(FEWEST, states / PART);
    int from = level;
    long taken = levels.size(level);
    while (from > 0 && taken + levels.size(from - 1) <= most) {
      taken += levels.size(--from);
    }
    first = from;
    last = level;
    queue.reserve(taken);
    long[] ends = levels.lay(from, level, queue.chunkLength());
    table.visit(
        from,
        level,
        (pair, at) -> {
          long number = ends[at - first]++;
          queue.chunk(number)[queue.place(number)] = pair;
        });
  }
}
