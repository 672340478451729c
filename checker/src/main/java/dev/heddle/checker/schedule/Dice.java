package dev.heddle.checker.schedule;

/// Random numbers that allocate nothing and can be thrown again: SplitMix64 (Steele, Lea and Flood,
/// "Fast splittable pseudorandom number generators", OOPSLA 2014).
final class Dice {
  private static final long GAMMA = 0x9E3779B97F4A7C15L;
  private long state;

  /// Begins the throws of a seed.
  void begin(long seed) {
    state = seed;
  }

  /// The seed of a run: neighbouring numbers give unrelated ones.
  static long seed(long seed, long run) {
    return mix(mix(seed + GAMMA) + run * GAMMA);
  }

  /// A number from 0 to below `bound`, all equally likely but for 1 in 2^32.
  int below(int bound) {
    state += GAMMA;
    return (int) (((mix(state) >>> 32) * bound) >>> 32);
  }

  static long mix(long bits) {
    long z = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
