package dev.heddle.checker.store;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;

/// The states of a [QuotientStore], each in one long.
final class QuotientTable {

  /*
   * Open addressing with linear probing. A slot is 0, which is free, or what its Quotient says. Two
   * states of the same home differ in what the slot has, so it says by itself which state it holds:
   * nothing has to be kept in order, threads insert by compare-and-set, and a look at the slot decides,
   * where an Index must look into the Arena as well.
   *
   * A state that would lie too far from its home goes to the Strays. Slots are never cleared, so what is
   * full stays full, and a state that has no slot now will have none until the table is moved.
   */

  /// What came of adding a state.
  enum Answer {
    /// It was not there, and now is.
    ADDED,
    /// It was there.
    FOUND,
    /// It is not there, and may not be added now.
    REFUSED,
    /// It has no slot, and may be among the strays.
    TOO_FAR
  }

  /// The parts of the slots that may be in use, in sixteenths: usually, and when memory is short.
  private static final int LOAD = 12;

  private static final int CROWD = 15;

  private static final VarHandle SLOT = MethodHandles.arrayElementVarHandle(long[].class);
  private static final long[] GONE = {};

  private final Quotient quotient;
  private final Memory memory;
  private final int shift;
  private final long[][] chunks;
  private int oldNext;

  // The quotient, spread out for the hot loop.
  private final long capacity;
  private final int mask;
  private final int fraction;
  private final int restBits;
  private final int distanceBits;
  private final long lastDistance;

  /// An empty table.
  ///
  /// @param chunkSlots the most slots of one chunk, a power of two
  QuotientTable(Quotient quotient, int chunkSlots, Memory memory) {
    this.quotient = quotient;
    this.memory = memory;
    capacity = quotient.capacity();
    shift = 31 - Integer.numberOfLeadingZeros((int) Math.min(chunkSlots, capacity));
    mask = (1 << shift) - 1;
    fraction = quotient.homes().fraction();
    restBits = quotient.restBits();
    distanceBits = quotient.distanceBits();
    lastDistance = (1L << distanceBits) - 1;
    chunks = new long[(int) (capacity >>> shift)][];
  }

  Quotient quotient() {
    return quotient;
  }

  /// How many states it takes before it should grow.
  ///
  /// @param crowded whether it may be fuller than is good for it
  long room(boolean crowded) {
    return crowded ? capacity * CROWD / 16 : capacity * LOAD / 16;
  }

  /// Reads where a hash belongs, and a bit beyond, as for an [Index].
  ///
  /// @return what makes that count
  long touch(int hash) {
    long slot = Homes.product(hash, capacity) >>> Integer.SIZE;
    long[] chunk = chunks[(int) (slot >>> shift)];
    if (chunk == null) {
      return 0;
    }
    int i = (int) slot & mask;
    return chunk[i] + chunk[Math.min(mask, i + Index.BEYOND)];
  }

  /// Adds a state, if it is not there.
  ///
  /// @param mayAdd whether it may be added
  /// @param alone whether no other thread adds at the same time
  Answer add(int hash, long rest, boolean mayAdd, boolean alone) {
    long product = Homes.product(hash, capacity);
    long slot = product >>> Integer.SIZE;
    long tag = (Homes.part(product, fraction) << restBits | rest) << distanceBits;
    long last = tag | lastDistance;
    int c = (int) (slot >>> shift);
    int i = (int) slot & mask;
    long[] chunk = chunk(c);
    while (tag != last) {
      tag++;
      long held = (long) SLOT.getAcquire(chunk, i);
      if (held == 0) {
        if (!mayAdd) {
          return Answer.REFUSED;
        }
        held = publish(chunk, i, tag, alone);
        if (held == 0) {
          return Answer.ADDED;
        }
      }
      if (held == tag) {
        return Answer.FOUND;
      }
      if (++i == chunk.length) {
        i = 0;
        c = c + 1 == chunks.length ? 0 : c + 1;
        chunk = chunk(c);
      }
    }
    return Answer.TOO_FAR;
  }

  /// Takes a free slot, and returns 0, or what another thread has put there meanwhile.
  private static long publish(long[] chunk, int i, long tag, boolean alone) {
    if (alone) {
      chunk[i] = tag;
      return 0;
    }
    return (long) SLOT.compareAndExchange(chunk, i, 0L, tag);
  }

  private long[] chunk(int c) {
    long[] chunk = chunks[c];
    return chunk == null ? newChunk(c) : chunk;
  }

  /// Makes a chunk, unless another thread was faster. Fresh memory takes the system a while, so it
  /// is made without the lock.
  private long[] newChunk(int c) {
    long[] fresh = memory.allocate(1 << shift);
    synchronized (this) {
      if (chunks[c] != null) {
        memory.recycle(fresh);
        return chunks[c];
      }
      VarHandle.releaseFence();
      chunks[c] = fresh;
      return fresh;
    }
  }

  /// Moves chunks to another table until none is left. Several threads may do so at once.
  ///
  /// @param strays where states go that find no slot there
  void moveTo(QuotientTable other, Strays strays, boolean alone) {
    for (int c = nextOld(); c >= 0; c = nextOld()) {
      long[] chunk = chunks[c];
      if (chunk != null) {
        moveChunk(c, other, strays, alone);
        chunks[c] = GONE;
        memory.recycle(chunk);
      }
    }
  }

  private void moveChunk(int c, QuotientTable other, Strays strays, boolean alone) {
    long[] chunk = chunks[c];
    long first = (long) c << shift;
    for (int i = 0; i < chunk.length; i++) {
      long held = chunk[i];
      if (held != 0) {
        other.put(hash(first + i, held), rest(held), strays, alone);
      }
    }
  }

  /// Adds a state that is not there, among the strays if need be.
  void put(int hash, long rest, Strays strays, boolean alone) {
    if (add(hash, rest, true, alone) == Answer.TOO_FAR) {
      strays.add(hash, rest);
    }
  }

  /// Makes the chunks to which no state has gone, so that all are on the account.
  void fillUp() {
    for (int c = 0; c < chunks.length; c++) {
      chunk(c);
    }
  }

  /// Lets go of all states, though they stay on the account. Allocates nothing, for memory may be
  /// out.
  void drop() {
    Arrays.fill(chunks, null);
  }

  private synchronized int nextOld() {
    return oldNext < chunks.length ? oldNext++ : -1;
  }

  private int hash(long slot, long held) {
    long home = slot - ((held & lastDistance) - 1);
    return quotient
        .homes()
        .hash(home < 0 ? home + capacity : home, held >>> distanceBits >>> restBits);
  }

  private long rest(long held) {
    return (held >>> distanceBits) & ((1L << restBits) - 1);
  }
}
