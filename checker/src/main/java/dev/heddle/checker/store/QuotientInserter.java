package dev.heddle.checker.store;

import org.jspecify.annotations.Nullable;

/// Adds states to a [QuotientStore] for one thread.
final class QuotientInserter extends Inserter {

  /*
   * As in ArenaInserter, all hashes of a batch are computed and their slots touched before the first is
   * looked up. A new state is written to the queue before its slot is taken; if another thread was
   * faster, the place stays free for the next one.
   *
   * When there is no number for an upper word, the batch ends before it, and goes on when there is.
   */

  private final QuotientStore store;
  private final int words;
  private final @Nullable Interner uppers;
  private boolean alone = true;

  // The batch: of each state that is hashed, its hash and rest.
  private int count;
  private int hashed;
  private int[] hashes = new int[0];
  private long[] rests = new long[0];

  /// Makes the reads of [#hash] count, or the compiler would drop them.
  @SuppressWarnings("UnusedVariable")
  private long touched;

  QuotientInserter(QuotientStore store, Arena queue, int words, @Nullable Dictionary uppers) {
    super(queue, words);
    this.store = store;
    this.words = words;
    this.uppers = uppers == null ? null : uppers.interner();
  }

  @Override
  public void setAlone(boolean alone) {
    this.alone = alone;
    if (uppers != null) {
      uppers.setAlone(alone);
    }
  }

  @Override
  public void prepare(long[] states, int[] fingerprints, int size) {
    prepare(states, 0, size);
  }

  private void prepare(long[] states, int from, int size) {
    count = size;
    hashed = 0;
    if (hashes.length < size) {
      enlarge(size);
    }
    if (uppers != null) {
      long[] halves = uppers.halves();
      for (int i = 0; i < size; i++) {
        halves[i] = states[from + 2 * i + 1];
      }
      uppers.prepare(size);
    }
    hash(states, from);
  }

  private void enlarge(int size) {
    hashes = new int[size];
    rests = new long[size];
    if (uppers != null) {
      uppers.enlarge(size);
    }
  }

  /// Hashes what has not been hashed, as far as there are numbers, and reads where it belongs: none
  /// of these reads waits for another, so the processor overlaps their cache misses.
  private void hash(long[] states, int from) {
    QuotientTable table = store.table();
    Quotient quotient = table.quotient();
    int known = uppers == null || uppers.find() ? count : store.findMore(uppers);
    long sum = 0;
    for (int i = hashed, at = from + i * words; i < known; i++, at += words) {
      long low = states[at];
      long rest = low >>> Integer.SIZE;
      if (uppers != null) {
        rest |= uppers.numbers()[i] << Integer.SIZE;
      }
      int hash = quotient.hash((int) low, rest);
      hashes[i] = hash;
      rests[i] = rest;
      sum += table.touch(hash);
    }
    hashed = known;
    touched += sum;
  }

  @Override
  public int insert(long[] states, int[] fingerprints, int from, int to) {
    if (hashed < to) {
      hash(states, 0);
    }
    QuotientTable table = store.table();
    int known = Math.min(to, hashed);
    for (int i = from; i < known; i++) {
      boolean free = next < end;
      if (free) {
        write(states, i * words);
      }
      switch (table.add(hashes[i], rests[i], free, alone)) {
        case ADDED -> advance();
        case FOUND -> {}
        case REFUSED -> {
          return i;
        }
        case TOO_FAR -> {
          if (!isAmongStrays(i)) {
            return i;
          }
        }
      }
    }
    return Math.max(from, known);
  }

  /// Adds a state of the batch to the strays, unless it is there. Returns false when it is not and
  /// may not be added now.
  private boolean isAmongStrays(int i) {
    if (next == end) {
      return store.strays().has(hashes[i], rests[i]);
    }
    if (store.strays().add(hashes[i], rests[i])) {
      advance();
    }
    return true;
  }

  /// Whether there is no number for an upper word of the batch.
  boolean lacksNumber() {
    return hashed < count;
  }

  /// Adds states to the table that are not there, and not to the queue.
  ///
  /// @throws OutOfMemoryError when there are too many upper words
  void put(Cursor states, int size) {
    prepare(states.states, states.at, size);
    if (hashed < size) {
      throw new OutOfMemoryError("no room for the states that are there");
    }
    QuotientTable table = store.table();
    for (int i = 0; i < size; i++) {
      table.put(hashes[i], rests[i], store.strays(), alone);
    }
  }

  /// Queues a state that is in the table already. Returns false when there is no room.
  boolean queue(long[] states, int at) {
    if (next == end) {
      return false;
    }
    write(states, at);
    advance();
    return true;
  }
}
