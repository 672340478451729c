package dev.heddle.checker.explore;

import dev.heddle.checker.verdict.Trace;
import dev.heddle.model.system.Flaw;
import dev.heddle.model.system.Move;
import dev.heddle.model.system.Narrator;
import dev.heddle.model.system.Property;
import dev.heddle.model.system.Step;
import dev.heddle.model.system.TransitionSystem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Turns packed states that lead to something wrong into a [Trace] and a [Flaw], by way of the
/// system's narrator.
///
/// @param flaw what is wrong
/// @param trace how it comes about
public record Retelling(Flaw flaw, Trace trace) {

  /// Retells a way whose last state is the finding's.
  ///
  /// @throws IllegalStateException when narrator and successor function contradict each other
  public static Retelling of(TransitionSystem system, List<long[]> way, Finding finding) {
    Narrator narrator = system.narrator();
    Trace trace = trace(system, way);
    long[] last = way.getLast();
    Flaw flaw =
        switch (finding.kind()) {
          case DEADLOCK -> Flaw.deadlock();
          case PROPERTY -> property(system, narrator, finding.property(), last);
          case FAULT -> {
            Move.Into error = error(system, narrator, last);
            List<Step> steps = new ArrayList<>(trace.steps());
            steps.add(error.step());
            trace = new Trace(trace.variables(), trace.states(), steps);
            yield error.flaw();
          }
        };
    return new Retelling(flaw, trace);
  }

  /// Retells a way.
  ///
  /// @throws IllegalStateException when narrator and successor function contradict each other
  static Trace trace(TransitionSystem system, List<long[]> way) {
    Narrator narrator = system.narrator();
    List<Trace.State> states = new ArrayList<>();
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < way.size(); i++) {
      states.add(Trace.State.of(narrator, way.get(i)));
      if (i + 1 < way.size()) {
        steps.add(step(system, narrator, way.get(i), way.get(i + 1)));
      }
    }
    return new Trace(narrator.variables(), states, steps);
  }

  private static Step step(TransitionSystem system, Narrator narrator, long[] from, long[] to) {
    for (Move move : narrator.moves(from)) {
      if (move instanceof Move.To(Step step, long[] target) && Arrays.equals(target, to)) {
        return step;
      }
    }
    throw contradiction(system, "tells of no step that leads to a successor");
  }

  private static Move.Into error(TransitionSystem system, Narrator narrator, long[] state) {
    for (Move move : narrator.moves(state)) {
      if (move instanceof Move.Into error) {
        return error;
      }
    }
    throw contradiction(system, "tells of no step that is an error where there is one");
  }

  /// The flaw of a state. When deciding the properties was an error, the first that the narrator
  /// cannot decide either explains it: that one's flaw is of another kind than its property.
  private static Flaw property(
      TransitionSystem system, Narrator narrator, int number, long[] state) {
    List<Property> properties = system.properties();
    if (number < properties.size()) {
      return narrator.flaw(number, state);
    }
    for (int i = 0; i < properties.size(); i++) {
      Flaw flaw = narrator.flaw(i, state);
      if (flaw.kind() != properties.get(i).kind()) {
        return flaw;
      }
    }
    throw contradiction(system, "can decide every property where that is an error");
  }

  private static IllegalStateException contradiction(TransitionSystem system, String what) {
    return new IllegalStateException("the narrator of " + system.name() + " " + what);
  }
}
