package dev.heddle.counterexamples;

import dev.heddle.model.system.Fault;
import dev.heddle.model.system.Flaw;
import dev.heddle.model.system.FlawKind;
import dev.heddle.model.system.Move;
import dev.heddle.model.system.Narrator;
import dev.heddle.model.system.Property;
import dev.heddle.model.system.Step;
import dev.heddle.model.system.Successors;
import dev.heddle.model.system.TransitionSystem;
import java.util.ArrayList;
import java.util.List;

/// What is wrong in single states of a system, for one thread.
public final class Flaws {
  private final List<Property> properties;
  private final List<Property> witnesses;
  private final Narrator narrator;
  private final Successors successors;

  /// The flaws of a system's states.
  public Flaws(TransitionSystem system) {
    properties = system.properties();
    witnesses = system.witnesses();
    narrator = system.narrator();
    successors = system.successors();
  }

  /// Whether two flaws are the same but for what their messages say of values.
  static boolean same(Flaw one, Flaw other) {
    return one.kind() == other.kind() && one.property().equals(other.property());
  }

  /// What is wrong in the state itself, after the situations to be reached that it is in.
  List<Flaw> in(long[] state) {
    return in(state, narrator.moves(state));
  }

  /// As above.
  ///
  /// @param moves all from that state
  List<Flaw> in(long[] state, List<Move> moves) {
    var flaws = new ArrayList<Flaw>();
    situations(state, flaws);
    flaws.addAll(ofState(state, moves));
    return flaws;
  }

  /// What is wrong in the state itself: the first property that is false or cannot be decided, then
  /// a deadlock. What is wrong with its steps is not told.
  ///
  /// @param moves all from that state, as the narrator tells them
  public List<Flaw> ofState(long[] state, List<Move> moves) {
    var flaws = new ArrayList<Flaw>();
    property(state, flaws);
    if (moves.stream().allMatch(move -> move.stays(state)) && !successors.mayRest(state, 0)) {
      flaws.add(Flaw.deadlock());
    }
    return flaws;
  }

  /// What is wrong with the steps that the strand of `step` can make from the state.
  List<Flaw> ofSteps(long[] state, Step step) {
    var flaws = new ArrayList<Flaw>();
    for (var move : narrator.moves(state)) {
      if (move instanceof Move.Into(var made, var flaw) && Match.sameAgent(made, step)) {
        flaws.add(flaw);
      }
    }
    return flaws;
  }

  private void situations(long[] state, List<Flaw> flaws) {
    for (int number = 0; number < witnesses.size(); number++) {
      try {
        if (successors.witnessed(number, state, 0)) {
          var witness = witnesses.get(number);
          flaws.add(Flaw.of(FlawKind.WITNESS, witness.name(), witness.text()));
        }
      } catch (Fault _) {
        // A situation that cannot be told is not seen.
      }
    }
  }

  private void property(long[] state, List<Flaw> flaws) {
    try {
      int number = successors.violated(state, 0);
      if (number >= 0) {
        flaws.add(narrator.flaw(number, state));
      }
    } catch (Fault _) {
      for (int number = 0; number < properties.size(); number++) {
        var flaw = narrator.flaw(number, state);
        if (flaw.kind() != properties.get(number).kind()) {
          flaws.add(flaw);
          return;
        }
      }
    }
  }
}
