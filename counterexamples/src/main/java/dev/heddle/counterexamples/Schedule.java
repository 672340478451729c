package dev.heddle.counterexamples;

import dev.heddle.checker.verdict.Trace;
import dev.heddle.model.system.Flaw;
import dev.heddle.model.system.Move;
import dev.heddle.model.system.Narrator;
import dev.heddle.model.system.Step;
import dev.heddle.model.system.TransitionSystem;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Makes a counterexample smaller by trial: leaves out ever smaller pieces of its schedule, and
/// lets strands run on longer before others do, as long as that leads to the same violation (delta
/// debugging, Zeller and Hildebrandt 2002). It visits few states and finds a local optimum.
public final class Schedule {

  /// Who goes on, and what he chooses.
  private record Turn(String strand, String runner, List<String> choices) {}

  private final Narrator narrator;
  private final Flaws flaws;
  private final long[] initial;
  private final Sought sought;
  private final BooleanSupplier stop;
  private List<Turn> turns;
  private @Nullable Run best;
  private Trace smallest;

  private Schedule(TransitionSystem system, Sought sought, Trace trace, BooleanSupplier stop) {
    this.narrator = system.narrator();
    this.flaws = new Flaws(system);
    this.initial = system.initialState();
    this.sought = sought;
    this.stop = stop;
    this.smallest = trace;
    this.turns = turns(trace);
  }

  /// A smaller way to the violation than `trace`; null when none was found.
  ///
  /// @param stop asked now and then whether to give up
  public static @Nullable Run shrink(
      TransitionSystem system, Sought sought, Trace trace, BooleanSupplier stop) {
    return new Schedule(system, sought, trace, stop).shrink();
  }

  private @Nullable Run shrink() {
    boolean better = true;
    while (better && !stop.getAsBoolean()) {
      better = merge();
      for (int size = turns.size() / 2; size > 0 && !stop.getAsBoolean(); size /= 2) {
        better |= leaveOut(size);
      }
    }
    return best;
  }

  private boolean leaveOut(int size) {
    boolean better = false;
    for (int from = 0; from < turns.size() && !stop.getAsBoolean(); ) {
      var fewer = new ArrayList<>(turns.subList(0, from));
      fewer.addAll(turns.subList(Math.min(turns.size(), from + size), turns.size()));
      if (accept(fewer)) {
        better = true;
      } else {
        from += size;
      }
    }
    return better;
  }

  /// Lets each runner do at once what it does after the next switch.
  private boolean merge() {
    boolean better = false;
    for (int from = 0; from < turns.size() && !stop.getAsBoolean(); from++) {
      int others = end(from);
      int back = others;
      while (back < turns.size() && !sameRunner(back, from)) {
        back++;
      }
      if (others > from && back < turns.size() && (from == 0 || !sameRunner(from - 1, from))) {
        var merged = new ArrayList<>(turns.subList(0, others));
        merged.addAll(turns.subList(back, end(back)));
        merged.addAll(turns.subList(others, back));
        merged.addAll(turns.subList(end(back), turns.size()));
        better |= accept(merged);
      }
    }
    return better;
  }

  private boolean sameRunner(int one, int other) {
    return turns.get(one).runner().equals(turns.get(other).runner());
  }

  private int end(int from) {
    int end = from;
    while (end < turns.size() && sameRunner(end, from)) {
      end++;
    }
    return end;
  }

  private boolean accept(List<Turn> candidate) {
    var run = execute(candidate);
    if (run == null || !run.isSmallerThan(smallest)) {
      return false;
    }
    best = run;
    smallest = run.trace();
    turns = turns(run.trace());
    return true;
  }

  private static List<Turn> turns(Trace trace) {
    var turns = new ArrayList<Turn>();
    for (Step step : trace.steps()) {
      turns.add(turn(step));
    }
    return turns;
  }

  private static Turn turn(Step step) {
    return new Turn(step.strand(), Run.runner(step), step.choices());
  }

  /// Takes the turns that can be taken, to the first state or step that is what is sought.
  private @Nullable Run execute(List<Turn> candidate) {
    var states = new ArrayList<long[]>(List.of(initial));
    var runners = new ArrayList<String>();
    for (var turn : candidate) {
      var moves = narrator.moves(states.getLast());
      var found = found(states.getLast(), moves);
      if (found != null) {
        return Run.told(narrator, states, runners, found);
      }
      for (var move : moves) {
        if (turn(move.step()).equals(turn)) {
          runners.add(turn.runner());
          if (move instanceof Move.Into(var step, var flaw)) {
            return sought.is(flaw, step) ? Run.told(narrator, states, runners, flaw) : null;
          }
          states.add(((Move.To) move).target());
          break;
        }
      }
    }
    var found = found(states.getLast(), narrator.moves(states.getLast()));
    return found == null ? null : Run.told(narrator, states, runners, found);
  }

  private @Nullable Flaw found(long[] state, List<Move> moves) {
    for (var flaw : flaws.in(state, moves)) {
      if (sought.is(flaw, null)) {
        return flaw;
      }
    }
    return null;
  }
}
