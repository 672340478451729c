package dev.heddle.model.layout;

/// Where an array of small numbers lies in a packed state: `slots` numbers of `width` bits,
/// `perWord` of them a word, none across a word boundary. Slot `s` lies in word `word + s /
/// perWord` from bit `shift + s % perWord * width` up, stored as its distance from `base`.
///
/// @param width bits of one slot, 0 for a constant to 64
/// @param shift the first bit of the first slot; 0 unless all slots lie in one word
/// @param base the value stored as 0
public record Place(int word, int shift, int width, int perWord, int slots, long base) {

  /// The value in `slot` of the state at `state[offset..]`.
  public long get(long[] state, int offset, int slot) {
    if (width == 0) {
      return base;
    }
    long bits = state[offset + word + slot / perWord] >>> (shift + slot % perWord * width);
    return (bits & mask()) + base;
  }

  /// Writes `value` to `slot` of the state at `state[offset..]`.
  ///
  /// @throws IllegalArgumentException when the value does not fit
  public void put(long[] state, int offset, int slot, long value) {
    long bits = value - base;
    if ((bits & ~mask()) != 0) {
      throw new IllegalArgumentException(value + " does not fit in " + this);
    }
    if (width == 0) {
      return;
    }
    int at = offset + word + slot / perWord;
    int by = shift + slot % perWord * width;
    state[at] = (state[at] & ~(mask() << by)) | (bits << by);
  }

  /// The lowest `width` bits.
  public long mask() {
    return width == 0 ? 0 : -1L >>> (64 - width);
  }

  /// The bits of a state up to the end of its last slot.
  int end() {
    int last = Math.max(0, slots - 1);
    return Long.SIZE * (word + last / perWord) + shift + (last % perWord + 1) * width;
  }

  /// The words that its slots lie in.
  public int spans() {
    return slots <= perWord ? 1 : (slots + perWord - 1) / perWord;
  }
}
