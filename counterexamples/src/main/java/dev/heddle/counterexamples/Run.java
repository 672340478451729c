package dev.heddle.counterexamples;

import dev.heddle.checker.verdict.Trace;
import dev.heddle.model.system.Flaw;
import dev.heddle.model.system.Move;
import dev.heddle.model.system.Narrator;
import dev.heddle.model.system.Step;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A way to something wrong.
///
/// @param flaw what is wrong at its end
/// @param trace the way
public record Run(Flaw flaw, Trace trace) {

  /// How often another runner went on than the one before.
  public static int switches(Trace trace) {
    int switches = 0;
    for (int i = 1; i < trace.steps().size(); i++) {
      switches += runner(trace.steps().get(i)).equals(runner(trace.steps().get(i - 1))) ? 0 : 1;
    }
    return switches;
  }

  /// Who made a step: the carrier of a fiber, else the strand.
  public static String runner(Step step) {
    var carrier = step.carrier();
    return carrier == null ? step.strand() : carrier;
  }

  /// Whether this has fewer switches than another trace, or as many and fewer steps.
  public boolean isSmallerThan(Trace other) {
    int switches = Integer.compare(switches(trace), switches(other));
    return switches < 0 || (switches == 0 && trace.steps().size() < other.steps().size());
  }

  /// Tells a way again.
  ///
  /// @param states the packed states, the initial one first
  /// @param runners who made each step; one more than there are states but one if the last fails
  static Run told(Narrator narrator, List<long[]> states, List<String> runners, Flaw flaw) {
    var told = new ArrayList<Trace.State>();
    var steps = new ArrayList<Step>();
    for (int i = 0; i < states.size(); i++) {
      told.add(Trace.State.of(narrator, states.get(i)));
      if (i < runners.size()) {
        long[] target = i + 1 < states.size() ? states.get(i + 1) : new long[0];
        steps.add(step(narrator, states.get(i), target, runners.get(i), flaw));
      }
    }
    return new Run(flaw, new Trace(narrator.variables(), told, steps));
  }

  private static Step step(
      Narrator narrator, long[] from, long[] target, String runner, Flaw flaw) {
    for (var move : narrator.moves(from)) {
      boolean is =
          switch (move) {
            case Move.To(_, var to) -> Arrays.equals(to, target);
            case Move.Into(_, var error) -> target.length == 0 && error.equals(flaw);
          };
      if (is && runner(move.step()).equals(runner)) {
        return move.step();
      }
    }
    throw new IllegalStateException("the narrator tells of no step that it told of before");
  }
}
