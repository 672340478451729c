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
   * above them has had a say in. What comes out, x, says where the pair belongs. What the home does not
   * tell of x, and the upper parts of the numbers, are the remainder.
   *
   * Since x does not depend on how many bits the numbers may have, pairs lie in the order of their x in
   * every table, nearly, and moving from any shape to any other walks through memory.
   */

  /// How many bits of each number are mixed.
  private static final int MIXED = 16;

  private static final int LOWER = (1 << MIXED) - 1;

  private static final int UPPER = 0xC2B2AE35;

  /// The least and the most bits for the distance of a slot from its home.
  private static final int LEAST_DISTANCE = 8;

  private static final int MOST_DISTANCE = 20;

  /// Bits of a pair, at least 32.
  int keyBits() {
    return 32 + upperBits(leftBits) + upperBits(rightBits);
  }

  /// The bits of a number above those that are mixed.
  static int upperBits(int bits) {
    return Math.max(0, bits - MIXED);
  }

  Homes homes() {
    return new Homes(capacity);
  }

  /// Bits of a pair that its home does not tell.
  int remainderBits() {
    return keyBits() - homes().fraction();
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
    return scrambled ? Scramble.mix(lower, upper * UPPER) : lower;
  }

  private int unmix(int mixed, int upper) {
    return scrambled ? Scramble.unmix(mixed, upper * UPPER) : mixed;
  }

  /// The pair of that home and remainder, the first number in the upper half.
  long pair(long home, long remainder) {
    int below = keyBits() - 32;
    int rightUpper = upperBits(rightBits);
    long parts = remainder & ((1L << below) - 1);
    int left = (int) (parts >>> rightUpper);
    int right = (int) parts & ((1 << rightUpper) - 1);
    int lower = unmix(homes().hash(home, remainder >>> below), left << MIXED | right);
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
    long x = homes().hash(home, remainder >>> below) & 0xFFFF_FFFFL;
    return x << (other.keyBits() - 32) | left << upperBits(other.rightBits) | right;
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
