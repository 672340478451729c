package dev.heddle.checker.store;

/// Which states lie at which distance from the initial state: each level is a list of [Run]s.
///
/// Threads take numbers in blocks, and a block that is not full at the end of a level goes on in
/// the next. So the numbers of a level are no interval, but nearly so, and no number is wasted.
public final class Levels {
  private final LongLog runs = new LongLog();
  private final LongLog ends = new LongLog();
  private long lastSize;

  /// Ends a level: the runs added since the last call are its states.
  void close(Iterable<Inserter> inserters) {
    lastSize = 0;
    for (Inserter inserter : inserters) {
      lastSize += inserter.drainTo(runs);
    }
    ends.add(runs.size());
  }

  /// How many levels there are, an empty last one included.
  public int count() {
    return ends.size();
  }

  /// How many states the last level has.
  public long lastSize() {
    return lastSize;
  }

  /// Where the runs of `level` begin, for [#run].
  public int from(int level) {
    return level == 0 ? 0 : (int) ends.get(level - 1);
  }

  /// Where the runs of `level` end, for [#run].
  public int to(int level) {
    return (int) ends.get(level);
  }

  /// One run.
  public long run(int i) {
    return runs.get(i);
  }
}
