package dev.heddle.counterexamples;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The steps that matter: of all on which the flaw depends, those that wrote what it reads, those
/// that brought somebody to where he waits, and those where strands influence one another. Left out
/// is what strands do for themselves, and whatever comes to nothing.
final class Salience {
  private static final int MOST_REASONS = 3;

  private final TraceDocument document;
  private final Dependencies dependencies;
  private final Map<Integer, List<String>> reasons = new TreeMap<>();
  private final List<Explanation.Order> order = new ArrayList<>();

  Salience(
      TraceDocument document,
      Dependencies dependencies,
      List<Explanation.Wait> waits,
      List<Explanation.Read> reads) {
    this.document = document;
    this.dependencies = dependencies;
    seed(waits, reads);
    var seeds = new BitSet();
    reasons.keySet().forEach(seeds::set);
    if (seeds.isEmpty() && !document.trace().steps().isEmpty()) {
      seeds.set(document.trace().steps().size());
    }
    influences(dependencies.past(seeds));
  }

  /// The steps, in order.
  List<Explanation.Reason> steps() {
    var steps = new ArrayList<Explanation.Reason>();
    reasons.forEach(
        (step, because) ->
            steps.add(
                new Explanation.Reason(
                    step, because.subList(0, Math.min(MOST_REASONS, because.size())))));
    return steps;
  }

  /// Which of them have to come before which.
  List<Explanation.Order> order() {
    return order;
  }

  private void seed(List<Explanation.Wait> waits, List<Explanation.Read> reads) {
    if (document.failingStep() != null) {
      say(document.trace().steps().size(), "fails");
    }
    var reader = reader();
    for (var read : reads) {
      if (read.step() > 0) {
        say(read.step(), "writes " + read.variable() + ", which " + reader);
      }
    }
    for (var wait : waits) {
      if (wait.since() > 0) {
        say(wait.since(), "brings " + wait.strand() + " to where it waits");
      }
    }
  }

  private String reader() {
    if (document.failingStep() != null) {
      return "the failing step reads";
    }
    return TraceText.isStandstill(document.flaw().kind()) ? "is waited for" : "the property reads";
  }

  private void influences(BitSet past) {
    var joined = new LinkedHashMap<List<Integer>, List<String>>();
    for (var edge : dependencies.edges()) {
      if (past.get(edge.to())
          && edge.kind() != Dependencies.Kind.PROGRAM
          && dependencies.crosses(edge)) {
        say(edge);
        var variables =
            joined.computeIfAbsent(List.of(edge.from(), edge.to()), _ -> new ArrayList<>());
        if (!variables.contains(edge.variable())) {
          variables.add(edge.variable());
        }
      }
    }
    joined.forEach(
        (steps, variables) ->
            order.add(
                new Explanation.Order(
                    steps.getFirst(), steps.getLast(), String.join(", ", variables))));
  }

  private void say(Dependencies.Edge edge) {
    var variable = edge.variable();
    switch (edge.kind()) {
      case READS -> {
        say(edge.from(), "writes " + variable + ", which step " + edge.to() + " reads");
        say(edge.to(), "reads " + variable + ", written in step " + edge.from());
      }
      case OVERTAKES -> {
        say(edge.from(), "reads " + variable + " before step " + edge.to() + " writes it");
        say(edge.to(), "writes " + variable + " after step " + edge.from() + " has read it");
      }
      case OVERWRITES -> {
        say(edge.from(), "writes " + variable + " before step " + edge.to() + " does");
        say(edge.to(), "writes " + variable + " after step " + edge.from() + " did");
      }
      case PROGRAM -> {}
    }
  }

  private void say(int step, String why) {
    var known = reasons.computeIfAbsent(step, _ -> new ArrayList<>());
    if (!known.contains(why)) {
      known.add(why);
    }
  }
}
