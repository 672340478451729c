package dev.heddle.counterexamples;

import dev.heddle.model.system.Flaw;
import dev.heddle.model.system.Move;
import dev.heddle.model.system.Narrator;
import dev.heddle.model.system.Stack;
import dev.heddle.model.system.Step;
import java.util.List;

/// Says why no step of today's protocol is as recorded.
final class Divergence {
  private final Match match;
  private final Narrator narrator;

  Divergence(Match match, Narrator narrator) {
    this.match = match;
    this.narrator = narrator;
  }

  /// A sentence about step `number`, which led to that state.
  ///
  /// @param nodes the states before it that are as recorded
  String of(List<Replay.Node> nodes, int number) {
    var step = match.trace().steps().get(number - 1);
    String error = null;
    String nearest = null;
    int distance = Integer.MAX_VALUE;
    for (var node : nodes) {
      for (var move : narrator.moves(node.state())) {
        if (Match.sameAgent(move.step(), step)) {
          switch (move) {
            case Move.Into(var made, var flaw) ->
                error = "is an error now, at " + Printable.place(made.at()) + ": " + told(flaw);
            case Move.To(var made, var target) -> {
              int away = match.distance(number, target);
              if (away < distance) {
                distance = away;
                nearest =
                    "leads elsewhere, from "
                        + Printable.place(made.at())
                        + " to a state where "
                        + match.difference(number, target);
              }
            }
          }
        }
      }
    }
    var what = nearest != null ? nearest : error != null ? error : unable(nodes, step);
    return who(step) + ", recorded at " + Printable.place(step.at()) + ", " + what + ".";
  }

  private String unable(List<Replay.Node> nodes, Step step) {
    for (var stack : narrator.stacks(nodes.getFirst().state())) {
      if (stack.strand().equals(step.strand())) {
        return "has no step now: " + doing(stack);
      }
    }
    return "is no strand of the protocol any more";
  }

  private static String doing(Stack stack) {
    var lock = stack.waitsFor();
    var at =
        stack.frames().isEmpty() ? "" : " at " + Printable.place(stack.frames().getFirst().at());
    return switch (stack.condition()) {
      case ENABLED ->
          stack.carrier() == null ? "it goes on otherwise" : "it runs on " + stack.carrier();
      case BLOCKED -> "it waits" + (lock == null ? "" : " for " + Printable.escape(lock)) + at;
      case PARKED -> "no carrier runs it";
      case NEW -> "it has not begun";
      case ENDED -> "it has ended";
    };
  }

  private static String who(Step step) {
    var carrier = step.carrier();
    var strand = Printable.escape(step.strand());
    return carrier == null ? strand : strand + " on " + Printable.escape(carrier);
  }

  /// A flaw in a phrase.
  static String told(Flaw flaw) {
    return flaw.kind().text() + ", " + Printable.escape(flaw.message());
  }
}
