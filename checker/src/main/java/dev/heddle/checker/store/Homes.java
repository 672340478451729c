package dev.heddle.checker.store;

/// Where hashes of 32 bits belong in a table, and what is to be known besides to tell the hash
/// again.
///
/// @param capacity slots of the table, at most 2^32
record Homes(long capacity) {

  /*
   * The hash x belongs at home = x * capacity / 2^32. The x of one home have products x * capacity that
   * lie at least `capacity` apart, so the bits of the product from the one of value 2^fraction on tell
   * them apart, where 2^fraction is the greatest power of two up to capacity. This is Cleary's idea [1],
   * and Knuth's quotienting: where something lies is a part of what it is, and need not be stored.
   *
   * homes rise with x, whatever the capacity. So a table lies in the order of its hashes, nearly, and
   * moving to another one walks through memory instead of jumping about in it.
   *
   * [1] J. G. Cleary, "Compact hash tables using bidirectional linear probing", IEEE Transactions on
   *     Computers C-33(9), 1984. His tables keep what has one home together; here a slot says how far
   *     from its home it is, and threads need no locks.
   */

  /// The capacity next to `slots` from below for which chunks come out full. At least 8.
  ///
  /// @param chunkSlots slots of a chunk, a power of two
  static long round(long slots, long chunkSlots) {
    long most = Math.min(Math.max(8, slots), 1L << 32);
    return most <= chunkSlots ? Long.highestOneBit(most) : most / chunkSlots * chunkSlots;
  }

  /// The product of a hash and the capacity: home in the upper half, and what [#part] is taken from
  /// in the lower.
  static long product(int x, long capacity) {
    return (x & 0xFFFF_FFFFL) * capacity;
  }

  /// The bits of the lower half of a product that its home determines.
  int fraction() {
    return 63 - Long.numberOfLeadingZeros(capacity);
  }

  /// How many bits tell the hashes of a home apart.
  int partBits() {
    return Integer.SIZE - fraction();
  }

  /// The bits that tell the hashes of a home apart.
  static long part(long product, int fraction) {
    return (product & 0xFFFF_FFFFL) >>> fraction;
  }

  /// The hash of that home with that part: the least whose product has them.
  int hash(long home, long part) {
    long least = home << 32 | part << fraction();
    return (int) Long.divideUnsigned(least + capacity - 1, capacity);
  }
}
