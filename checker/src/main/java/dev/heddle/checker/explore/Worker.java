package dev.heddle.checker.explore;

import dev.heddle.checker.explore.Finding.Kind;
import dev.heddle.checker.store.Cursor;
import dev.heddle.checker.store.Inserter;
import dev.heddle.checker.store.Room;
import dev.heddle.checker.store.Visited;
import dev.heddle.model.system.Fault;
import dev.heddle.model.system.Successors;
import dev.heddle.model.system.TransitionSystem;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// Expands states for one thread.
final class Worker {

  /*
   * The hot loop of the search has three beats, each a loop of its own over a batch:
   *
   *   generate   expands states of the level, one after the other, into the batch
   *   prepare    drops what was generated lately, computes all fingerprints and touches the index
   *   insert     adds the new states, and decides the properties on them
   *
   * so that each has the processor's caches and branch predictor for itself, and the misses of the
   * index overlap. Nothing is allocated on the way.
   *
   * A worker returns to its leader when the level is done, and when it has to pause. Then it may be in
   * the middle of a batch and of a run of states; the next call goes on from there.
   */

  /// The most states expanded into one batch, so that those without successors cannot delay a
  /// pause.
  private static final int MAX_EXPANDED = 512;

  private final int thread;
  private Visited store;
  private Inserter inserter;
  private final Control control;
  private final Tickets tickets;
  private final Lookout lookout;
  private final Successors successors;
  private final int words;
  private final int properties;

  // The batch: states, and how many longs of it must be free for one more expansion.
  private final long[] batch;
  private final int[] fingerprints;
  private final int fullFrom;
  private final Recent recent;
  private int count;
  private int inserted;
  private int depth; // of the states being found

  // The rest of the run in hand.
  private final Cursor run = new Cursor();

  private @Nullable Finding finding;

  // What has been done up to the last batch. Written by this thread alone, read by others for
  // progress.
  private final AtomicLong expanded = new AtomicLong();
  private final AtomicLong transitions = new AtomicLong();
  private final AtomicLong found = new AtomicLong();

  /// A worker with its own successor function and its own batch.
  ///
  /// @param size how many successors make a batch full
  Worker(
      TransitionSystem system,
      Visited store,
      int thread,
      Control control,
      Tickets tickets,
      Lookout lookout,
      int size) {
    this.thread = thread;
    this.store = store;
    this.inserter = store.inserter(thread);
    this.control = control;
    this.tickets = tickets;
    this.lookout = lookout;
    this.successors = system.successors();
    this.words = system.words();
    this.properties = system.properties().size();
    int capacity = Math.addExact(system.maxSuccessors(), size);
    this.batch = new long[Math.multiplyExact(capacity, words)];
    this.fingerprints = new int[capacity];
    this.fullFrom = size * words;
    this.recent = new Recent(words);
  }

  /// Adds the initial state, as if it were the successor of another.
  void plant(long[] initial) {
    System.arraycopy(initial, 0, batch, 0, words);
    prepare(words);
    insert();
  }

  /// Expands states of the level until none is left, or until it has to pause.
  ///
  /// @param alone whether no other worker works at the same time
  /// @param target the distance of the states that this finds
  void expand(boolean alone, int target) {
    depth = target;
    inserter.setAlone(alone);
    while (insert() && !control.pausing() && generate()) {}
  }

  /// Goes on with another store, into which the states found so far have been moved. What is left
  /// of the batch is still to be added, and what is left of the run lies where it lay.
  void moveTo(Visited other) {
    store = other;
    inserter = other.inserter(thread);
    count -= inserted;
    System.arraycopy(batch, inserted * words, batch, 0, count * words);
    inserted = 0;
    inserter.prepare(batch, fingerprints, count);
  }

  /// Whether nothing is begun and not done.
  boolean isIdle() {
    return run.at == run.end && inserted == count;
  }

  /// Fills the batch. Returns false when no state was left to expand.
  private boolean generate() {
    int filled = 0;
    int origins = 0;
    while (filled < fullFrom && origins < MAX_EXPANDED && (run.at < run.end || takeRun())) {
      filled = expandState(filled);
      run.at += words;
      origins++;
    }
    expanded.setRelease(expanded.getPlain() + origins);
    transitions.setRelease(transitions.getPlain() + filled / words);
    prepare(filled);
    return origins > 0;
  }

  private boolean takeRun() {
    long ticket = tickets.next(thread);
    if (ticket == Tickets.NONE) {
      return false;
    }
    store.read(ticket, run);
    return true;
  }

  /// Appends the successors of the state in hand to the batch, of which `filled` longs are taken.
  private int expandState(int filled) {
    long[] states = run.states;
    int at = run.at;
    int to;
    try {
      to = successors.expand(states, at, batch, filled);
    } catch (Fault _) {
      report(Kind.FAULT, 0, states, at);
      return filled;
    }
    if (Judgement.deadlock(successors, words, states, at, batch, filled, to)) {
      report(Kind.DEADLOCK, 0, states, at);
    }
    return to;
  }

  private void prepare(int filled) {
    count = recent.sift(batch, filled / words);
    inserted = 0;
    inserter.prepare(batch, fingerprints, count);
  }

  /// Adds what is left of the batch to the store. Returns false when the store lacks room, which
  /// the leader has been told.
  private boolean insert() {
    while (inserted < count) {
      int fresh = inserter.next();
      inserted = inserter.insert(batch, fingerprints, inserted, count);
      examine(inserter.chunk(), fresh, inserter.next());
      if (inserted < count) {
        Room room = store.claim(inserter);
        if (room != Room.GRANTED) {
          control.lack(room);
          return false;
        }
      }
    }
    return true;
  }

  /// Decides the properties on the new states from `from` to `to`.
  private void examine(long[] chunk, int from, int to) {
    found.setRelease(found.getPlain() + (to - from) / words);
    lookout.watch(successors, chunk, from, to, depth);
    if (properties == 0) {
      return;
    }
    for (int i = from; i < to; i += words) {
      int violated = Judgement.violated(successors, properties, chunk, i);
      if (violated >= 0) {
        report(Kind.PROPERTY, violated, chunk, i);
      }
    }
  }

  private void report(Kind kind, int property, long[] chunk, int i) {
    if (finding == null || !finding.precedes(kind, property, chunk, i)) {
      finding = new Finding(kind, property, chunk, i, words);
    }
  }

  /// The first finding of this worker, or null.
  @Nullable Finding finding() {
    return finding;
  }

  /// States expanded so far.
  long expanded() {
    return expanded.getAcquire();
  }

  /// Successors generated so far.
  long transitions() {
    return transitions.getAcquire();
  }

  /// States added so far.
  long states() {
    return found.getAcquire();
  }

  /// Adds what its successor function has counted.
  void addCoverageTo(long[] sums) {
    long[] counts = successors.coverage();
    for (int i = 0; i < sums.length; i++) {
      sums[i] += counts[i];
    }
  }
}
