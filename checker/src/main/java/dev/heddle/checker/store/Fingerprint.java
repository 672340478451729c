package dev.heddle.checker.store;

/// 32 bits that say where a packed state belongs in the [Index], and tell it from most others
/// there.
final class Fingerprint {

  /*
   * Each word is folded in by a multiplication and a shift, each of which is a bijection of 64 bits:
   * two states of one word never collide before the last step, which keeps the upper half of a product,
   * where every bit of both factors has had its say [1]. The index takes its positions from the upper
   * bits, so they matter most.
   *
   * [1] Knuth, The Art of Computer Programming, vol. 3, section 6.4, multiplicative hashing.
   */

  private static final long FOLD = 0x9E3779B97F4A7C15L; // 2^64 divided by the golden ratio
  private static final long FINISH = 0xD6E8FEB86659FD93L; // odd, its bits well spread

  private Fingerprint() {}

  /// The fingerprint of the state of `words` longs at `states[at..]`.
  static int of(long[] states, int at, int words) {
    long hash = mix(states[at]);
    for (int i = 1; i < words; i++) {
      hash = mix(hash ^ states[at + i]);
    }
    return (int) ((hash * FINISH) >>> 32);
  }

  private static long mix(long bits) {
    long product = bits * FOLD;
    return product ^ (product >>> 32);
  }
}
