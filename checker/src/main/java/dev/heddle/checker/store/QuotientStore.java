package dev.heddle.checker.store;

import dev.heddle.checker.verdict.Storage;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// States of one or two longs, each in one: a part of a state is where it lies.
public final class QuotientStore extends QueuedStore {

  /*
   * If states have a second word, a Dictionary has each that occurs once, with a number. There must be
   * few of them, which is up to the layout: it has what varies most in the first word.
   *
   *     lower 32 bits ──▶ hash: where it lies             table
   *     the rest of the first word, and         ──────▶   part of the hash | rest | distance
   *     the number of the second
   *
   * Looking a state up costs one miss of the cache, where arena and index cost two, and its memory is
   * that of the slot: 11 to 21 bytes for a state, as the table doubles.
   *
   * Levels are not kept: writing them down would cost a miss for each state. So a way to something wrong
   * is found by another search, which keeps them.
   */

  /// One stray, which is no slot but an object of the heap, for so many slots at most.
  private static final long SLOTS_FOR_A_STRAY = 1 << 12;

  private final int words;
  private final Memory memory;
  private final int chunkSlots;
  private final @Nullable Dictionary uppers;
  private final List<QuotientInserter> inserters = new ArrayList<>();
  private Strays strays = new Strays();
  private QuotientTable table;
  private QuotientTable next; // the table being moved to, or `table`
  private boolean crowded;

  /// An empty store.
  ///
  /// @param uppers the second words, null for states of one
  /// @param threads how many threads will insert
  /// @param limit the most states
  /// @param memory the account, with what is already on it
  QuotientStore(
      Quotient quotient,
      @Nullable Dictionary uppers,
      int threads,
      long limit,
      Store.Sizes sizes,
      Memory memory) {
    super(uppers == null ? 1 : 2, limit, sizes, memory);
    this.words = uppers == null ? 1 : 2;
    this.memory = memory;
    this.chunkSlots = sizes.chunkLongs();
    this.uppers = uppers;
    table = new QuotientTable(quotient, chunkSlots, memory);
    next = table;
    allowUppers();
    openLevel();
    for (int i = 0; i < threads; i++) {
      inserters.add(new QuotientInserter(this, found(), words, uppers));
    }
  }

  private void allowUppers() {
    if (uppers != null) {
      uppers.allowBits(table.quotient().restBits() - Integer.SIZE);
    }
  }

  QuotientTable table() {
    return table;
  }

  Strays strays() {
    return strays;
  }

  /// Gives an interner that lacks numbers some more, as long as there are any. Returns how many of
  /// its batch are known then.
  int findMore(Interner interner) {
    Dictionary numbers = Objects.requireNonNull(uppers);
    while (numbers.claim(interner) == Room.GRANTED) {
      if (interner.find()) {
        break;
      }
    }
    return interner.known();
  }

  @Override
  List<QuotientInserter> inserters() {
    return inserters;
  }

  @Override
  long room() {
    return table.room(crowded);
  }

  /// Queues states that are in the table.
  ///
  /// @throws OutOfMemoryError when there is no room
  void queue(Cursor states) {
    QuotientInserter inserter = inserters.getFirst();
    for (; states.at < states.end; states.at += words) {
      while (!inserter.queue(states.states, states.at)) {
        if (found().claim(inserter) != Room.GRANTED) {
          throw new OutOfMemoryError("no room for the states that are there");
        }
      }
    }
  }

  @Override
  public Room claim(Inserter inserter) {
    boolean lacking = ((QuotientInserter) inserter).lacksNumber() || lacksSlots();
    return lacking ? Room.INDEX_FULL : found().claim(inserter);
  }

  private boolean lacksSlots() {
    return strays.size() > Math.max(64, table.quotient().capacity() / SLOTS_FOR_A_STRAY);
  }

  @Override
  public boolean beginGrowth() {
    boolean grown = uppers != null && uppers.lacksIndex() && uppers.growIndex();
    Quotient old = table.quotient();
    Quotient wanted = old;
    if (uppers != null && uppers.lacksBits()) {
      wanted = wanted.withRestBits(old.restBits() + 1).fitting();
    }
    if (found().isFull() || lacksSlots()) {
      wanted = wanted.withCapacity(Homes.round(2 * wanted.capacity(), chunkSlots)).fitting();
    }
    return wanted.equals(old) ? grown : beginMove(wanted) || crowd();
  }

  /// When there is no memory for a larger table: allows this one to be fuller, and slower. Returns
  /// false when that is no help.
  private boolean crowd() {
    boolean helps = !crowded && found().isFull() && !lacksSlots();
    crowded |= helps;
    return helps;
  }

  /// Begins to move to a table of that kind, though a smaller one if the budget does not allow
  /// more. Returns false when that is no gain.
  private boolean beginMove(Quotient larger) {
    Quotient wanted = larger;
    Quotient old = table.quotient();
    // Another table of the same size takes nothing: it is made of the old one's chunks.
    long affordable = old.capacity() + freeForTable();
    if (wanted.capacity() > affordable) {
      wanted = wanted.withCapacity(Homes.round(affordable, chunkSlots));
      if (wanted.capacity() < old.capacity() + old.capacity() / 16) {
        return false;
      }
    }
    if (!wanted.fits()) {
      return false;
    }
    next = new QuotientTable(wanted, chunkSlots, memory);
    return true;
  }

  @Override
  public void grow(boolean alone) {
    if (next != table) {
      table.moveTo(next, strays, alone);
    }
  }

  @Override
  public void endGrowth() {
    if (next != table) {
      Strays before = strays;
      strays = new Strays();
      before.moveTo(next, strays);
      next.fillUp();
      table = next;
      crowded = false;
      memory.dropSpare();
    }
    allowUppers();
    allowFound();
  }

  @Override
  public void endSearch() {
    super.endSearch();
    table.drop();
    next.drop();
  }

  @Override
  public boolean keepsLevels() {
    return false;
  }

  @Override
  public void recall(int level) {
    throw new IllegalStateException("levels are not kept");
  }

  @Override
  public void read(long run, Cursor cursor) {
    cursor.states = expanded().chunk(Run.first(run));
    cursor.at = expanded().place(Run.first(run));
    cursor.end = cursor.at + Run.length(run) * words;
  }

  @Override
  public Storage storage() {
    return Storage.QUOTIENT;
  }
}
