package dev.heddle.checker.store;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/// Moves all states from a [Store] to a [QuotientStore], in the midst of a search: threads [#carry]
/// them, and then one [#end]s it.
public final class QuotientMove {

  /*
   * To know how many bits the numbers of upper words take, all are looked at before: they are few, and
   * the arena is read from front to back. Then the index goes, and the new table is made of what it
   * leaves. Then threads take run after run of the arena. A chunk is used again when the last of its
   * states has moved, but for those with states of the level being expanded or of the next: they are
   * copied to the queues at the end, and workers may be in the midst of reading them.
   */

  private final Levels levels;
  private final Store from;
  private final QuotientStore to;
  private final int last; // the level being expanded
  private final int endOfRuns;
  private final IntPredicate left;
  private final Pending pending;
  private final AtomicInteger nextRun = new AtomicInteger();

  private QuotientMove(Moving moving, Quotient quotient, @Nullable Dictionary uppers) {
    from = moving.from();
    left = moving.left();
    levels = from.levels();
    last = levels.count() - 1;
    endOfRuns = levels.to(last);
    Memory memory = from.beginMove(); // first of all: what comes takes states from the inserters
    pending = new Pending(from);
    to =
        new QuotientStore(
            quotient, uppers, moving.threads(), moving.limit(), moving.sizes(), memory);
  }

  /// A move to a table into which states fit. Empty when there is none, or no memory for it.
  ///
  /// @param paying whether it has to pay: then the table takes no more than the arena and its index
  ///   would before they grow again
  public static Optional<QuotientMove> of(Moving moving, boolean paying) {
    Store from = moving.from();
    if (from.words() > 2) {
      return Optional.empty();
    }
    Dictionary uppers = from.words() == 1 ? null : UpperWords.of(from, moving.sizes());
    if (from.words() == 2 && uppers == null) {
      return Optional.empty();
    }
    Quotient quotient = quotient(moving, uppers);
    boolean pays = quotient.capacity() * Long.BYTES <= from.bytesWhenNextFull();
    if (quotient.fits() && hasMemory(moving, quotient) && (pays || !paying)) {
      return Optional.of(new QuotientMove(moving, quotient, uppers));
    }
    if (uppers != null) {
      uppers.drop();
    }
    return Optional.empty();
  }

  /// Whether there is memory for the table beside the arena, and then for the queues beside what
  /// the arena cannot let go of before.
  private static boolean hasMemory(Moving moving, Quotient quotient) {
    Store from = moving.from();
    long table = quotient.capacity() * Long.BYTES;
    long left = from.bytesBesidesStates() - table;
    Levels levels = from.levels();
    long done = 0; // states that are in no queue
    for (int level = 0; level < levels.count() - 1; level++) {
      done += levels.size(level);
    }
    long queued = from.arena().claimed() - done;
    // Chunks with a few states that are done, and those with which the two queues begin.
    long chunks = (long) (moving.threads() + 3) * moving.sizes().chunkLongs();
    long bytes = Long.BYTES * ((queued - done) * from.words() + chunks);
    return left >= Math.max(0, bytes);
  }

  private static Quotient quotient(Moving moving, @Nullable Dictionary uppers) {
    Store.Sizes sizes = moving.sizes();
    long slots = Homes.round(2 * moving.from().arena().claimed(), sizes.chunkLongs());
    int rest =
        uppers == null ? Math.max(0, moving.bits() - Integer.SIZE) : Integer.SIZE + uppers.bits();
    return new Quotient(slots, rest, sizes.fingerprintMask() == -1).fitting();
  }

  /// Moves states until none is left. Several threads may do so at once.
  ///
  /// @param thread which one this is
  /// @param alone whether only one does
  public void carry(int thread, boolean alone) {
    Cursor cursor = new Cursor();
    QuotientInserter inserter = to.inserters().get(thread);
    inserter.setAlone(alone);
    for (int i = nextRun.getAndIncrement(); i < runs(); i = nextRun.getAndIncrement()) {
      long run = run(i);
      from.read(run, cursor);
      inserter.put(cursor, Run.length(run));
      if (i < levels.from(last)) {
        pending.end(run);
      }
    }
  }

  private int runs() {
    return endOfRuns + pending.unfinished().size();
  }

  private long run(int i) {
    return i < endOfRuns ? levels.run(i) : pending.unfinished().get(i - endOfRuns);
  }

  /// Ends the move.
  ///
  /// @throws OutOfMemoryError when there is none for the queues
  public QuotientStore end() {
    for (int level = 0; level < last; level++) {
      to.skipLevel(levels.size(level));
    }
    queue(levels.from(last), endOfRuns, left);
    to.endLevel();
    to.resizeLastLevel(levels.size(last));
    queue(endOfRuns, runs(), _ -> true);
    from.arena().releaseAll();
    to.table().fillUp();
    return to;
  }

  private void queue(int first, int end, IntPredicate which) {
    Cursor cursor = new Cursor();
    for (int i = first; i < end; i++) {
      if (which.test(i)) {
        from.read(run(i), cursor);
        to.queue(cursor);
      }
    }
  }
}
