package dev.heddle.checker.store;

import dev.heddle.checker.verdict.Storage;
import java.util.ArrayList;
import java.util.List;

/// States as they are packed, in an [Arena], with an [Index].
public final class Store implements Visited {

  /// The most states: 4,026,531,840. Their numbers have 32 bits, and so have the places in the
  /// index, of which a sixteenth stays free.
  public static final long NUMBERS = (1L << 32) - (1L << 28);

  /// Sizes, which tests make small.
  ///
  /// @param initialIndex entries of the first index, a power of two
  /// @param chunkLongs about how long a chunk is, a power of two
  /// @param block how many numbers a thread claims at once
  /// @param fingerprintMask the bits of fingerprints to keep
  /// @param allocator where arrays come from
  public record Sizes(
      int initialIndex,
      int chunkLongs,
      int block,
      int fingerprintMask,
      Memory.Allocator allocator) {

    /// What a search uses: 32 kB of index, chunks of 256 kB.
    public static final Sizes DEFAULT = new Sizes(1 << 12, 1 << 15, 256, -1, long[]::new);
  }

  private final int words;
  private final Memory memory;
  private final Arena arena;
  private final Index index;
  private final Levels levels = new Levels();
  private final List<ArenaInserter> inserters;
  private boolean moved;

  /// An empty store.
  ///
  /// @param words longs of a state
  /// @param threads how many threads will insert
  /// @param maxStates the most states
  /// @param maxBytes the most bytes
  public Store(int words, int threads, long maxStates, long maxBytes, Sizes sizes) {
    this.words = words;
    memory = new Memory(maxBytes, sizes.allocator());
    long limit = Math.min(maxStates, NUMBERS);
    arena = new Arena(words, sizes.chunkLongs(), sizes.block(), limit, memory);
    index = new Index(sizes.initialIndex(), sizes.chunkLongs(), memory);
    arena.allow(index.room());
    inserters = new ArrayList<>(threads);
    for (int i = 0; i < threads; i++) {
      inserters.add(new ArenaInserter(arena, index, words, sizes.fingerprintMask()));
    }
  }

  @Override
  public Inserter inserter(int thread) {
    return inserters.get(thread);
  }

  @Override
  public Room claim(Inserter inserter) {
    return arena.claim(inserter);
  }

  @Override
  public boolean reclaim(Room refusal) {
    inserters.forEach(Inserter::giveBack);
    return arena.hasReturned();
  }

  @Override
  public boolean beginGrowth() {
    // A larger index than this would leave no memory for the states that it could find.
    long perEntry = Long.BYTES + (long) words * Long.BYTES * index.room() / index.capacity();
    return index.beginGrowth(memory.budget() / perEntry);
  }

  @Override
  public void grow(boolean alone) {
    index.move(alone);
  }

  @Override
  public void endGrowth() {
    index.endGrowth();
    arena.allow(index.room());
  }

  @Override
  public void endSearch() {
    index.drop();
  }

  @Override
  public void endLevel() {
    levels.close(inserters);
  }

  /// The states.
  public Arena arena() {
    return arena;
  }

  @Override
  public Levels levels() {
    return levels;
  }

  @Override
  public long bytes() {
    return memory.used();
  }

  @Override
  public boolean keepsLevels() {
    return true;
  }

  @Override
  public void recall(int level) {
    if (moved) {
      throw new OutOfMemoryError("the states were being moved");
    }
  }

  @Override
  public void read(long run, Cursor cursor) {
    cursor.states = arena.chunk(Run.first(run));
    cursor.at = arena.place(Run.first(run));
    cursor.end = cursor.at + Run.length(run) * words;
  }

  @Override
  public Storage storage() {
    return Storage.ARENA;
  }

  /// How many bytes this would have when the index is full once more.
  long bytesWhenNextFull() {
    long entries = index.nextCapacity();
    return Long.BYTES * (entries + Index.room(entries) * words);
  }

  /// How many bytes there are for a table besides the states, without the index.
  long bytesBesidesStates() {
    return Long.BYTES * (memory.free() + index.capacity());
  }

  /// Begins to move all states elsewhere: lets go of the index, and of the account for it.
  Memory beginMove() {
    moved = true;
    index.release();
    arena.releaseUnclaimed();
    return memory;
  }

  /// The account.
  Memory memory() {
    return memory;
  }

  /// Longs of a state.
  int words() {
    return words;
  }

  /// The inserters.
  List<ArenaInserter> inserters() {
    return inserters;
  }
}
