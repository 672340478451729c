package dev.heddle.checker.store;

import java.util.Arrays;

/// The packed states of a search by number, in the order of discovery.
public final class Arena {

  /*
   * States lie in chunks of a fixed power of two, so that growing copies nothing but the directory, and
   * a number splits into chunk and place by a shift and a mask:
   *
   *     number   ┌────────── chunk ──────────┬──── place ────┐
   *              31                    shift                 0
   *
   * Threads claim numbers in blocks and fill them without further ado. Claims are rare, and so a plain
   * lock. The directory is read without one: whoever learns a number from the index has acquired the
   * entry, which was published after the claim of that number, which was made after its chunk entered
   * the directory. So reads must go through the field anew for each number.
   *
   * Fresh memory takes its time: the system clears it, and a virtual machine may have to find it first.
   * So nobody waits for that: who claims the middle of a chunk makes the next one, without the lock.
   *
   * A claim is refused when the index, the limit on states or the budget says so. What other threads
   * have left of their blocks is then handed in and claimed again in ever smaller pieces, so a limit on
   * states is met to the state, whatever the number of threads.
   */

  private static final long[] GONE = {};

  /// The number from which on chunks are made ahead. Small searches take what they need.
  private static final long AHEAD_FROM = 1 << 18;

  private final int words;
  private final int shift;
  private final int blockLength;
  private long limit;
  private final Memory memory;
  private final LongLog returned = new LongLog();
  private long[][] chunks = new long[8][];
  private long claimed;
  private long indexed;

  /// An empty arena.
  ///
  /// @param words longs of a state
  /// @param chunkLongs about how long a chunk is
  /// @param block how many numbers a thread claims at once
  /// @param limit the most states, at most [Store#NUMBERS]
  Arena(int words, int chunkLongs, int block, long limit, Memory memory) {
    this.words = words;
    this.shift = 31 - Integer.numberOfLeadingZeros(Math.max(1, chunkLongs / words));
    this.blockLength = block;
    this.limit = limit;
    this.memory = memory;
  }

  /// Says for how many states the index has room.
  synchronized void allow(long states) {
    indexed = states;
  }

  /// Gives `block` numbers for new states, or says why not.
  Room claim(Block block) {
    Room room = claimNumbers(block);
    if (room == Room.GRANTED && beginsAhead(block.number)) {
      addAhead(chunkOf(block.number) + 1);
    }
    return room;
  }

  private synchronized Room claimNumbers(Block block) {
    if (returned.size() > 0) {
      claimReturned(block);
      return Room.GRANTED;
    }
    if (claimed >= limit) {
      return Room.STATE_LIMIT;
    }
    if (claimed >= indexed) {
      return Room.INDEX_FULL;
    }
    int chunk = (int) (claimed >>> shift);
    if (isMissing(chunk) && !addChunk(chunk)) {
      return Room.MEMORY_LIMIT;
    }
    long chunkEnd = (chunk + 1L) << shift;
    long end = Math.min(Math.min(claimed + blockLength, chunkEnd), Math.min(limit, indexed));
    block.take(claimed, (int) (end - claimed));
    claimed = end;
    return Room.GRANTED;
  }

  /// Whether whoever has claimed these numbers is to make the next chunk, so that it is there when
  /// it is needed.
  private boolean beginsAhead(long first) {
    int middle = 1 << shift >>> 1;
    int place = (int) first & ((1 << shift) - 1);
    return first >= AHEAD_FROM && place >= middle && place < middle + blockLength;
  }

  private void addAhead(int chunk) {
    int length = words << shift;
    if (isMissing(chunk) && memory.allows(length)) {
      long[] fresh = memory.allocate(length);
      synchronized (this) {
        if (isMissing(chunk)) {
          put(chunk, fresh);
        } else {
          memory.release(fresh);
        }
      }
    }
  }

  private synchronized boolean isMissing(int chunk) {
    return chunk >= chunks.length || chunks[chunk] == null || chunks[chunk] == GONE;
  }

  /// Whether the last states that the index has room for are claimed.
  synchronized boolean isFull() {
    return claimed >= indexed && returned.size() == 0;
  }

  /// How many numbers have been claimed.
  synchronized long claimed() {
    return claimed;
  }

  /// Begins anew, with other limits. Chunks stay for what comes, but those that were not needed.
  synchronized void restart(long newLimit, long states) {
    releaseUnclaimed();
    returned.clear();
    claimed = 0;
    limit = newLimit;
    indexed = states;
  }

  /// Lets go of the chunks of which no number is claimed.
  synchronized void releaseUnclaimed() {
    int used = (int) ((claimed + (1L << shift) - 1) >>> shift);
    for (int i = used; !isMissing(i); i++) {
      release(i);
    }
  }

  /// Lets go of everything.
  synchronized void clear() {
    claimed = 0;
    restart(0, 0);
  }

  /// Takes so many numbers at once, the first ones, whatever the limits say.
  synchronized void reserve(long numbers) {
    clear();
    claimed = numbers;
    int last = (int) ((numbers - 1) >>> shift);
    chunks = Arrays.copyOf(chunks, Math.max(chunks.length, last + 1));
    for (int i = 0; i <= last; i++) {
      chunks[i] = memory.allocate(words << shift);
    }
  }

  /// How many states lie in one chunk.
  int chunkLength() {
    return 1 << shift;
  }

  /// Which chunk the state of that number lies in.
  int chunkOf(long number) {
    return (int) (number >>> shift);
  }

  /// How many chunks the directory has room for.
  int directory() {
    return chunks.length;
  }

  /// Lets go of a chunk: its states are no longer here.
  void release(int chunk) {
    memory.release(chunks[chunk]);
    chunks[chunk] = GONE;
  }

  /// Lets go of a chunk that nobody may read any more.
  void recycle(int chunk) {
    memory.recycle(chunks[chunk]);
    chunks[chunk] = GONE;
  }

  /// Lets go of all chunks that are still here.
  synchronized void releaseAll() {
    for (int i = 0; i < chunks.length; i++) {
      if (!isMissing(i)) {
        release(i);
      }
    }
  }

  /// Takes back numbers that were claimed and not used.
  synchronized void giveBack(long first, int length) {
    returned.add(Run.of(first, length));
  }

  /// Whether numbers have come back.
  synchronized boolean hasReturned() {
    return returned.size() > 0;
  }

  private void claimReturned(Block block) {
    long run = returned.removeLast();
    int half = (Run.length(run) + 1) / 2;
    if (half < Run.length(run)) {
      returned.add(Run.of(Run.first(run) + half, Run.length(run) - half));
    }
    block.take(Run.first(run), half);
  }

  private boolean addChunk(int chunk) {
    int length = words << shift;
    if (!memory.allows(length)) {
      return false;
    }
    put(chunk, memory.allocate(length));
    return true;
  }

  private void put(int chunk, long[] fresh) {
    if (chunk == chunks.length) {
      chunks = Arrays.copyOf(chunks, 2 * chunk);
    }
    chunks[chunk] = fresh;
  }

  /// The array in which the state of that number lies.
  public long[] chunk(long number) {
    return chunks[(int) (number >>> shift)];
  }

  /// Where in its chunk the state of that number begins.
  public int place(long number) {
    return ((int) number & ((1 << shift) - 1)) * words;
  }

  /// Whether the state of that number equals the one at `states[at..]`.
  boolean holds(long number, long[] states, int at) {
    return Packed.same(chunk(number), place(number), states, at, words);
  }
}
