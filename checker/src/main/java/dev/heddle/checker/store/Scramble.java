package dev.heddle.checker.store;

/// A bijection of 32 bits that spreads them evenly, another one for each salt.
final class Scramble {

  /*
   * Two rounds of a shifted copy and a multiplication by an odd number. Each is undone by its like: a
   * multiplication by the inverse, and what the shift has moved, moved back.
   */

  private static final int FIRST = 0x9E3779B1;
  private static final int SECOND = 0x85EBCA6B;
  private static final int FIRST_INVERSE = inverse(FIRST);
  private static final int SECOND_INVERSE = inverse(SECOND);

  private Scramble() {}

  /// The inverse of an odd number, modulo 2^32. Each round doubles the bits that are right.
  private static int inverse(int odd) {
    int inverse = odd;
    for (int i = 0; i < 4; i++) {
      inverse *= 2 - odd * inverse;
    }
    return inverse;
  }

  /// Scrambles `bits`.
  static int mix(int bits, int salt) {
    int x = bits ^ salt;
    x = (x ^ (x >>> 16)) * FIRST;
    return (x ^ (x >>> 15)) * SECOND;
  }

  /// What has been scrambled to `mixed` with that salt.
  static int unmix(int mixed, int salt) {
    int x = mixed * SECOND_INVERSE;
    x = (x ^ (x >>> 15) ^ (x >>> 30)) * FIRST_INVERSE;
    return x ^ (x >>> 16) ^ salt;
  }
}
