package dev.heddle.checker.store;

import dev.heddle.checker.verdict.Storage;
import java.util.ArrayList;
import java.util.List;

/// States as pairs of halves.
public final class CompactStore implements Visited {

  /*
   * A state is cut in two. A Dictionary has each left half that occurs once, with a number, and another
   * one each right half; the state itself is a pair of numbers in the PairTable:
   *
   *                             ┌─▶ left halves    number ↔ half
   *     table of pairs ─────────┤
   *     4 or 8 bytes a state    └─▶ right halves   number ↔ half
   *
   * States are combinations of few halves, so nearly all memory is the table of pairs. This is the tree
   * compression of [1] with a tree of one node, which is enough for states of a few longs, and with
   * compact hashing for the root as in [2].
   *
   * States of the level being expanded and of the next are in queues, as pairs. The table knows the
   * level of each state, so that a way to something wrong can be found by going through the table.
   *
   * [1] A. Laarman, J. van de Pol, M. Weber, "Parallel Recursive State Compression for Free", SPIN
   *     2011.
   * [2] S. van der Vegt, A. Laarman, "A Parallel Compact Hash Table", MEMICS 2011.
   */

  /// The capacities from which on the table grows by a half, and by a third.
  private static final long LARGE = 1L << 22;

  private static final long HUGE = 1L << 24;

  private final int words;
  private final long limit;
  private final Memory memory;
  private final Halves halves;
  private final int chunkLongs;
  private final Dictionary left;
  private final Dictionary right;
  private final Levels levels;
  private final List<CompactInserter> inserters = new ArrayList<>();
  private Arena expanded; // the queue of the level being expanded, or the levels recalled
  private Arena found; // the queue of the level being found
  private PairTable table;
  private PairTable next; // the table being moved to, or `table`
  private boolean growing;
  private boolean ended;
  private long closed; // states of the levels that have ended
  private final Recall recalled;

  /// An empty store.
  ///
  /// @param threads how many threads will insert
  /// @param limit the most states
  /// @param memory the account, with what is already on it
  CompactStore(
      int words, int threads, long limit, Store.Sizes sizes, Memory memory, Halves halves) {
    this.words = words;
    this.limit = limit;
    this.memory = memory;
    this.halves = halves;
    this.chunkLongs = sizes.chunkLongs();
    this.levels = new Levels();
    this.recalled = new Recall(levels);
    left = new Dictionary(halves.leftWords(), sizes, memory);
    right = new Dictionary(halves.rightWords(), sizes, memory);
    left.allowBits(16);
    right.allowBits(16);
    long slots = PairTable.round(sizes.initialIndex(), chunkLongs);
    boolean scrambled = sizes.fingerprintMask() == -1;
    table = new PairTable(new Shape(slots, 16, 16, 6, 32, scrambled), chunkLongs, memory);
    next = table;
    expanded = new Arena(1, chunkLongs, sizes.block(), 0, memory);
    found = new Arena(1, chunkLongs, sizes.block(), 0, memory);
    openLevel();
    for (int i = 0; i < threads; i++) {
      inserters.add(new CompactInserter(this, found, words, halves));
    }
  }

  private void openLevel() {
    found.restart(limit - closed, table.room() - closed);
  }

  Dictionary left() {
    return left;
  }

  Dictionary right() {
    return right;
  }

  PairTable table() {
    return table;
  }

  /// The level that states belong to which are added now.
  int level() {
    return levels.count();
  }

  @Override
  public Inserter inserter(int thread) {
    return inserters.get(thread);
  }

  @Override
  public Room claim(Inserter inserter) {
    return ((CompactInserter) inserter).claim(found);
  }

  @Override
  public boolean reclaim(Room refusal) {
    if (refusal != Room.STATE_LIMIT) {
      return false;
    }
    inserters.forEach(Inserter::giveBack);
    return found.hasReturned();
  }

  @Override
  public boolean beginGrowth() {
    boolean grown = false;
    for (Dictionary half : List.of(left, right)) {
      if (half.lacksIndex()) {
        if (!half.growIndex()) {
          return false;
        }
        grown = true;
      }
    }
    Shape shape = table.shape();
    if (left.lacksBits() || right.lacksBits()) {
      shape = shape.withNumberBits(wider(left), wider(right));
      if (shape.leftBits() > 32 || shape.rightBits() > 32) {
        return false;
      }
    }
    boolean crowded = false;
    for (CompactInserter inserter : inserters) {
      crowded |= inserter.lacksSlot();
      inserter.forgetLack();
    }
    if (found.isFull() || crowded) {
      boolean sparse = closed + found.claimed() < shape.capacity() / 2;
      shape = sparse && shape.width() == 32 ? shape.withWidth(64) : larger(shape);
    }
    return shape.equals(table.shape()) ? grown : beginMove(shape);
  }

