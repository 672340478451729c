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
   * A pair is a number of `keyBits` bits. It is scrambled, by a bijection of such numbers, and the upper
   * 32 bits x of what comes out say where it belongs, at
   *
   *     home = x * capacity / 2^32
   *
   * as in the Index. With the home known, little is missing to know x: the x of one home have products
   * x * capacity that lie at least `capacity` apart, so the bits of the product from the one of value
   * 2^fraction on tell them apart, where 2^fraction is the greatest power of two up to capacity. These
   * are the remainder, together with the bits below x. This is Cleary's idea [1]: where something lies
   * is a part of what it is, and need not be stored.
   *
   * [1] J. G. Cleary, "Compact hash tables using bidirectional linear probing", IEEE Transactions on
   *     Computers C-33(9), 1984. His tables keep the keys of a home together; see PairTable for what
   *     replaces that here.
   */

  private static final long FIRST = 0x9E3779B97F4A7C15L;
  private static final long SECOND = 0xD6E8FEB86659FD93L;
  private static final long FIRST_INVERSE = inverse(FIRST);
  private static final long SECOND_INVERSE = inverse(SECOND);

  /// The least and the most bits for the distance of a slot from its home.
  private static final int LEAST_DISTANCE = 8;

  private static final int MOST_DISTANCE = 20;

  /// The inverse of an odd number, modulo 2^64. Each round doubles the bits that are right.
  private static long inverse(long odd) {
    long inverse = odd;
    for (int i = 0; i < 5; i++) {
      inverse *= 2 - odd * inverse;
    }
    return inverse;
  }

  /// Bits of a pair, at least 32.
  int keyBits() {
    return Math.max(32, leftBits + rightBits);
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

  /// The pair, made ready for the table.
  long scramble(long left, long right) {
    long key = left << rightBits | right;
    if (!scrambled) {
      return key;
    }
    int bits = keyBits();
    long mask = -1L >>> -bits;
    int half = (bits + 1) >>> 1;
    key ^= key >>> half;
    key = key * FIRST & mask;
    key ^= key >>> half;
    return key * SECOND & mask;
  }

  private long unscramble(long hash) {
    if (!scrambled) {
      return hash;
    }
    int bits = keyBits();
    long mask = -1L >>> (64 - bits);
    int half = (bits + 1) >>> 1;
    long key = hash * SECOND_INVERSE & mask;
    key ^= key >>> half;
    key = key * FIRST_INVERSE & mask;
    return key ^ (key >>> half);
  }

  /// The pair of that home and remainder, the first number in the upper half.
  long pair(long home, long remainder) {
    int below = keyBits() - 32;
    long least = home << 32 | (remainder >>> below) << fraction();
    long x = Long.divideUnsigned(least + capacity - 1, capacity);
    long key = unscramble(x << below | (remainder & ((1L << below) - 1)));
    return (key >>> rightBits) << 32 | (key & ((1L << rightBits) - 1));
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

  /// Whether moving from a table of this shape to one of the other keeps the order of homes.
  boolean sameOrderAs(Shape other) {
    return leftBits == other.leftBits && rightBits == other.rightBits;
  }
}
