package dev.heddle.counterexamples;

import dev.heddle.model.system.Flaw;
import dev.heddle.model.system.FlawKind;
import dev.heddle.model.system.Move;
import dev.heddle.model.system.Narrator;
import dev.heddle.model.system.Step;
import dev.heddle.model.system.TransitionSystem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Executes a counterexample again, step by step, on a system that may have changed since. It knows
/// nothing but the document and the system's narrator, and so is an independent check of both.
///
/// A step is as recorded when the same strand, on the same carrier, can make one to a state with
/// the recorded values. Line numbers may differ: a comment more is no other protocol. Where several
/// states have those values, all of them are followed.
public final class Replay {

  /// What became of it.
  public sealed interface Outcome {

    /// Every step is as recorded, and so is what is wrong.
    ///
    /// @param states the packed states on the way, the initial one first
    /// @param notes what is not quite as recorded, one sentence each
    record Reproduced(List<long[]> states, List<String> notes) implements Outcome {
      /// Copies the lists.
      public Reproduced {
        states = List.copyOf(states);
        notes = List.copyOf(notes);
      }
    }

    /// A step is not as recorded.
    ///
    /// @param step its number, from 1; 0 when the initial state differs
    /// @param reason what is different, one sentence
    record Diverged(int step, String reason) implements Outcome {}

    /// Every step is as recorded, but nothing is wrong any more.
    ///
    /// @param reason what is right now, one sentence
    record Gone(String reason) implements Outcome {}
  }

  /// A state that is as recorded, and how it was reached.
  record Node(long[] state, @Nullable Node before) {}

  private final TraceDocument document;
  private final TransitionSystem system;
  private final Narrator narrator;
  private final Match match;

  private Replay(TraceDocument document, TransitionSystem system) {
    this.document = document;
    this.system = system;
    this.narrator = system.narrator();
    this.match = new Match(document.trace(), narrator);
  }

  /// Executes the trace of `document` on `system`.
  public static Outcome of(TraceDocument document, TransitionSystem system) {
    return new Replay(document, system).run();
  }

  private Outcome run() {
    var initial = system.initialState();
    var difference = match.difference(0, initial);
    if (difference != null) {
      return new Outcome.Diverged(0, "The initial state is another: " + difference + ".");
    }
    List<Node> nodes = List.of(new Node(initial, null));
    for (int number = 1; number < document.trace().states().size(); number++) {
      var step = document.trace().steps().get(number - 1);
      var next = successors(nodes, step, number);
      if (next.isEmpty()) {
        return new Outcome.Diverged(number, new Divergence(match, narrator).of(nodes, number));
      }
      nodes = next;
    }
    return end(nodes);
  }

  /// The states with the recorded values that the strand of `step` leads to.
  private List<Node> successors(List<Node> nodes, Step step, int number) {
    var next = new ArrayList<Node>();
    for (var node : nodes) {
      for (var move : narrator.moves(node.state())) {
        if (move instanceof Move.To(var made, var target)
            && Match.sameAgent(made, step)
            && match.difference(number, target) == null
            && next.stream().noneMatch(known -> Arrays.equals(known.state(), target))) {
          next.add(new Node(target, node));
        }
      }
    }
    return next;
  }

  private Outcome end(List<Node> nodes) {
    var flaws = new Flaws(system);
    Flaw other = null;
    for (var node : nodes) {
      var failing = document.failingStep();
      List<Flaw> found =
          failing == null ? flaws.in(node.state()) : flaws.ofSteps(node.state(), failing);
      for (var flaw : found) {
        if (Flaws.same(flaw, document.flaw())) {
          return new Outcome.Reproduced(way(node), notes(flaw, node));
        }
        other = other == null && flaw.kind() != FlawKind.WITNESS ? flaw : other;
      }
    }
    int last = document.trace().steps().size();
    if (other != null) {
      return new Outcome.Diverged(
          last, "Something else is wrong now: " + Divergence.told(other) + ".");
    }
    return new Outcome.Gone(
        document.failingStep() == null
            ? "Every step is as recorded, but the last state has nothing wrong with it any more."
            : "Every step is as recorded, but step " + last + " is no error any more.");
  }

  private static List<long[]> way(Node last) {
    var way = new ArrayList<long[]>();
    for (Node node = last; node != null; node = node.before()) {
      way.addFirst(node.state());
    }
    return way;
  }

  private List<String> notes(Flaw flaw, Node last) {
    var notes = new ArrayList<String>();
    if (!flaw.message().equals(document.flaw().message())) {
      notes.add("What is wrong is told otherwise now: " + Printable.escape(flaw.message()) + ".");
    }
    if (!system.hash().equals(document.subject().modelHash())) {
      var moved = match.firstMove(way(last));
      notes.add(
          "The protocol has changed since, though nothing that the trace depends on"
              + (moved == null ? "." : ": " + moved + "."));
    }
    return notes;
  }
}