  private static int wider(Dictionary half) {
    return half.lacksBits() ? half.bits() + 1 : half.bits();
  }

  private Shape larger(Shape shape) {
    long capacity = shape.capacity();
    long more = capacity < LARGE ? capacity : capacity < HUGE ? capacity / 2 : capacity / 3;
    return shape.withCapacity(PairTable.round(capacity + more, chunkLongs));
  }

  /// Begins to move to a table of about that shape. Returns false when the budget does not allow
  /// it.
  private boolean beginMove(Shape wanted) {
    Shape shape = fitting(wanted);
    long old = table.shape().longs();
    long affordable = memory.free() + old;
    if (shape.longs() > affordable) {
      long slots = affordable * 64 / shape.width();
      shape = fitting(shape.withCapacity(PairTable.round(slots, chunkLongs)));
      boolean gains = shape.capacity() >= table.shape().capacity() / 16 * 17;
      if (shape.longs() > affordable || !gains) {
        return false;
      }
    }
    next = new PairTable(shape, chunkLongs, memory);
    growing = true;
    return true;
  }

  /// The shape, or a larger one of the kind into which pairs fit.
  private Shape fitting(Shape wanted) {
    Shape shape = wanted;
    while (!shape.fits()) {
      shape = shape.withCapacity(PairTable.round(2 * shape.capacity(), chunkLongs));
    }
    return shape;
  }

  @Override
  public void grow(boolean alone) {
    if (next != table) {
      table.moveTo(next, alone);
    }
  }

  @Override
  public void endGrowth() {
    while (next.hasStrays()) {
      Shape shape = next.shape();
      shape = shape.width() == 32 ? shape.withWidth(64) : larger(shape);
      PairTable larger = new PairTable(fitting(shape), chunkLongs, memory);
      next.moveStraysTo(larger);
      next.moveTo(larger, true);
      next = larger;
    }
    table = next;
    growing = false;
    left.allowBits(table.shape().leftBits());
    right.allowBits(table.shape().rightBits());
    found.allow(table.room() - closed);
  }

  @Override
  public void endLevel() {
    levels.close(inserters);
    if (ended) {
      return;
    }
    closed += levels.lastSize();
    Arena spent = expanded;
    expanded = found;
    found = spent;
    for (CompactInserter inserter : inserters) {
      inserter.moveTo(found);
    }
    if (level() >>> table.shape().levelBits() != 0) {
      widenLevels();
    }
    openLevel();
  }

  /// Makes room for greater levels in the table, even beyond the budget: it is less than a slot.
  private void widenLevels() {
    Shape shape = table.shape();
    next = new PairTable(fitting(shape.withLevelBits(shape.levelBits() + 2)), chunkLongs, memory);
    growing = true;
    grow(true);
    endGrowth();
  }

  /// Says that the last level has more states than are to be expanded still.
  void resizeLastLevel(long size) {
    closed += size - levels.lastSize();
    levels.resize(levels.count() - 1, size);
    openLevel();
  }

  /// Takes the states that were added since the last level out of the queue, though not out of the
  /// store.
  void forgetQueued() {
    for (CompactInserter inserter : inserters) {
      inserter.drainTo(new LongLog());
    }
  }

  @Override
  public void endSearch() {
    ended = true;
    expanded.clear();
    found.clear();
    recalled.forget();
  }

  @Override
  public void recall(int level) {
    if (!ended || recalled.has(level)) {
      return;
    }
    if (growing) {
      throw new OutOfMemoryError("the states were being moved");
    }
    recalled.bring(level, closed, table, expanded);
  }

  @Override
  public void read(long run, Cursor cursor) {
    int length = Run.length(run);
    if (cursor.buffer.length < length * words) {
      cursor.buffer = new long[length * words];
    }
    long[] pairs = expanded.chunk(Run.first(run));
    int from = expanded.place(Run.first(run));
    for (int i = 0; i < length; i++) {
      long l = pairs[from + i] >>> 32;
      long r = pairs[from + i] & 0xFFFF_FFFFL;
      halves.join(
          left.chunk(l), left.place(l), right.chunk(r), right.place(r), cursor.buffer, i * words);
    }
    cursor.states = cursor.buffer;
    cursor.at = 0;
    cursor.end = length * words;
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
  public Storage storage() {
    return Storage.COMPACT;
  }
}
