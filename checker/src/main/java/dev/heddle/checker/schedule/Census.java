package dev.heddle.checker.schedule;

/// Counts distinct states by hashes of 64 bits: of n states, two share one with a probability of
/// n²/2^65 at most. Counts up to a limit, which bounds its memory at 16 bytes a state.
final class Census {
  private static final int SMALLEST = 1 << 10;

  private final int limit;
  private long[] hashes = new long[SMALLEST];
  private int count;

  /// @param limit how many states are counted at most
  Census(int limit) {
    this.limit = limit;
  }

  /// Counts the state of `words` longs at the beginning of `state`, if it is new.
  void add(long[] state, int words) {
    if (count >= limit) {
      return;
    }
    long hash = words;
    for (int i = 0; i < words; i++) {
      hash = Dice.mix(hash ^ state[i]) + i;
    }
    hash = hash == 0 ? 1 : hash;
    if (insert(hashes, hash) && ++count > hashes.length / 4 * 3) {
      grow();
    }
  }

  private static boolean insert(long[] table, long hash) {
    int mask = table.length - 1;
    int at = (int) hash & mask;
    while (table[at] != 0) {
      if (table[at] == hash) {
        return false;
      }
      at = (at + 1) & mask;
    }
    table[at] = hash;
    return true;
  }

  private void grow() {
    var larger = new long[2 * hashes.length];
    for (long hash : hashes) {
      if (hash != 0) {
        insert(larger, hash);
      }
    }
    hashes = larger;
  }

  /// How many distinct states there were; the limit for that many or more.
  int count() {
    return count;
  }
}
