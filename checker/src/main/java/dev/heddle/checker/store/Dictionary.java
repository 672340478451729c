package dev.heddle.checker.store;

/// The halves of states, each once, with a number of its own. Threads look them up through their
/// [Interner]s.
final class Dictionary {
  private final int words;
  private final int mask;
  private final Memory memory;
  private final Arena arena;
  private final Index index;
  private int bits = 1;

  /// An empty dictionary of halves of `words` longs.
  Dictionary(int words, Store.Sizes sizes, Memory memory) {
    this.words = words;
    this.mask = sizes.fingerprintMask();
    this.memory = memory;
    int chunk = Math.max(sizes.initialIndex(), sizes.chunkLongs() / 8);
    arena = new Arena(words, chunk, sizes.block(), Store.NUMBERS, memory);
    index = new Index(sizes.initialIndex(), chunk, memory);
  }

  /// The interner of one thread.
  Interner interner() {
    return new Interner(arena, index, words, mask);
  }

  /// Allows numbers of `count` bits and no more.
  void allowBits(int count) {
    bits = count;
    arena.allow(Math.min(index.room(), 1L << count));
  }

  /// The bits of the numbers that are allowed.
  int bits() {
    return bits;
  }

  /// Gives an interner that lacks numbers some more, or says why not.
  Room claim(Interner interner) {
    Room room = arena.claim(interner);
    return room == Room.STATE_LIMIT ? Room.MEMORY_LIMIT : room;
  }

  /// Whether it lacks bits for more numbers.
  boolean lacksBits() {
    return arena.isFull() && arena.claimed() >= 1L << bits;
  }

  /// Whether its index lacks room.
  boolean lacksIndex() {
    return arena.isFull() && arena.claimed() >= index.room();
  }

  /// Enlarges the index, or returns false when the budget does not allow that.
  boolean growIndex() {
    if (!index.beginGrowth(index.capacity() + memory.free())) {
      return false;
    }
    index.move(true);
    index.endGrowth();
    allowBits(bits);
    return true;
  }

  /// Lets go of everything.
  void drop() {
    index.release();
    arena.clear();
  }

  /// How many numbers have been claimed.
  long claimed() {
    return arena.claimed();
  }

  /// Where the half of that number lies, for [#place].
  long[] chunk(long number) {
    return arena.chunk(number);
  }

  /// Where in its chunk the half of that number begins.
  int place(long number) {
    return arena.place(number);
  }
}
