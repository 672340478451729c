package dev.heddle.checker.store;

import java.util.function.IntPredicate;

/// Moves all states from a [Store] to a [CompactStore], in the midst of a search.
public final class Move {

  /*
   * The index goes first. Then states are added to the new store level by level; since they were
   * numbered in the order of their discovery, nearly, chunks of the arena are done with one after the
   * other, and each is let go as soon as its last state has moved. So the two stores never stand side
   * by side: what the new one takes, the index has left.
   *
   * Of the last level that is complete, states that have been expanded already are not put in the queue
   * again. Those found for the level after it are left in the first inserter, as if they had just been
   * found.
   */

  private static final int SAMPLE = 1 << 19;

  private final Levels levels;
  private final Store from;
  private final CompactStore to;
  private final int words;
  private final Memory memory;
  private final Pending pending;
  private final Cursor cursor = new Cursor();
  private long[] batch = new long[0];
  private int[] fingerprints = new int[0];

  private Move(Moving moving) {
    this.from = moving.from();
    this.levels = from.levels();
    this.words = from.words();
    memory = from.beginMove(); // first of all: without the index, there is room for a sample
    pending = new Pending(from);
    Halves halves = chooseHalves(moving.bits());
    to = new CompactStore(words, moving.threads(), moving.limit(), moving.sizes(), memory, halves);
  }

  /// A store with all states of another, which is of no use afterwards.
  ///
  /// @throws OutOfMemoryError when memory runs out on the way
  public static CompactStore of(Moving moving) {
    Move move = new Move(moving);
    move.memory.setGenerous(true);
    try {
      move.moveAll(moving.left());
    } finally {
      move.memory.setGenerous(false);
    }
    return move.to;
  }

  private Halves chooseHalves(int bits) {
    int runs = levels.to(levels.count() - 1);
    long all = 0;
    for (int i = 0; i < runs; i++) {
      all += Run.length(levels.run(i));
    }
    int size = (int) Math.min(all, SAMPLE / words);
    long[] sample = new long[size * words];
    int taken = 0;
    long seen = 0;
    for (int i = 0; i < runs; i++) {
      from.read(levels.run(i), cursor);
      for (; cursor.at < cursor.end; cursor.at += words) {
        if (taken < size && taken * all <= seen * size) {
          System.arraycopy(cursor.states, cursor.at, sample, taken * words, words);
          taken++;
        }
        seen++;
      }
    }
    return Cut.best(sample, taken, words, bits);
  }

  private void moveAll(IntPredicate left) {
    int last = levels.count() - 1;
    for (int level = 0; level < last; level++) {
      moveRuns(level, _ -> true);
      to.endLevel();
    }
    moveRuns(last, left.negate());
    to.forgetQueued();
    moveRuns(last, left);
    to.endLevel();
    to.resizeLastLevel(levels.lastSize());
    LongLog unfinished = pending.unfinished();
    for (int i = 0; i < unfinished.size(); i++) {
      move(unfinished.get(i));
    }
  }

  private void moveRuns(int level, IntPredicate which) {
    for (int i = levels.from(level); i < levels.to(level); i++) {
      if (which.test(i)) {
        move(levels.run(i));
      }
    }
  }

  private void move(long run) {
    int length = Run.length(run);
    if (fingerprints.length < length) {
      batch = new long[length * words];
      fingerprints = new int[length];
    }
    from.read(run, cursor);
    System.arraycopy(cursor.states, cursor.at, batch, 0, length * words);
    pending.endWithReaders(run);
    add(length);
  }

  private void add(int count) {
    Inserter inserter = to.inserter(0);
    inserter.prepare(batch, fingerprints, count);
    int done = inserter.insert(batch, fingerprints, 0, count);
    while (done < count) {
      Room room = to.claim(inserter);
      if (room == Room.INDEX_FULL && to.beginGrowth()) {
        to.grow(true);
        to.endGrowth();
      } else if (room != Room.GRANTED) {
        throw new OutOfMemoryError("no room for the states that are there");
      }
      done = inserter.insert(batch, fingerprints, done, count);
    }
  }
}
