package dev.heddle.checker.store;

import java.util.ArrayList;
import java.util.List;

/// The states that a search has found. Exact: no state is ever taken for another.
///
/// Threads add states through their [Inserter]s. All other methods are for the thread that leads
/// the search, while no thread inserts, except [#claim].
public final class Store {

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
  private final List<Inserter> inserters;

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
      inserters.add(new Inserter(arena, index, words, sizes.fingerprintMask()));
    }
  }

  /// The inserter of one thread.
  public Inserter inserter(int thread) {
    return inserters.get(thread);
  }

  /// Gives an inserter whose block is used up another one, or says why not.
  public Room claim(Inserter inserter) {
    return arena.claim(inserter);
  }

  /// After a claim was refused for a limit: takes back what other threads have left of their
  /// blocks. Returns false when that is nothing.
  public boolean reclaim() {
    inserters.forEach(Inserter::giveBack);
    return arena.hasReturned();
  }

  /// After a claim was refused for the index: begins to grow it, or returns false when the budget
  /// does not allow that. Then threads call [#grow], and one [#endGrowth].
  public boolean beginGrowth() {
    // A larger index than this would leave no memory for the states that it could find.
    long perEntry = Long.BYTES + (long) words * Long.BYTES * index.room() / index.capacity();
    return index.beginGrowth(memory.budget() / perEntry);
  }

  /// Takes part in growing.
  public void grow(boolean alone) {
    index.move(alone);
  }

  /// Ends growing.
  public void endGrowth() {
    index.endGrowth();
    arena.allow(index.room());
  }

  /// Lets go of the index: no state can be added any more, but all are still there.
  public void dropIndex() {
    index.drop();
  }

  /// Ends a level: the states added since the last call are its states.
  public void endLevel() {
    levels.close(inserters);
  }

  /// The states.
  public Arena arena() {
    return arena;
  }

  /// The distances of the states.
  public Levels levels() {
    return levels;
  }

  /// Bytes allocated for states and index.
  public long bytes() {
    return memory.used();
  }
}
