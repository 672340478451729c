package dev.heddle.checker.store;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/// The states of a [CompactStore], each as a pair of the numbers of its halves, with its level.
final class PairTable {

  /*
   * Open addressing with linear probing. A slot is 32 bits if that will do, else 64, and 0 is free:
   *
   *     remainder | distance from home + 1 | level
   *
   * Two pairs of the same home differ in the remainder. So a slot says by itself which pair it holds,
   * whatever lies around it: nothing has to be kept in order, and threads insert by compare-and-set of
   * the long in which a slot lies, without locks, as in the Index. The price against Cleary's tables,
   * which need two bits instead of the distance, is half a dozen bits; what it buys is concurrency.
   *
   * When a pair would come to lie too far from its home, the table has to grow, or its slots have.
   *
   * Moving to another table goes through this one from front to back and lets go of chunks on the way.
   * The order of homes is the same there, so chunks of the other come as they are needed.
   */

  /// What came of adding a pair.
  static final int ADDED = 0;

  /// The pair was there.
  static final int FOUND = 1;

  /// The pair is not there, and may not be added now.
  static final int REFUSED = 2;

  /// The pair is not there, and there is no slot for it.
  static final int TOO_FAR = 3;

  private static final VarHandle SLOT = MethodHandles.arrayElementVarHandle(long[].class);
  private static final long[] GONE = {};

  private final Shape shape;
  private final Memory memory;
  private final int chunkShift;
  private final long[][] chunks;
  private int oldNext;
  private final LongLog strays = new LongLog(); // pair and level, one after the other

  // The shape, spread out for the hot loop.
  private final long capacity;
  private final int sharing; // log2 of how many slots share a long
  private final int width;
  private final long slotMask;
  private final int levelBits;
  private final int distanceBits;
  private final long lastDistance;
  private final long belowMask;
  private final int belowBits;
  private final int fraction;

  /// An empty table.
  ///
  /// @param chunkLongs the most longs of one chunk, a power of two
  PairTable(Shape shape, int chunkLongs, Memory memory) {
    this.shape = shape;
    this.memory = memory;
    this.chunkShift = 31 - Integer.numberOfLeadingZeros(chunkLongs);
    capacity = shape.capacity();
    width = shape.width();
    sharing = width == 32 ? 1 : 0;
    slotMask = -1L >>> (64 - width);
    levelBits = shape.levelBits();
    distanceBits = shape.distanceBits();
    lastDistance = (1L << distanceBits) - 1;
    belowBits = shape.keyBits() - 32;
    belowMask = (1L << belowBits) - 1;
    fraction = shape.homes().fraction();
    chunks = new long[(int) ((shape.longs() + chunkLongs - 1) >>> chunkShift)][];
  }

  Shape shape() {
    return shape;
  }

  /// How many pairs it takes before it should grow.
  long room() {
    return capacity / 4 * 3;
  }

  /// The pair, scrambled, for [#touch] and [#add].
  long scramble(long left, long right) {
    return shape.scramble(left, right);
  }

  /// Scrambles the first `count` pairs of those numbers.
  void scramble(long[] lefts, long[] rights, long[] hashes, int count) {
    shape.scramble(lefts, rights, hashes, count);
  }

  /// Reads where scrambled pairs belong, and returns what makes that count.
  long touch(long[] hashes, int count) {
    long sum = 0;
    for (int i = 0; i < count; i++) {
      long slot = ((hashes[i] >>> belowBits) * capacity) >>> 32;
      long[] chunk = chunks[(int) (slot >>> sharing >>> chunkShift)];
      sum += chunk == null ? 0 : chunk[inChunk(slot)];
    }
    return sum;
  }

  /// Adds a scrambled pair, if it is not there.
  ///
  /// @param mayAdd whether it may be added
  /// @param alone whether no other thread adds at the same time
  int add(long hash, int level, boolean mayAdd, boolean alone) {
    long product = (hash >>> belowBits) * capacity;
    long slot = product >>> 32;
    long remainder = ((product & 0xFFFF_FFFFL) >>> fraction) << belowBits | (hash & belowMask);
    long tag = remainder << distanceBits;
    long last = tag + lastDistance;
    tag++;
    int c = (int) (slot >>> sharing >>> chunkShift);
    long[] chunk = chunk(c);
    int i = inChunk(slot);
    int offset = ((int) slot & sharing) << 5;
    while (tag <= last) {
      long word = (long) SLOT.getAcquire(chunk, i);
      long held = (word >>> offset) & slotMask;
      if (held >>> levelBits == tag) {
        return FOUND;
      }
      if (held == 0) {
        if (!mayAdd) {
          return REFUSED;
        }
        long with = word | (tag << levelBits | level) << offset;
        if (alone) {
          chunk[i] = with;
          return ADDED;
        }
        if (SLOT.compareAndSet(chunk, i, word, with)) {
          return ADDED;
        }
        continue; // look again at what is there now
      }
      tag++;
      offset += width;
      if (offset == Long.SIZE) {
        offset = 0;
        if (++i == chunk.length) {
          i = 0;
          c = c + 1 == chunks.length ? 0 : c + 1;
          chunk = chunk(c);
        }
      }
    }
    return TOO_FAR;
  }

