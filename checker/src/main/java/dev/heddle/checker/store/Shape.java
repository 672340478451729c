package dev.heddle.checker.store;

/// How a [PairTable] makes slots of pairs of numbers, and pairs of slots.
///
/// @param capacity slots in all
/// @param leftBits the most bits of the first number of a pair
/// @param rightBits the most bits of the second
/// @param levelBits the most bits of a level
/// @param leastWidth the least bits of a slot: 32 or 64
/// @param scrambled whether pairs are spread evenly: so it is, but in tests of collisions
record Shape(
    long capacity, int leftBits, int rightBits, int levelBits, int leastWidth, boolean scrambled) {

  /*
   * Of both numbers of a pair, the lower 16 bits are mixed by a bijection of 32 bits, which what is
   * above them has had a say in. What comes out, x, says where the pair belongs, at
   *
   *     home = x * capacity / 2^32
   *
   * as in the Index. With the home known, little is missing to know x: the x of one home have products
   * x * capacity that lie at least `capacity` apart, so the bits of the product from the one of value
   * 2^fraction on tell them apart, where 2^fraction is the greatest power of two up to capacity. These
   * and the upper parts of the numbers are the remainder. This is Cleary's idea [1]: where something
   * lies is a part of what it is, and need not be stored.
   *
   * Since x does not depend on how many bits the numbers may have, pairs lie in the order of their x in
   * every table, nearly, and moving from any shape to any other walks through memory.
   *
   * [1] J. G. Cleary, "Compact hash tables using bidirectional linear probing", IEEE Transactions on
   *     Computers C-33(9), 1984. His tables keep the keys of a home together; see PairTable for what
   *     replaces that here.
   */

  /// How many bits of each number are mixed.
  private static final int MIXED = 16;

  private static final int LOWER = (1 << MIXED) - 1;

  private static final int FIRST = 0x9E3779B1;
  private static final int SECOND = 0x85EBCA6B;
  private static final int UPPER = 0xC2B2AE35;
  private static final int FIRST_INVERSE = inverse(FIRST);
  private static final int SECOND_INVERSE = inverse(SECOND);

  /// The least and the most bits for the distance of a slot from its home.
  private static final int LEAST_DISTANCE = 8;

  private static final int MOST_DISTANCE = 20;

  /// The inverse of an odd number, modulo 2^32. Each round doubles the bits that are right.
  private static int inverse(int odd) {
    int inverse = odd;
    for (int i = 0; i < 4; i++) {
      inverse *= 2 - odd * inverse;
    }
    return inverse;
  }

  /// Bits of a pair, at least 32.
  int keyBits() {
    return 32 + upperBits(leftBits) + upperBits(rightBits);
  }

  /// The bits of a number above those that are mixed.
  static int upperBits(int bits) {
    return Math.max(0, bits - MIXED);
  }

  /// The bits of the product that its home determines.
  int fraction() {
    return 63 - Long.numberOfLeadingZeros(capacity);
  }

  /// Bits of a pair that its home does not tell.
  int remainderBits() {
    return keyBits() - fraction();
  }

  /// Whether a pair fits in a slot at all.
  boolean fits() {
    return remainderBits() + LEAST_DISTANCE + levelBits <= 64;
  }

  /// Bits of a slot: 32 or 64.
  int width() {
    return remainderBits() + LEAST_DISTANCE + levelBits <= leastWidth ? leastWidth : 64;
  }

  /// Bits for the distance of a slot from its home, plus one.
  int distanceBits() {
    return Math.min(MOST_DISTANCE, width() - remainderBits() - levelBits);
  }

  /// Longs for all slots.
  long longs() {
    return capacity * width() / 64;
  }

  /// The pair, made ready for the table: x, and below it the upper parts of both numbers.
  long scramble(long left, long right) {
    return scramble(left, right, keyBits() - 32, upperBits(rightBits));
  }

  /// Scrambles the first `count` pairs of those numbers.
  void scramble(long[] lefts, long[] rights, long[] hashes, int count) {
    int below = keyBits() - 32;
    int rightUpper = upperBits(rightBits);
    for (int i = 0; i < count; i++) {
      hashes[i] = scramble(lefts[i], rights[i], below, rightUpper);
    }
  }

  private long scramble(long left, long right, int below, int rightUpper) {
    int lower = ((int) left & LOWER) << MIXED | ((int) right & LOWER);
    int upper = (int) (left >>> MIXED) << MIXED | (int) (right >>> MIXED);
    long x = mix(lower, upper) & 0xFFFF_FFFFL;
    return x << below | (left >>> MIXED) << rightUpper | right >>> MIXED;
  }

  private int mix(int lower, int upper) {
    if (!scrambled) {
      return lower;
    }
    int x = lower ^ upper * UPPER;
    x = (x ^ (x >>> 16)) * FIRST;
    return (x ^ (x >>> 15)) * SECOND;
  }

  private int unmix(int mixed, int upper) {
    if (!scrambled) {
      return mixed;
    }
    int x = mixed * SECOND_INVERSE;
    x = (x ^ (x >>> 15) ^ (x >>> 30)) * FIRST_INVERSE;
    return x ^ (x >>> 16) ^ upper * UPPER;
  }

  /// The pair of that home and remainder, the first number in the upper half.
  long pair(long home, long remainder) {
    int below = keyBits() - 32;
    int rightUpper = upperBits(rightBits);
    long parts = remainder & ((1L << below) - 1);
    int left = (int) (parts >>> rightUpper);
    int right = (int) parts & ((1 << rightUpper) - 1);
    int lower = unmix(x(home, remainder >>> below), left << MIXED | right);
    long upper = (long) left << (32 + MIXED) | (long) right << MIXED;
    return upper | (long) (lower >>> MIXED) << 32 | (lower & LOWER);
  }

  /// That pair, given by home and remainder in a table of this shape, made ready for one of the
  /// other.
  long scrambleFor(Shape other, long home, long remainder) {
    int below = keyBits() - 32;
    int rightUpper = upperBits(rightBits);
    long parts = remainder & ((1L << below) - 1);
    long left = parts >>> rightUpper;
    long right = parts & ((1L << rightUpper) - 1);
    long x = x(home, remainder >>> below) & 0xFFFF_FFFFL;
    return x << (other.keyBits() - 32) | left << upperBits(other.rightBits) | right;
  }

  /// The x of that home with those bits of the product: the least whose product has them.
  private int x(long home, long bits) {
    long least = home << 32 | bits << fraction();
    return (int) Long.divideUnsigned(least + capacity - 1, capacity);
  }

  Shape withCapacity(long slots) {
    return new Shape(slots, leftBits, rightBits, levelBits, leastWidth, scrambled);
  }

  Shape withWidth(int bits) {
    return new Shape(capacity, leftBits, rightBits, levelBits, bits, scrambled);
  }

  Shape withLevelBits(int bits) {
    return new Shape(capacity, leftBits, rightBits, bits, leastWidth, scrambled);
  }

  Shape withNumberBits(int left, int right) {
    return new Shape(capacity, left, right, levelBits, leastWidth, scrambled);
  }
}
