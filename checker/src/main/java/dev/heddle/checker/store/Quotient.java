package dev.heddle.checker.store;

/// How a [QuotientTable] makes slots of states, and states of slots.
///
/// @param capacity slots in all
/// @param restBits the most bits of a state above its lower 32
/// @param scrambled whether states are spread evenly: so it is, but in tests of collisions
record Quotient(long capacity, int restBits, boolean scrambled) {

  /*
   * The lower 32 bits of a state are mixed by a bijection, another one for each of what is above them,
   * the rest. What comes out, the hash, says where the state belongs. A slot has what the place does
   * not tell:
   *
   *     part of the hash | rest of the state | distance from home + 1
   *
   * so that it says by itself which state it holds.
   */

  /// The least and the most bits for the distance of a slot from its home.
  private static final int LEAST_DISTANCE = 7;

  private static final int MOST_DISTANCE = 16;

  private static final long FOLD = 0x9E3779B97F4A7C15L; // 2^64 divided by the golden ratio

  Homes homes() {
    return new Homes(capacity);
  }

  /// Whether a state fits in a slot.
  boolean fits() {
    return distanceBits() >= LEAST_DISTANCE;
  }

  /// Bits for the distance of a slot from its home, plus one.
  int distanceBits() {
    return Math.min(MOST_DISTANCE, Long.SIZE - restBits - homes().partBits());
  }

  /// The hash of a state.
  int hash(int lower, long rest) {
    return scrambled ? Scramble.mix(lower, salt(rest)) : lower;
  }

  /// The lower 32 bits of the state of that hash.
  int lower(int hash, long rest) {
    return scrambled ? Scramble.unmix(hash, salt(rest)) : hash;
  }

  private static int salt(long rest) {
    return (int) ((rest * FOLD) >>> Integer.SIZE);
  }

  Quotient withCapacity(long slots) {
    return new Quotient(slots, restBits, scrambled);
  }

  Quotient withRestBits(int bits) {
    return new Quotient(capacity, bits, scrambled);
  }

  /// This, or one of the least power of two into which states fit. None may: then it does not fit.
  Quotient fitting() {
    Quotient quotient = this;
    while (!quotient.fits() && quotient.capacity <= 1L << 31) {
      quotient = quotient.withCapacity(2 * Long.highestOneBit(quotient.capacity));
    }
    return quotient;
  }
}
