package dev.heddle.checker.store;

/// Finds the numbers of halves in a [Dictionary] for one thread, and adds those that are not there.
final class Interner extends Block {

  /*
   * Successors differ little from each other, so most halves have been looked up not long ago. Those
   * are in a small cache, which fits in the processor's, one for each of the upper bits of fingerprints.
   */

  private static final int CACHE_BITS = 12;

  private final Arena arena;
  private final Index index;
  private final int words;
  private final int mask;
  private final long[] cached;
  private final long[] cachedNumbers = new long[1 << CACHE_BITS]; // plus 1, and 0 for none
  private boolean alone = true;

  /// Makes the reads of [#prepare] count, or the compiler would drop them.
  @SuppressWarnings("UnusedVariable")
  private long touched;

  Interner(Arena arena, Index index, int words, int mask) {
    super(arena, words);
    this.arena = arena;
    this.index = index;
    this.words = words;
    this.mask = mask;
    this.cached = new long[words << CACHE_BITS];
  }

  /// Says whether no other thread adds at the same time, until the next call.
  void setAlone(boolean alone) {
    this.alone = alone;
  }

  /// Computes the fingerprints of the first `count` halves, and touches the index there, unless
  /// their numbers are at hand. Those are then in `numbers`; for others there is -1.
  void prepare(long[] halves, int[] fingerprints, int count, long[] numbers) {
    long[][] table = index.chunks();
    long capacity = index.capacity();
    int shift = index.shift();
    long sum = 0;
    for (int i = 0, at = 0; i < count; i++, at += words) {
      int fingerprint = Fingerprint.of(halves, at, words);
      int c = fingerprint >>> (32 - CACHE_BITS);
      fingerprint &= mask;
      fingerprints[i] = fingerprint;
      numbers[i] = cachedNumbers[c] - 1;
      if (numbers[i] < 0 || !Packed.same(cached, c * words, halves, at, words)) {
        numbers[i] = -1;
        long home = Index.home(fingerprint, capacity);
        long[] line = table[(int) (home >>> shift)];
        sum += line[(int) home & (line.length - 1)];
      }
    }
    touched += sum;
  }

  private void cache(long[] halves, int at, int fingerprint, long value) {
    int c = fingerprint >>> (32 - CACHE_BITS);
    for (int w = 0; w < words; w++) {
      cached[c * words + w] = halves[at + w];
    }
    cachedNumbers[c] = value + 1;
  }

  /// Finds the numbers of the halves `from..to-1` that are -1, and adds the halves that are not
  /// there. Returns the first for which there was no room, or `to`.
  int find(long[] halves, int[] fingerprints, int from, int to, long[] numbers) {
    long[][] table = index.chunks();
    long capacity = index.capacity();
    int shift = index.shift();
    for (int i = from; i < to; i++) {
      if (numbers[i] >= 0) {
        continue;
      }
      int fingerprint = fingerprints[i];
      int at = i * words;
      long home = Index.home(fingerprint, capacity);
      int c = (int) (home >>> shift);
      long[] line = table[c];
      int place = (int) home & (line.length - 1);
      for (; ; ) {
        long entry = Index.read(line, place);
        if (entry == 0) {
          if (next == end) {
            return i;
          }
          System.arraycopy(halves, at, chunk, next, words);
          entry = Index.publish(line, place, Index.entry(fingerprint, number), alone);
          if (entry == 0) {
            numbers[i] = number;
            cache(halves, at, fingerprint, number);
            advance();
            break;
          }
        }
        if (Index.fingerprint(entry) == fingerprint
            && arena.holds(Index.number(entry), halves, at)) {
          numbers[i] = Index.number(entry);
          cache(halves, at, fingerprint, numbers[i]);
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
