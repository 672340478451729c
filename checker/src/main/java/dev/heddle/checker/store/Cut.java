package dev.heddle.checker.store;

import java.util.Arrays;

/// Finds out from some states where to cut all, so that there are few halves.
final class Cut {

  /*
   * Each cut in question is tried on the sample: the fingerprints of its left and right halves go into a
   * set of bits each, and the cut with the fewest bits set is taken. A set of bits counts too little
   * when it fills up, but that does not matter for which is the least.
   */

  private static final int STEP = 4;
  private static final int SET_BITS = 1 << 21;

  private final long[] seen = new long[SET_BITS / 64];

  private Cut() {}

  /// Where to cut states of `words` longs, given `count` of them.
  static Halves best(long[] sample, int count, int words) {
    return new Cut().search(sample, count, words);
  }

  private Halves search(long[] sample, int count, int words) {
    int used = usedBits(sample, count, words);
    int best = used / 2 + 1;
    long least = Long.MAX_VALUE;
    for (int cut = STEP; cut < used; cut += STEP) {
      long cost = cost(new Halves(words, cut), sample, count, words);
      if (cost < least) {
        least = cost;
        best = cut;
      }
    }
    return new Halves(words, best);
  }

  private static int usedBits(long[] sample, int count, int words) {
    for (int w = words - 1; w >= 0; w--) {
      long all = 0;
      for (int i = 0; i < count; i++) {
        all |= sample[i * words + w];
      }
      if (all != 0) {
        return 64 * w + 64 - Long.numberOfLeadingZeros(all);
      }
    }
    return 1;
  }

  private long cost(Halves halves, long[] sample, int count, int words) {
    long[] half = new long[words];
    Arrays.fill(seen, 0);
    long cost = 0;
    for (int i = 0; i < count; i++) {
      halves.left(sample, i * words, half, 0);
      cost += note(Fingerprint.of(half, 0, halves.leftWords()));
    }
    Arrays.fill(seen, 0);
    for (int i = 0; i < count; i++) {
      halves.right(sample, i * words, half, 0);
      cost += note(Fingerprint.of(half, 0, halves.rightWords()));
    }
    return cost;
  }

  private int note(int fingerprint) {
    int bit = fingerprint >>> (32 - Integer.numberOfTrailingZeros(SET_BITS));
    boolean known = (seen[bit >>> 6] >>> bit & 1) != 0;
    seen[bit >>> 6] |= 1L << bit;
    return known ? 0 : 1;
  }
}