  private long[] chunk(int c) {
    long[] chunk = chunks[c];
    return chunk == null ? newChunk(c) : chunk;
  }

  private int inChunk(long slot) {
    return (int) (slot >>> sharing) & ((1 << chunkShift) - 1);
  }

  private synchronized long[] newChunk(int c) {
    if (chunks[c] == null) {
      chunks[c] = memory.allocate((int) Math.min(shape.longs(), 1L << chunkShift));
    }
    return chunks[c];
  }

  /// Moves chunks to another table until none is left. Several threads may do so at once.
  void moveTo(PairTable other, boolean alone) {
    for (int c = nextOld(); c >= 0; c = nextOld()) {
      long[] chunk = chunks[c];
      chunks[c] = GONE;
      if (chunk != null) {
        moveChunk(c, chunk, other, alone);
        memory.recycle(chunk);
      }
    }
  }

  private void moveChunk(int c, long[] chunk, PairTable other, boolean alone) {
    long slot = ((long) c << chunkShift) << sharing;
    for (long word : chunk) {
      for (long rest = word, at = slot; rest != 0; at++) {
        long held = rest & slotMask;
        if (held != 0) {
          move(at, held, other, alone);
        }
        rest = sharing == 0 ? 0 : rest >>> 32;
      }
      slot += 1L << sharing;
    }
  }

  private void move(long slot, long held, PairTable other, boolean alone) {
    long hash = shape.scrambleFor(other.shape, home(slot, held), remainder(held));
    if (other.add(hash, levelOf(held), true, alone) == TOO_FAR) {
      other.putAside(pairAt(slot, held), levelOf(held));
    }
  }

  /// Moves what found no slot here to another table.
  void moveStraysTo(PairTable other) {
    for (int i = 0; i < strays.size(); i += 2) {
      long pair = strays.get(i);
      int level = (int) strays.get(i + 1);
      long hash = other.scramble(pair >>> 32, pair & 0xFFFF_FFFFL);
      if (other.add(hash, level, true, true) == TOO_FAR) {
        other.putAside(pair, level);
      }
    }
  }

  /// Whether something found no slot when it was moved here.
  boolean hasStrays() {
    return strays.size() > 0;
  }

  private void putAside(long pair, int level) {
    synchronized (strays) {
      strays.add(pair);
      strays.add(level);
    }
  }

  private synchronized int nextOld() {
    return oldNext < chunks.length ? oldNext++ : -1;
  }

  private long pairAt(long slot, long held) {
    return shape.pair(home(slot, held), remainder(held));
  }

  private long home(long slot, long held) {
    long home = slot - (((held >>> levelBits) & lastDistance) - 1);
    return home < 0 ? home + capacity : home;
  }

  private long remainder(long held) {
    return width == levelBits + distanceBits ? 0 : held >>> (levelBits + distanceBits);
  }

  private int levelOf(long held) {
    return (int) (held & ((1L << levelBits) - 1));
  }

  /// Whoever is told of pairs.
  @FunctionalInterface
  interface Visitor {
    void visit(long pair, int level);
  }

  /// Tells of all pairs of the levels `from..to`.
  void visit(int from, int to, Visitor visitor) {
    for (int c = 0; c < chunks.length; c++) {
      long[] chunk = chunks[c];
      if (chunk != null) {
        long first = ((long) c << chunkShift) << sharing;
        for (int i = 0; i < chunk.length << sharing; i++) {
          long held = (chunk[i >>> sharing] >>> ((i & sharing) << 5)) & slotMask;
          int level = levelOf(held);
          if (held != 0 && level >= from && level <= to) {
            visitor.visit(pairAt(first + i, held), level);
          }
        }
      }
    }
  }
}
