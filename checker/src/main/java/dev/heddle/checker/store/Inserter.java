package dev.heddle.checker.store;

/// Adds states to a store for one thread, in batches.
public abstract sealed class Inserter extends Block
    permits ArenaInserter, CompactInserter, QuotientInserter {
  Inserter(Arena arena, int words) {
    super(arena, words);
  }

  /// Says whether no other thread inserts at the same time, until the next call.
  public abstract void setAlone(boolean alone);

  /// Makes the first `count` states in `states` the batch: computes their fingerprints, and touches
  /// the memory where each belongs.
  public abstract void prepare(long[] states, int[] fingerprints, int count);

  /// Adds the states `from..to-1` of the batch that are not there yet, in order, and returns the
  /// first that it could not add for lack of room, or `to`. New states lie one after the other from
  /// what [#next] was before to what it is then, in [#chunk].
  public abstract int insert(long[] states, int[] fingerprints, int from, int to);

  /// Where new states are to be read, after [#insert].
  public long[] chunk() {
    return chunk;
  }

  /// Where in [#chunk] the next new state will begin.
  public int next() {
    return next;
  }
}
