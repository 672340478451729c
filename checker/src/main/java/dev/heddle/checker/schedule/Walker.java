package dev.heddle.checker.schedule;

import dev.heddle.checker.explore.Finding;
import dev.heddle.checker.explore.Judgement;
import dev.heddle.checker.explore.Lookout;
import dev.heddle.checker.store.Packed;
import dev.heddle.model.system.Fault;
import dev.heddle.model.system.Successors;
import dev.heddle.model.system.TransitionSystem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Makes runs, one after the other, from state to state without remembering the way. Allocates
/// nothing on the way, but when it is to record.
final class Walker {

  /// How a run ends.
  enum End {
    /// In a state in which everybody may rest.
    RESTED,
    /// After the most steps that a run may have.
    CUT,
    /// With something wrong.
    WRONG
  }

  /// What a step comes to.
  private enum Progress {
    STEP,
    STUCK,
    FAULT
  }

  private final Successors successors;
  private final Lookout lookout;
  private final Census census;
  private final int words;
  private final int properties;
  private final int limit;
  private final int agents;
  private final long[] initial;
  private final long[] state;
  private final long[] out;
  private final Dice dice = new Dice();
  private int length;
  private Finding.Kind kind = Finding.Kind.PROPERTY;
  private int property;
  private @Nullable List<long[]> way;

  /// @param limit the most steps of a run
  Walker(TransitionSystem system, Lookout lookout, Census census, int limit) {
    successors = system.successors();
    this.lookout = lookout;
    this.census = census;
    this.limit = limit;
    words = system.words();
    properties = system.properties().size();
    agents = system.agents().size();
    initial = system.initialState();
    state = initial.clone();
    out = new long[Math.multiplyExact(system.maxSuccessors(), words)];
  }

  /// Makes a run in the order that dice with that seed give.
  End walk(Order order, long seed) {
    dice.begin(seed);
    order.begin(dice);
    return walkOn(order);
  }

  /// Makes a run in an order that has begun.
  End walkOn(Order order) {
    System.arraycopy(initial, 0, state, 0, words);
    for (length = 0; ; length++) {
      if (way != null) {
        way.add(state.clone());
      }
      census.add(state, words);
      lookout.watch(successors, state, 0, words, length);
      property = Judgement.violated(successors, properties, state, 0);
      if (property >= 0) {
        return wrong(Finding.Kind.PROPERTY);
      }
      if (length == limit) {
        return End.CUT;
      }
      order.step(length + 1);
      switch (advance(order)) {
        case STEP -> {}
        case STUCK -> {
          return successors.mayRest(state, 0) ? End.RESTED : wrong(Finding.Kind.DEADLOCK);
        }
        case FAULT -> {
          return wrong(Finding.Kind.FAULT);
        }
      }
    }
  }

  private End wrong(Finding.Kind what) {
    kind = what;
    return End.WRONG;
  }

  /// Asks agents until one can go on, and takes his step.
  private Progress advance(Order order) {
    for (int asked = 0; asked < agents; asked++) {
      int agent = order.next();
      int end;
      try {
        end = successors.expand(agent, state, 0, out, 0);
      } catch (Fault _) {
        if (order.accepts(agent)) {
          return Progress.FAULT;
        }
        asked = -1;
        continue;
      }
      int steps = changes(end);
      if (steps > 0) {
        if (order.accepts(agent)) {
          System.arraycopy(out, words * (steps == 1 ? 0 : dice.below(steps)), state, 0, words);
          return Progress.STEP;
        }
        asked = -1;
      }
    }
    return Progress.STUCK;
  }

  /// Moves the successors that differ from the state to the front, and counts them.
  private int changes(int end) {
    int to = 0;
    for (int at = 0; at < end; at += words) {
      if (!Packed.same(state, 0, out, at, words)) {
        if (to != at) {
          System.arraycopy(out, at, out, to, words);
        }
        to += words;
      }
    }
    return to / words;
  }

  /// Has the states of the runs from now on added to a list; to none for null.
  void record(@Nullable List<long[]> states) {
    way = states;
  }

  /// How many steps the last run had; one that failed is not among them.
  int length() {
    return length;
  }

  /// What was wrong at the end of the last run.
  Finding finding() {
    return new Finding(kind, kind == Finding.Kind.PROPERTY ? property : 0, state, 0, words);
  }

  /// How often each counter of the system has fired.
  long[] coverage() {
    return successors.coverage();
  }
}
