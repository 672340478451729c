package dev.heddle.checker.store;

/// Adds states to a [Store] for one thread.
final class ArenaInserter extends Inserter {

  /*
   * A thread owns a block of numbers and the places in the arena that go with them. It writes a state
   * to the next free place first and publishes the entry of the index afterwards; if another thread was
   * faster with the same state, the place stays free for the next one.
   *
   * States come in batches. All their fingerprints are computed before the first is looked up, and the
   * line of the index where each belongs is read, and often the next one: none of these reads waits
   * for another, so the processor overlaps their cache misses, which it could not while inserting.
   */

  private final Arena arena;
  private final Index index;
  private final int words;
  private final int fingerprintMask;
  private boolean alone = true;

  /// Makes the reads of [#prepare] count, or the compiler would drop them.
  @SuppressWarnings("UnusedVariable")
  private long touched;

  /// An inserter without a block.
  ///
  /// @param fingerprintMask the bits of fingerprints to keep: all, but in tests of collisions
  ArenaInserter(Arena arena, Index index, int words, int fingerprintMask) {
    super(arena, words);
    this.arena = arena;
    this.index = index;
    this.words = words;
    this.fingerprintMask = fingerprintMask;
  }

  @Override
  public void setAlone(boolean alone) {
    this.alone = alone;
  }

  @Override
  public void prepare(long[] states, int[] fingerprints, int count) {
    long[][] table = index.chunks();
    long capacity = index.capacity();
    int shift = index.shift();
    int mask = index.mask();
    long sum = 0;
    for (int i = 0, at = 0; i < count; i++, at += words) {
      int fingerprint = Fingerprint.of(states, at, words) & fingerprintMask;
      fingerprints[i] = fingerprint;
      long home = Index.home(fingerprint, capacity);
      long[] line = table[(int) (home >>> shift)];
      int place = (int) home & mask;
      sum += line[place] + line[Math.min(mask, place + Index.BEYOND)];
    }
    touched += sum;
  }

  @Override
  public int insert(long[] states, int[] fingerprints, int from, int to) {
    long[][] table = index.chunks();
    long capacity = index.capacity();
    int shift = index.shift();
    int mask = index.mask();
    for (int i = from; i < to; i++) {
      int fingerprint = fingerprints[i];
      int at = i * words;
      long home = Index.home(fingerprint, capacity);
      int c = (int) (home >>> shift);
      long[] line = table[c];
      int place = (int) home & mask;
      for (; ; ) {
        long entry = Index.read(line, place);
        if (entry == 0) {
          if (next == end) {
            return i;
          }
          write(states, at);
          entry = Index.publish(line, place, Index.entry(fingerprint, number), alone);
          if (entry == 0) {
            advance();
            break;
          }
        }
        if (Index.fingerprint(entry) == fingerprint
            && arena.holds(Index.number(entry), states, at)) {
          break;
        }
        if (++place == line.length) {
          c = c + 1 == table.length ? 0 : c + 1;
          line = table[c];
          place = 0;
        }
      }
    }
    return to;
  }
}
