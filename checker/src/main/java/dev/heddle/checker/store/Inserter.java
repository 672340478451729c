package dev.heddle.checker.store;

/// Adds states to a [Store] for one thread.
public final class Inserter {

  /*
   * A thread owns a block of numbers and the places in the arena that go with them. It writes a state
   * to the next free place first and publishes the entry of the index afterwards; if another thread was
   * faster with the same state, the place stays free for the next one.
   *
   * States come in batches. All their fingerprints are computed before the first is looked up, and the
   * line of the index where each belongs is read: none of these reads waits for another, so the
   * processor overlaps their cache misses, which it could not while inserting.
   */

  private final Arena arena;
  private final Index index;
  private final int words;
  private final int mask;
  private final LongLog runs = new LongLog();
  private boolean alone = true;
  private long[] chunk = new long[0];
  private long number; // of the state at `next`
  private int next;
  private int end;
  private int unlisted; // states before `next` that no run lists yet

  /// Makes the reads of [#prepare] count, or the compiler would drop them.
  @SuppressWarnings("UnusedVariable")
  private long touched;

  /// An inserter without a block.
  ///
  /// @param mask the bits of fingerprints to keep: all, but in tests of collisions
  Inserter(Arena arena, Index index, int words, int mask) {
    this.arena = arena;
    this.index = index;
    this.words = words;
    this.mask = mask;
  }

  /// Says whether no other thread inserts at the same time, until the next call.
  public void setAlone(boolean alone) {
    this.alone = alone;
  }

  /// Computes the fingerprints of the first `count` states in `states`, and touches the index
  /// there.
  public void prepare(long[] states, int[] fingerprints, int count) {
    long[][] table = index.chunks();
    long capacity = index.capacity();
    int shift = index.shift();
    long sum = 0;
    for (int i = 0, at = 0; i < count; i++, at += words) {
      int fingerprint = Fingerprint.of(states, at, words) & mask;
      fingerprints[i] = fingerprint;
      long home = Index.home(fingerprint, capacity);
      long[] line = table[(int) (home >>> shift)];
      sum += line[(int) home & (line.length - 1)];
    }
    touched += sum;
  }

  /// Adds the states `from..to-1` of `states` that are not there yet, in order, and returns the
  /// first that it could not add for lack of room in the block, or `to`. New states lie one after
  /// the other from what [#next] was before to what it is then, in [#chunk].
  public int insert(long[] states, int[] fingerprints, int from, int to) {
    long[][] table = index.chunks();
    long capacity = index.capacity();
    int shift = index.shift();
    for (int i = from; i < to; i++) {
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

  private void write(long[] states, int at) {
    for (int i = 0; i < words; i++) {
      chunk[next + i] = states[at + i];
    }
  }

  private void advance() {
    next += words;
    number++;
    unlisted++;
  }

  /// The chunk of the arena in which this thread writes.
  public long[] chunk() {
    return chunk;
  }

  /// Where in [#chunk] the next new state will begin.
  public int next() {
    return next;
  }

  /// Takes a block of numbers, when the last is used up.
  void take(long first, int length) {
    list();
    chunk = arena.chunk(first);
    number = first;
    next = arena.place(first);
    end = next + length * words;
  }

  /// Hands what is left of the block back to the arena.
  void giveBack() {
    list();
    if (next < end) {
      arena.giveBack(number, (end - next) / words);
      end = next;
    }
  }

  /// Moves the runs added since the last call to `levels`, and returns how many states they have.
  long drainTo(LongLog levels) {
    list();
    long states = 0;
    for (int i = 0; i < runs.size(); i++) {
      levels.add(runs.get(i));
      states += Run.length(runs.get(i));
    }
    runs.clear();
    return states;
  }

  private void list() {
    if (unlisted > 0) {
      runs.add(Run.of(number - unlisted, unlisted));
      unlisted = 0;
    }
  }
}
