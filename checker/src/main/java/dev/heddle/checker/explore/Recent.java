package dev.heddle.checker.explore;

import dev.heddle.checker.store.Packed;

/// States that one worker has generated lately. Sifts what it generates again from a batch, so that
/// the store is asked less often.
final class Recent {

  /*
   * Two strands that do not meddle with each other reach the same state in either order, and both ways
   * start at states found together and expanded soon after each other. So most successors that have
   * been visited were generated a moment ago. A table with one place for each hash, where the newest
   * state wins, fits into the processor's cache and knows two in three of them or more; asking the
   * store costs a miss of the cache or two. It compares whole states, so nothing is lost by it.
   *
   * It grows with the search and starts anew whenever it does, for small searches should stay cheap.
   *
   * The state of zeros belongs at place 0, where a new table has something else.
   */

  /// Places at first.
  private static final int FEWEST_BITS = 8;

  /// Places at most: 1 MB of states of two words, which is what a core's own cache may hold.
  private static final int MOST_BITS = 16;

  /// How many states a place is worth before the table grows.
  private static final int STATES_FOR_A_PLACE = 16;

  private static final long FOLD = 0x9E3779B97F4A7C15L; // 2^64 divided by the golden ratio

  private final int words;
  private int bits = FEWEST_BITS;
  private long[] table;
  private long kept;

  /// Knows no state.
  ///
  /// @param words longs of a state
  Recent(int words) {
    this.words = words;
    this.table = newTable();
  }

  /// Removes from a batch the states that are known, and gets to know the others. The order of
  /// those stays.
  ///
  /// @param count how many states `batch` begins with
  /// @return how many are left
  int sift(long[] batch, int count) {
    if (bits < MOST_BITS && kept >= (long) STATES_FOR_A_PLACE << bits) {
      bits += 2;
      table = newTable();
    }
    long[] known = table;
    int shift = Long.SIZE - bits;
    int end = count * words;
    int to = 0;
    for (int at = 0; at < end; at += words) {
      int place = (int) (hash(batch, at) >>> shift) * words;
      if (!Packed.same(known, place, batch, at, words)) {
        for (int i = 0; i < words; i++) {
          long word = batch[at + i];
          known[place + i] = word;
          batch[to + i] = word;
        }
        to += words;
      }
    }
    int left = to / words;
    kept += left;
    return left;
  }

  private long hash(long[] states, int at) {
    long hash = states[at] * FOLD;
    for (int i = 1; i < words; i++) {
      hash = (hash ^ hash >>> 32 ^ states[at + i]) * FOLD;
    }
    return hash;
  }

  private long[] newTable() {
    long[] places = new long[words << bits];
    places[0] = 1; // a state that belongs elsewhere
    return places;
  }
}
