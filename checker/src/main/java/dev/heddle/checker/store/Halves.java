package dev.heddle.checker.store;

/// Where states are cut in two, and how: the left half is the first `cut` bits, counted from the
/// lowest of word 0, and the right half is the rest.
final class Halves {
  private final int words;
  private final int leftWords;
  private final int rightWords;
  private final int first; // the word in which the right half begins, and the bit
  private final int bit;

  /// Halves of states of `words` longs.
  ///
  /// @param cut more than 0 and less than the bits of a state
  Halves(int words, int cut) {
    this.words = words;
    this.first = cut >>> 6;
    this.bit = cut & 63;
    this.leftWords = first + (bit == 0 ? 0 : 1);
    this.rightWords = words - first;
  }

  int leftWords() {
    return leftWords;
  }

  int rightWords() {
    return rightWords;
  }

  /// Copies the left half of the state at `states[at..]` to `out[to..]`.
  void left(long[] states, int at, long[] out, int to) {
    for (int i = 0; i < leftWords; i++) {
      out[to + i] = states[at + i];
    }
    if (bit > 0) {
      out[to + first] &= (1L << bit) - 1;
    }
  }

  /// Copies the right half of the state at `states[at..]` to `out[to..]`.
  void right(long[] states, int at, long[] out, int to) {
    for (int i = 0; i < rightWords; i++) {
      long low = states[at + first + i] >>> bit;
      boolean more = bit > 0 && i + 1 < rightWords;
      out[to + i] = more ? low | states[at + first + i + 1] << (64 - bit) : low;
    }
  }

  /// Puts the halves at `left[leftAt..]` and `right[rightAt..]` together at `out[to..]`.
  void join(long[] left, int leftAt, long[] right, int rightAt, long[] out, int to) {
    for (int i = 0; i < words; i++) {
      out[to + i] = i < leftWords ? left[leftAt + i] : 0;
    }
    for (int i = 0; i < rightWords; i++) {
      long half = right[rightAt + i];
      out[to + first + i] |= half << bit;
      if (bit > 0 && i + 1 < rightWords) {
        out[to + first + i + 1] |= half >>> (64 - bit);
      }
    }
  }
}
