package dev.heddle.checker.explore;

import dev.heddle.checker.store.Cursor;
import dev.heddle.checker.store.Packed;
import dev.heddle.checker.store.Visited;
import dev.heddle.model.system.Fault;
import dev.heddle.model.system.Successors;
import dev.heddle.model.system.TransitionSystem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Finds a shortest way from the initial state to another one, after the search.
final class Retrace {

  /*
   * The search keeps no predecessors: they would take memory in every search for the sake of the few
   * that end badly, and with several threads it would be chance which of them is kept. Instead, a way is
   * found backwards by expanding once more the states of each earlier level, and taking among those that
   * lead to the state in hand the smallest. This depends on the levels alone, and not on the order in
   * which states were found. It costs less than the search did, since nothing is looked up.
   */

  private final TransitionSystem system;
  private final Visited store;
  private final Crew crew;
  private final Tickets tickets;
  private final int words;
  private final List<Scout> scouts = new ArrayList<>();

  Retrace(TransitionSystem system, Visited store, Crew crew) {
    this.system = system;
    this.store = store;
    this.crew = crew;
    this.tickets = new Tickets(store.levels(), crew.size());
    this.words = system.words();
    for (int i = 0; i < crew.size(); i++) {
      scouts.add(new Scout(i));
    }
  }

  /// The states on the way to `state`, which lies at distance `depth`, both ends included.
  List<long[]> wayTo(long[] state, int depth) {
    List<long[]> way = new ArrayList<>();
    way.add(state);
    for (int level = depth - 1; level >= 0; level--) {
      way.add(predecessor(way.getLast(), level));
    }
    Collections.reverse(way);
    return way;
  }

  /// The states on the way to the smallest state that satisfies a witness among those at distance
  /// `depth`, which has one and is the first that has, both ends included.
  List<long[]> wayToWitness(int witness, int depth) {
    long[] state = smallest(depth, (scout, states, at) -> scout.sees(witness, states, at));
    if (state == null) {
      throw contradiction("a witness is not where it was, at level " + depth);
    }
    return wayTo(state, depth);
  }

  private long[] predecessor(long[] target, int level) {
    long[] state = smallest(level, (scout, states, at) -> scout.leadsTo(target, states, at));
    if (state == null) {
      throw contradiction(
          "a state of level " + (level + 1) + " is the successor of none of level " + level);
    }
    return state;
  }

  private IllegalStateException contradiction(String what) {
    return new IllegalStateException(
        "the successors of " + system.name() + " are not deterministic: " + what);
  }

  /// What is looked for.
  private interface Sought {
    boolean is(Scout scout, long[] states, int at);
  }

  private long @Nullable [] smallest(int level, Sought sought) {
    store.recall(level);
    tickets.open(level);
    crew.run(
        store.levels().to(level) - store.levels().from(level) > 1, i -> scouts.get(i).look(sought));
    long @Nullable [] smallest = null;
    for (Scout scout : scouts) {
      long[] found = scout.takeFound();
      if (found != null && (smallest == null || Packed.compare(found, 0, smallest, 0, words) < 0)) {
        smallest = found;
      }
    }
    return smallest;
  }

  /// Looks through levels, for one thread.
  private final class Scout {
    private final int thread;
    private final Successors successors = system.successors();
    private final long[] out = new long[Math.max(1, system.maxSuccessors()) * words];
    private final Cursor cursor = new Cursor();
    private long @Nullable [] found;

    Scout(int thread) {
      this.thread = thread;
    }

    void look(Sought sought) {
      for (long run = tickets.next(thread); run != Tickets.NONE; run = tickets.next(thread)) {
        store.read(run, cursor);
        for (int at = cursor.at; at < cursor.end; at += words) {
          if (sought.is(this, cursor.states, at) && isSmallest(cursor.states, at)) {
            found = Arrays.copyOfRange(cursor.states, at, at + words);
          }
        }
      }
    }

    boolean sees(int witness, long[] states, int at) {
      return Judgement.witnessed(successors, witness, states, at);
    }

    boolean leadsTo(long[] target, long[] chunk, int at) {
      int end;
      try {
        end = successors.expand(chunk, at, out, 0);
      } catch (Fault _) {
        return false;
      }
      for (int i = 0; i < end; i += words) {
        if (Packed.same(out, i, target, 0, words)) {
          return true;
        }
      }
      return false;
    }

    private boolean isSmallest(long[] chunk, int at) {
      return found == null || Packed.compare(chunk, at, found, 0, words) < 0;
    }

    long @Nullable [] takeFound() {
      long[] result = found;
      found = null;
      return result;
    }
  }
}
