package dev.heddle.checker.store;

/// Which states lie at which distance from the initial state: each level is a list of [Run]s.
///
/// Threads take numbers in blocks, and a block that is not full at the end of a level goes on in
/// the next. So the numbers of a level are no interval, but nearly so, and no number is wasted.
public final class Levels {

  /// The most states of a run in [#lay].
  private static final int LAID = 256;

  private final LongLog runs = new LongLog();
  private final LongLog starts = new LongLog();
  private final LongLog ends = new LongLog();
  private final LongLog sizes = new LongLog();

  /// Ends a level: the runs added since the last call are its states.
  void close(Iterable<? extends Inserter> inserters) {
    long size = 0;
    starts.add(runs.size());
    for (Inserter inserter : inserters) {
      size += inserter.drainTo(runs);
    }
    ends.add(runs.size());
    sizes.add(size);
  }

  /// Adds a level of so many states that has no runs.
  void skip(long size) {
    starts.add(runs.size());
    ends.add(runs.size());
    sizes.add(size);
  }

  /// Forgets the runs of all levels, though not how many states they have.
  private void forget() {
    runs.clear();
    for (int i = 0; i < ends.size(); i++) {
      starts.set(i, 0);
      ends.set(i, 0);
    }
  }

  /// Gives the levels `from..to` new runs, which number their states from 0 on, level after level.
  /// All other runs are forgotten. Returns the first number of each of these levels.
  ///
  /// @param most no run goes beyond a multiple of this
  long[] lay(int from, int to, int most) {
    forget();
    long[] firsts = new long[to - from + 1];
    long first = 0;
    for (int level = from; level <= to; level++) {
      firsts[level - from] = first;
      starts.set(level, runs.size());
      long end = first + sizes.get(level);
      int length = Math.min(most, LAID);
      while (first < end) {
        long next = Math.min(end, (first / length + 1) * length);
        runs.add(Run.of(first, (int) (next - first)));
        first = next;
      }
      ends.set(level, runs.size());
    }
    return firsts;
  }

  /// Says how many states a level has, if not all of them are in its runs.
  void resize(int level, long size) {
    sizes.set(level, size);
  }

  /// How many levels there are, an empty last one included.
  public int count() {
    return ends.size();
  }

  /// How many states the last level has.
  public long lastSize() {
    return sizes.size() == 0 ? 0 : sizes.get(sizes.size() - 1);
  }

  /// How many states that level has.
  public long size(int level) {
    return sizes.get(level);
  }

  /// Where the runs of `level` begin, for [#run].
  public int from(int level) {
    return (int) starts.get(level);
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
