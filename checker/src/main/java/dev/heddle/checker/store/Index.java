package dev.heddle.checker.store;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/// The numbers of the states in an [Arena], found by fingerprint.
final class Index {

  /*
   * Open addressing with linear probing [1]. An entry is one long, fingerprint32 | number32 + 1, and 0
   * is free. With `capacity` entries, fingerprint f belongs at
   *
   *     home(f) = f * capacity / 2^32
   *
   * or at the next free place after it. home rises with f, whatever the capacity. So entries lie in the
   * order of their fingerprints, nearly, and growing is one pass over the old table from front to back,
   * which fills the new one from front to back: no state is read, nothing is hashed again, and memory is
   * walked through instead of jumped about in. New chunks come as the pass reaches them, and are made
   * of the old ones that it has left, so old and new table never stand beside each other in full, and
   * the collector has nothing to do. And as any capacity will do, a large table grows by half instead
   * of doubling.
   *
   * The price: a fingerprint tells states apart only by the bits that its home does not use. A table of
   * 2^27 entries has 5 such bits; then 1 probe in 32 or so of the same home compares states in vain.
   *
   * Threads insert by compare-and-set and never remove. An entry is published after the words of its
   * state, and read with acquire. Growth has the table for itself, though many threads may join in:
   * they take old chunks in turn, and insert into new ones by the same compare-and-set.
   *
   * [1] Knuth, The Art of Computer Programming, vol. 3, section 6.4, algorithm L.
   * [2] Laarman, van de Pol and Weber, "Boosting multi-core reachability performance with shared hash
   *     tables", FMCAD 2010: a table without locks whose entries hold part of the hash.
   */

  /// How far from where an entry belongs another one is touched before, which is often in the next
  /// line of the cache: so far a search goes on, more often than not.
  static final int BEYOND = 5;

  /// The part of the entries that may be in use, in eighths.
  private static final int LOAD_EIGHTHS = 6;

  /// The capacity from which on the table grows by half.
  private static final long LARGE = 1L << 22;

  /// The greatest capacity: fingerprints have no more bits to tell homes apart.
  private static final long GREATEST = 1L << 32;

  private static final VarHandle ENTRY = MethodHandles.arrayElementVarHandle(long[].class);
  private static final long[] GONE = {};
  private static final long[][] NO_CHUNKS = {};
  private static final long UNSIGNED = 0xFFFF_FFFFL;

  private final Memory memory;
  private final int shift;
  private long capacity;
  private long[][] chunks;

  // Growth: the table being left, and the next of its chunks.
  private long[][] old = NO_CHUNKS;
  private int oldNext;

  /// An empty index.
  ///
  /// @param initial its capacity, a power of two
  /// @param chunkLongs the most entries of one chunk, a power of two
  Index(int initial, int chunkLongs, Memory memory) {
    this.memory = memory;
    this.shift = 31 - Integer.numberOfLeadingZeros(chunkLongs);
    this.capacity = initial;
    this.chunks = new long[chunksFor(initial)][];
    for (int i = 0; i < chunks.length; i++) {
      chunks[i] = memory.allocate(Math.min(initial, chunkLongs));
    }
  }

  /// Entries in all.
  long capacity() {
    return capacity;
  }

  /// How many states it takes before it must grow.
  long room() {
    return room(capacity);
  }

  /// How many states an index of so many entries takes.
  static long room(long entries) {
    return entries == GREATEST ? Store.NUMBERS : entries / 8 * LOAD_EIGHTHS;
  }

  /// The capacity that it would grow to, if that can be had.
  long nextCapacity() {
    long wanted = capacity < LARGE ? 2 * capacity : capacity + capacity / 2;
    return Math.min(wanted, GREATEST);
  }

  /// Its chunks. They stay as they are until it grows.
  long[][] chunks() {
    return chunks;
  }

  /// How a place splits into chunk and rest. A table of less than one chunk is one power of two.
  int shift() {
    return shift;
  }

