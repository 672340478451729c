package dev.heddle.checker.store;

import java.util.Arrays;

/// Finds out from some states where to cut all, so that there will be few halves.
final class Cut {

  /*
   * Each cut in question is tried on the sample: the fingerprints of its halves go into a set of bits.
   * What counts is not how many halves there are but how many there will be. The sample is in the order
   * of discovery; if a side had d halves after a quarter of it and g d after all, then it is taken to
   * have as many times g more when there are four times as many states, and again for four times those.
   * The cut with the fewest halves then is taken.
   *
   * A set of bits counts too little when it fills up, but that does not matter for which is the least.
   */

  private static final int MOST_CUTS = 32;
  private static final int LEAST_STEP = 4;
  private static final int SET_BITS = 1 << 21;

  private final long[] seen = new long[SET_BITS / 64];
  private final long[] sample;
  private final int count;
  private final int words;

  private Cut(long[] sample, int count, int words) {
    this.sample = sample;
    this.count = count;
    this.words = words;
  }

  /// Where to cut states of `words` longs, of which `bits` bits are in use, given `count` of them.
  static Halves best(long[] sample, int count, int words, int bits) {
    return new Cut(sample, count, words).search(bits);
  }

  private Halves search(int bits) {
    int used = usedBits();
    int step = Math.max(LEAST_STEP, (used + MOST_CUTS - 1) / MOST_CUTS);
    Halves best = new Halves(words, bits, Math.max(1, Math.min(bits - 1, used / 2)));
    double least = Double.MAX_VALUE;
    for (int cut = step; cut < used; cut += step) {
      Halves halves = new Halves(words, bits, cut);
      double cost = halvesToCome(halves, true) + halvesToCome(halves, false);
      if (cost < least) {
        least = cost;
        best = halves;
      }
    }
    return best;
  }

  private int usedBits() {
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

  private double halvesToCome(Halves halves, boolean left) {
    Arrays.fill(seen, 0);
    double early = Math.max(1, distinct(halves, left, 0, count / 4));
    double all = early + distinct(halves, left, count / 4, count);
    double growth = all / early;
    return all * growth * growth;
  }

  private int distinct(Halves halves, boolean left, int from, int to) {
    long[] half = new long[words];
    int fresh = 0;
    for (int i = from; i < to; i++) {
      int fingerprint;
      if (left) {
        halves.left(sample, i * words, half, 0);
        fingerprint = Fingerprint.of(half, 0, halves.leftWords());
      } else {
        halves.right(sample, i * words, half, 0);
        fingerprint = Fingerprint.of(half, 0, halves.rightWords());
      }
      int bit = fingerprint >>> (32 - Integer.numberOfTrailingZeros(SET_BITS));
      fresh += (int) (~seen[bit >>> 6] >>> bit & 1);
      seen[bit >>> 6] |= 1L << bit;
    }
    return fresh;
  }
}
