package dev.heddle.checker.store;

/// Where states are cut in two, and how: the left half is the first `cut` bits, counted from the
/// lowest of word 0, and the right half is the rest.
final class Halves {
  private final int words;
  private final int leftWords;
  private final int rightWords;
  private final int first; // the word in which the right half begins, and the bit
  private final int bit;
  private final long below; // the bits of that word that belong to the left half

  /// Halves of states of `words` longs, in which all bits from `bits` on are 0.
  ///
  /// @param cut more than 0, and less than `bits` unless that is 1
  Halves(int words, int bits, int cut) {
    this.words = words;
    this.first = cut >>> 6;
    this.bit = cut & 63;
    this.below = bit == 0 ? -1L : (1L << bit) - 1;
    this.leftWords = (cut + 63) >>> 6;
    this.rightWords = Math.max(1, (bits - cut + 63) >>> 6);
  }

  int leftWords() {
    return leftWords;
  }

  int rightWords() {
    return rightWords;
  }

  /// Copies the left and the right halves of the first `count` states to `lefts` and `rights`.
  void split(long[] states, int count, long[] lefts, long[] rights) {
    if (words == 2 && first == 0 && rightWords == 1) {
      for (int i = 0; i < count; i++) {
        lefts[i] = states[2 * i] & below;
        rights[i] = states[2 * i] >>> bit | states[2 * i + 1] << -bit;
      }
      return;
    }
    for (int i = 0; i < count; i++) {
      left(states, i * words, lefts, i * leftWords);
      right(states, i * words, rights, i * rightWords);
    }
  }

  /// Copies the left half of the state at `states[at..]` to `out[to..]`.
  void left(long[] states, int at, long[] out, int to) {
    for (int i = 0; i < leftWords; i++) {
      out[to + i] = states[at + i];
    }
    out[to + leftWords - 1] &= below;
  }

  /// Copies the right half of the state at `states[at..]` to `out[to..]`.
  void right(long[] states, int at, long[] out, int to) {
    for (int i = 0; i < rightWords; i++) {
      long low = states[at + first + i] >>> bit;
      boolean more = bit > 0 && first + i + 1 < words;
      out[to + i] = more ? low | states[at + first + i + 1] << -bit : low;
    }
  }

  /// Puts the halves at `left[leftAt..]` and `right[rightAt..]` together at `out[to..]`.
  void join(long[] left, int leftAt, long[] right, int rightAt, long[] out, int to) {
    if (words == 2 && first == 0 && rightWords == 1) {
      long half = right[rightAt];
      out[to] = left[leftAt] | half << bit;
      out[to + 1] = half >>> -bit;
      return;
    }
    for (int i = 0; i < words; i++) {
      out[to + i] = i < leftWords ? left[leftAt + i] : 0;
    }
    for (int i = 0; i < rightWords; i++) {
      long half = right[rightAt + i];
      out[to + first + i] |= half << bit;
      if (bit > 0 && first + i + 1 < words) {
        out[to + first + i + 1] |= half >>> -bit;
      }
    }
  }
}
