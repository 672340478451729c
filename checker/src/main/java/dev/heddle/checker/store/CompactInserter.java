package dev.heddle.checker.store;

import org.jspecify.annotations.Nullable;

/// Adds states to a [CompactStore] for one thread.
final class CompactInserter extends Inserter {

  /*
   * A state goes through three tables: those of its halves give their numbers, and that of pairs says
   * whether it is new. Each is touched for the whole batch before it is asked, as in ArenaInserter.
   *
   * A new state is written down twice: as a pair, in the queue of states to be expanded, and packed, in
   * `fresh`, where its properties are decided.
   *
   * Any of the tables can lack room. Then the batch stays where it is, and goes on after the lack.
   */

  /// What an inserter can lack.
  private enum Lack {
    QUEUE,
    LEFT,
    RIGHT,
    SLOT
  }

  private final CompactStore store;
  private final int words;
  private final Halves halves;
  private final Interner left;
  private final Interner right;
  private boolean alone = true;
  private Lack lack = Lack.QUEUE;

  // The batch.
  private long[] hashes = new long[0];
  private @Nullable PairTable scrambled; // the table for which `hashes` are
  private int scrambledTo;
  private long[] fresh = new long[0];
  private int freshEnd;

  /// Makes reads that only touch count, or the compiler would drop them.
  @SuppressWarnings("UnusedVariable")
  private long touched;

  CompactInserter(CompactStore store, Arena queue, int words, Halves halves) {
    super(queue, 1);
    this.store = store;
    this.words = words;
    this.halves = halves;
    this.left = store.left().interner();
    this.right = store.right().interner();
  }

  @Override
  public void setAlone(boolean alone) {
    this.alone = alone;
    left.setAlone(alone);
    right.setAlone(alone);
  }

  @Override
  public void prepare(long[] states, int[] fingerprints, int size) {
    enlarge(fingerprints.length);
    freshEnd = 0;
    halves.split(states, size, left.halves(), right.halves());
    left.prepare(size);
    right.prepare(size);
    findHalves();
    scrambled = null;
    scramble();
  }

  /// Scrambles the pairs of the batch for the table that there is now, and touches it.
  private PairTable scramble() {
    PairTable table = store.table();
    int known = Math.min(left.known(), right.known());
    if (scrambled != table || scrambledTo < known) {
      table.scramble(left.numbers(), right.numbers(), hashes, known);
      touched += table.touch(hashes, known);
      scrambled = table;
      scrambledTo = known;
    }
    return table;
  }

  private void enlarge(int capacity) {
    if (hashes.length < capacity) {
      left.enlarge(capacity);
      right.enlarge(capacity);
      hashes = new long[capacity];
      fresh = new long[capacity * words];
    }
  }

  /// Finds the numbers of the halves, those on the left first. Returns false when there is no room.
  private boolean findHalves() {
    while (!left.find()) {
      if (store.left().claim(left) != Room.GRANTED) {
        lack = Lack.LEFT;
        return false;
      }
    }
    while (!right.find()) {
      if (store.right().claim(right) != Room.GRANTED) {
        lack = Lack.RIGHT;
        return false;
      }
    }
    return true;
  }

  @Override
  public int insert(long[] states, int[] fingerprints, int from, int to) {
    boolean complete = findHalves();
    int known = Math.min(to, Math.min(left.known(), right.known()));
    PairTable table = scramble();
    int level = store.level();
    for (int i = from; i < known; i++) {
      int result = table.add(hashes[i], level, next < end, alone);
      switch (result) {
        case PairTable.ADDED -> keep(states, i);
        case PairTable.FOUND -> {}
        case PairTable.REFUSED -> {
          lack = Lack.QUEUE;
          return i;
        }
        default -> {
          lack = Lack.SLOT;
          return i;
        }
      }
    }
    return complete ? to : Math.max(from, known);
  }

  private void keep(long[] states, int i) {
    chunk[next] = left.numbers()[i] << 32 | right.numbers()[i];
    advance();
    for (int w = 0; w < words; w++) {
      fresh[freshEnd + w] = states[i * words + w];
    }
    freshEnd += words;
  }

  /// Gets more of what it lacks, or says why not.
  Room claim(Arena queue) {
    return switch (lack) {
      case QUEUE -> queue.claim(this);
      case LEFT -> store.left().claim(left);
      case RIGHT -> store.right().claim(right);
      case SLOT -> Room.INDEX_FULL;
    };
  }

  /// Whether there was no slot for a pair.
  boolean lacksSlot() {
    return lack == Lack.SLOT;
  }

  /// Forgets what it lacked.
  void forgetLack() {
    lack = Lack.QUEUE;
  }

  @Override
  public long[] chunk() {
    return fresh;
  }

  @Override
  public int next() {
    return freshEnd;
  }
}
