package dev.heddle.checker.store;

import dev.heddle.checker.verdict.Storage;
import java.util.ArrayList;
import java.util.List;

/// States as pairs of halves.
public final class CompactStore extends QueuedStore {

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
   * Queues hold states as pairs, too. The table knows the level of each state, so that a way to something
   * wrong can be found by going through the table; then a queue holds the levels that are looked at.
   *
   * [1] A. Laarman, J. van de Pol, M. Weber, "Parallel Recursive State Compression for Free", SPIN
   *     2011.
   * [2] S. van der Vegt, A. Laarman, "A Parallel Compact Hash Table", MEMICS 2011.
   */

  /// The capacities from which on the table grows by a half, and by a third.
  private static final long LARGE = 1L << 22;

  private static final long HUGE = 1L << 24;

  private final int words;
  private final Memory memory;
  private final Halves halves;
  private final int chunkLongs;
  private final Dictionary left;
  private final Dictionary right;
  private final List<CompactInserter> inserters = new ArrayList<>();
  private PairTable table;
  private PairTable next; // the table being moved to, or `table`
  private boolean growing;
  private final Recall recalled = new Recall(levels());

  /// An empty store.
  ///
  /// @param threads how many threads will insert
  /// @param limit the most states
  /// @param memory the account, with what is already on it
  CompactStore(
      int words, int threads, long limit, Store.Sizes sizes, Memory memory, Halves halves) {
    super(1, limit, sizes, memory);
    this.words = words;
    this.memory = memory;
    this.halves = halves;
    this.chunkLongs = sizes.chunkLongs();
    left = new Dictionary(halves.leftWords(), sizes, memory);
    right = new Dictionary(halves.rightWords(), sizes, memory);
    left.allowBits(16);
    right.allowBits(16);
    long slots = round(sizes.initialIndex());
    boolean scrambled = sizes.fingerprintMask() == -1;
    table = new PairTable(new Shape(slots, 16, 16, 6, 32, scrambled), chunkLongs, memory);
    next = table;
    openLevel();
    for (int i = 0; i < threads; i++) {
      inserters.add(new CompactInserter(this, found(), words, halves));
    }
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

  @Override
  List<CompactInserter> inserters() {
    return inserters;
  }

  @Override
  long room() {
    return table.room();
  }

  @Override
  public Room claim(Inserter inserter) {
    return ((CompactInserter) inserter).claim(found());
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
    if (found().isFull() || crowded) {
      boolean sparse = states() < shape.capacity() / 2;
      shape = sparse && shape.width() == 32 ? shape.withWidth(64) : larger(shape);
    }
    return shape.equals(table.shape()) ? grown : beginMove(shape);
  }

  private static int wider(Dictionary half) {
    return half.lacksBits() ? half.bits() + 1 : half.bits();
  }

  /// The capacity next to `slots` from below for which chunks come out full.
  private long round(long slots) {
    return Homes.round(slots, 2L * chunkLongs);
  }

  private Shape larger(Shape shape) {
    long capacity = shape.capacity();
    long more = capacity < LARGE ? capacity : capacity < HUGE ? capacity / 2 : capacity / 3;
    return shape.withCapacity(round(capacity + more));
  }

  /// Begins to move to a table of about that shape. Returns false when the budget does not allow
  /// it.
  private boolean beginMove(Shape wanted) {
    Shape shape = fitting(wanted);
    long old = table.shape().longs();
    long affordable = freeForTable() + old;
    if (shape.longs() > affordable) {
      long slots = affordable * 64 / shape.width();
      shape = fitting(shape.withCapacity(round(slots)));
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
      shape = shape.withCapacity(round(2 * shape.capacity()));
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
    memory.dropSpare();
    growing = false;
    left.allowBits(table.shape().leftBits());
    right.allowBits(table.shape().rightBits());
    allowFound();
  }

  @Override
  public void endLevel() {
    super.endLevel();
    if (!hasEnded() && level() >>> table.shape().levelBits() != 0) {
      widenLevels();
    }
  }

  /// Makes room for greater levels in the table, even beyond the budget: it is less than a slot.
  private void widenLevels() {
    Shape shape = table.shape();
    next = new PairTable(fitting(shape.withLevelBits(shape.levelBits() + 2)), chunkLongs, memory);
    growing = true;
    grow(true);
    endGrowth();
  }

  @Override
  public void endSearch() {
    super.endSearch();
    recalled.forget();
  }

  @Override
  public boolean keepsLevels() {
    return true;
  }

  @Override
  public void recall(int level) {
    if (!hasEnded() || recalled.has(level)) {
      return;
    }
    if (growing) {
      throw new OutOfMemoryError("the states were being moved");
    }
    recalled.bring(level, closed(), table, expanded());
  }

  @Override
  public void read(long run, Cursor cursor) {
    int length = Run.length(run);
    if (cursor.buffer.length < length * words) {
      cursor.buffer = new long[length * words];
    }
    long[] pairs = expanded().chunk(Run.first(run));
    int from = expanded().place(Run.first(run));
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
  public Storage storage() {
    return Storage.COMPACT;
  }
}
