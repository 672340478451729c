package dev.heddle.checker.store;

/// Finds the numbers of halves in a [Dictionary] for one thread, and adds those that are not there.
final class Interner extends Block {

  /*
   * Many halves have been looked up not long ago. Those are in a cache of the thread's own, which fits
   * in the processor's: one for each of the upper bits of fingerprints, with its number before it.
   *
   * The others are listed, and looked up after all. What each needs is read in two rounds before, the
   * place in the index and then the half that it leads to: reads of one round do not wait for each
   * other, so the processor overlaps their cache misses.
   */

  private static final int CACHE_BITS = 14;

  private final Arena arena;
  private final Index index;
  private final int words;
  private final int mask;
  private final int stride;
  private final long[] cache; // number plus 1, or 0 for none, and half
  private boolean alone = true;

  // The batch.
  private int count;
  private long[] halves = new long[0];
  private int[] fingerprints = new int[0];
  private long[] numbers = new long[0];
  private int[] missing = new int[0]; // those that the cache does not have
  private int missed;
  private int found; // how many of them have been found since

  /// Makes reads that only touch count, or the compiler would drop them.
  @SuppressWarnings("UnusedVariable")
  private long touched;

  Interner(Arena arena, Index index, int words, int mask) {
    super(arena, words);
    this.arena = arena;
    this.index = index;
    this.words = words;
    this.mask = mask;
    this.stride = words + 1;
    this.cache = new long[stride << CACHE_BITS];
  }

  /// Says whether no other thread adds at the same time, until the next call.
  void setAlone(boolean alone) {
    this.alone = alone;
  }

  /// Makes room for batches of so many halves.
  void enlarge(int capacity) {
    if (numbers.length < capacity) {
      halves = new long[capacity * words];
      fingerprints = new int[capacity];
      numbers = new long[capacity];
      missing = new int[capacity];
    }
  }

  /// Where the halves of the next batch go.
  long[] halves() {
    return halves;
  }

  /// The numbers of the batch, as far as [#known] says.
  long[] numbers() {
    return numbers;
  }

  /// How many numbers are known, from the first on.
  int known() {
    return found < missed ? missing[found] : count;
  }

  /// Makes the first `size` halves the batch: takes the numbers that are at hand, and touches what
  /// the others need.
  void prepare(int size) {
    count = size;
    found = 0;
    int misses = 0;
    for (int i = 0, at = 0; i < size; i++, at += words) {
      int fingerprint = Fingerprint.of(halves, at, words) & mask;
      int c = (fingerprint >>> (32 - CACHE_BITS)) * stride;
      boolean hit = cache[c] != 0 && Packed.same(cache, c + 1, halves, at, words);
      fingerprints[i] = fingerprint;
      numbers[i] = cache[c] - 1;
      missing[misses] = i;
      misses += hit ? 0 : 1;
    }
    missed = misses;
    touched += touchIndex() + touchArena();
  }

  private long touchIndex() {
    long[][] table = index.chunks();
    long capacity = index.capacity();
    int shift = index.shift();
    long sum = 0;
    for (int m = 0; m < missed; m++) {
      long home = Index.home(fingerprints[missing[m]], capacity);
      long[] line = table[(int) (home >>> shift)];
      sum += line[(int) home & (line.length - 1)];
    }
    return sum;
  }

  private long touchArena() {
    long[][] table = index.chunks();
    long capacity = index.capacity();
    int shift = index.shift();
    long sum = 0;
    for (int m = 0; m < missed; m++) {
      int fingerprint = fingerprints[missing[m]];
      long home = Index.home(fingerprint, capacity);
      long[] line = table[(int) (home >>> shift)];
      long entry = Index.read(line, (int) home & (line.length - 1));
      if (entry != 0 && Index.fingerprint(entry) == fingerprint) {
        long number = Index.number(entry);
        sum += arena.chunk(number)[arena.place(number)];
      }
    }
    return sum;
  }

  /// Finds the numbers of the batch that are missing, and adds the halves that are not there.
  /// Returns false when there was no room.
  boolean find() {
    long[][] table = index.chunks();
    long capacity = index.capacity();
    int shift = index.shift();
    for (; found < missed; found++) {
      int i = missing[found];
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
            return false;
          }
          System.arraycopy(halves, at, chunk, next, words);
          entry = Index.publish(line, place, Index.entry(fingerprint, number), alone);
          if (entry == 0) {
            note(i, number);
            advance();
            break;
          }
        }
        if (Index.fingerprint(entry) == fingerprint
            && arena.holds(Index.number(entry), halves, at)) {
          note(i, Index.number(entry));
          break;
        }
        if (++place == line.length) {
          c = c + 1 == table.length ? 0 : c + 1;
          line = table[c];
          place = 0;
        }
      }
    }
    return true;
  }

  private void note(int i, long value) {
    numbers[i] = value;
    int c = (fingerprints[i] >>> (32 - CACHE_BITS)) * stride;
    cache[c] = value + 1;
    for (int w = 0; w < words; w++) {
      cache[c + 1 + w] = halves[i * words + w];
    }
  }
}