  /// The bits of a place that are its rest. It says the same as a chunk's length, but that would
  /// have to be fetched from the chunk first, and often from memory.
  int mask() {
    return (int) Math.min(capacity, 1L << shift) - 1;
  }

  /// Where a fingerprint belongs in a table of that capacity.
  static long home(int fingerprint, long capacity) {
    return ((fingerprint & UNSIGNED) * capacity) >>> 32;
  }

  /// Makes an entry.
  static long entry(int fingerprint, long number) {
    return (long) fingerprint << 32 | (number + 1);
  }

  /// The fingerprint of an entry.
  static int fingerprint(long entry) {
    return (int) (entry >>> 32);
  }

  /// The number of an entry.
  static long number(long entry) {
    return (entry & UNSIGNED) - 1;
  }

  /// Reads an entry, and with it all that was written before it was published.
  static long read(long[] chunk, int i) {
    return (long) ENTRY.getAcquire(chunk, i);
  }

  /// Publishes an entry at a place that was free, unless another thread was faster.
  ///
  /// @param alone whether no other thread inserts now: then a plain write will do
  /// @return 0 when it is done, else the entry that is there now
  static long publish(long[] chunk, int i, long entry, boolean alone) {
    if (alone) {
      chunk[i] = entry;
      return 0;
    }
    return (long) ENTRY.compareAndExchange(chunk, i, 0L, entry);
  }

  /// Begins to grow, unless `affordable` entries are no gain. Then threads call [#move], and one
  /// [#endGrowth].
  boolean beginGrowth(long affordable) {
    long next = Math.min(nextCapacity(), affordable);
    next = next <= 1L << shift ? Long.highestOneBit(next) : next >>> shift << shift;
    if (next < capacity + capacity / 16) {
      return false;
    }
    old = chunks;
    oldNext = 0;
    capacity = next;
    chunks = new long[chunksFor(next)][];
    return true;
  }

  /// Moves old chunks until none is left. Several threads may do so at once.
  ///
  /// @param alone whether only one does
  void move(boolean alone) {
    for (int i = nextOld(); i >= 0; i = nextOld()) {
      long[] chunk = old[i];
      old[i] = GONE;
      for (long entry : chunk) {
        if (entry != 0) {
          moveEntry(entry, alone);
        }
      }
      memory.recycle(chunk);
    }
  }

  /// Ends growing.
  void endGrowth() {
    old = NO_CHUNKS;
    for (int i = 0; i < chunks.length; i++) {
      newChunk(i); // where no entry has gone
    }
    memory.dropSpare();
  }

  /// Lets go of all entries, and of the account for them.
  void release() {
    for (long[] chunk : chunks) {
      memory.recycle(chunk);
    }
    drop();
  }

  /// Lets go of all entries, though they stay on the account. Allocates nothing, for memory may be
  /// out.
  void drop() {
    old = NO_CHUNKS;
    chunks = NO_CHUNKS;
  }

  private synchronized int nextOld() {
    return oldNext < old.length ? oldNext++ : -1;
  }

  private void moveEntry(long entry, boolean alone) {
    long place = home(fingerprint(entry), capacity);
    for (; ; ) {
      int c = (int) (place >>> shift);
      long[] chunk = chunks[c];
      if (chunk == null) {
        chunk = newChunk(c);
      }
      int i = (int) place & (chunk.length - 1);
      if (chunk[i] == 0 && publish(chunk, i, entry, alone) == 0) {
        return;
      }
      place = place + 1 == capacity ? 0 : place + 1;
    }
  }

  /// Makes a chunk, unless another thread was faster. Fresh memory takes the system a while, so it
  /// is made without the lock.
  private long[] newChunk(int c) {
    return chunks[c] != null ? chunks[c] : offer(c, memory.allocate(mask() + 1));
  }

  private synchronized long[] offer(int c, long[] fresh) {
    if (chunks[c] == null) {
      chunks[c] = fresh;
    } else {
      memory.recycle(fresh);
    }
    return chunks[c];
  }

  private int chunksFor(long entries) {
    return (int) ((entries + (1L << shift) - 1) >>> shift);
  }
}
