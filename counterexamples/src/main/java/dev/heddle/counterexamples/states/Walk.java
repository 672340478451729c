package dev.heddle.counterexamples.states;

import dev.heddle.checker.verdict.Trace;
import dev.heddle.counterexamples.Action;
import dev.heddle.counterexamples.Flaws;
import dev.heddle.model.system.Flaw;
import dev.heddle.model.system.Move;
import dev.heddle.model.system.Narrator;
import dev.heddle.model.system.Step;
import dev.heddle.model.system.TransitionSystem;
import java.util.ArrayList;
import java.util.List;

/// A walk through the states of a system, a step at a time, that can be taken back.
public final class Walk {
  private final TransitionSystem system;
  private final Narrator narrator;
  private final Flaws flaws;
  private final List<long[]> states = new ArrayList<>();
  private List<Move> moves;

  /// A walk that stands in the initial state.
  public Walk(TransitionSystem system) {
    this.system = system;
    narrator = system.narrator();
    flaws = new Flaws(system);
    states.add(system.initialState());
    moves = narrator.moves(state());
  }

  /// The packed state where it stands.
  public long[] state() {
    return states.getLast();
  }

  /// How many steps were made so far.
  public int steps() {
    return states.size() - 1;
  }

  /// The state where it stands, in the words of the protocol.
  public Trace.State told() {
    return Trace.State.of(narrator, state());
  }

  /// The steps that can be made from there, errors included, in the order of the strands.
  public List<Move> moves() {
    return moves;
  }

  /// What such a step does, in one phrase.
  public String action(Move move) {
    return switch (move) {
      case Move.Into(_, var flaw) -> "fails: " + flaw.kind().text();
      case Move.To to when to.stays(state()) -> "changes nothing";
      case Move.To(var step, var target) -> action(step, target);
    };
  }

  private String action(Step step, long[] target) {
    var after = Trace.State.of(narrator, target);
    return Action.of(new Trace(narrator.variables(), List.of(told(), after), List.of(step)), 0);
  }

  /// Makes a step.
  public void take(Move.To move) {
    states.add(move.target());
    moves = narrator.moves(state());
  }

  /// Takes steps back, as many as there are at most; true when there was one.
  public boolean back(int steps) {
    int kept = Math.max(1, states.size() - steps);
    boolean any = kept < states.size();
    states.subList(kept, states.size()).clear();
    moves = narrator.moves(state());
    return any;
  }

  /// Forgets the steps so far and stands at the end of another way.
  ///
  /// @param way packed states, the initial one first, each reached from the one before
  public void follow(List<long[]> way) {
    states.clear();
    states.addAll(way);
    moves = narrator.moves(state());
  }

  /// What is wrong in the state where it stands; nothing is wrong with errors of its steps.
  public List<Flaw> flaws() {
    return flaws.ofState(state(), moves);
  }

  /// The names of the state variables.
  public List<String> variables() {
    return narrator.variables();
  }

  /// The system's name.
  public String name() {
    return system.name();
  }
}
