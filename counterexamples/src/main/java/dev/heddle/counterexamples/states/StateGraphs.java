package dev.heddle.counterexamples.states;

import dev.heddle.checker.verdict.Trace;
import dev.heddle.counterexamples.Action;
import dev.heddle.counterexamples.states.StateGraph.Attempt;
import dev.heddle.model.system.Fault;
import dev.heddle.model.system.FlawKind;
import dev.heddle.model.system.Move;
import dev.heddle.model.system.Narrator;
import dev.heddle.model.system.SourceLine;
import dev.heddle.model.system.Step;
import dev.heddle.model.system.Successors;
import dev.heddle.model.system.TransitionSystem;
import dev.heddle.model.system.Value;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Makes the graph of a system's states by visiting all of them, breadth-first, as the narrator
/// tells their steps. Unlike a check it goes on behind what is wrong, but not behind errors of
/// steps, which lead nowhere.
public final class StateGraphs {
  private final TransitionSystem system;
  private final Narrator narrator;
  private final Successors claims;
  private final List<Integer> chosen;
  private final int mostNodes;
  private final Map<List<Long>, Integer> known = new LinkedHashMap<>();
  private final ArrayDeque<long[]> waiting = new ArrayDeque<>();
  private final Map<Object, Integer> classes = new LinkedHashMap<>();
  private final List<Members> members = new ArrayList<>();
  private final Map<Between, Map<Origin, String>> steps = new LinkedHashMap<>();

  private record Between(int from, int to) {}

  private record Origin(String strand, SourceLine at) {}

  /// What is known of a node so far.
  private static final class Members {
    final List<Value> values;
    final Set<String> flaws = new LinkedHashSet<>();
    int states;

    Members(List<Value> values) {
      this.values = values;
    }
  }

  private StateGraphs(TransitionSystem system, List<Integer> chosen, int mostNodes) {
    this.system = system;
    this.chosen = chosen;
    this.mostNodes = mostNodes;
    narrator = system.narrator();
    claims = system.successors();
  }

  /// The graph of a system.
  ///
  /// @param chosen the numbers of the variables by which states are told apart; when there is none,
  ///   each state is a node of its own
  /// @param mostStates the most states to visit
  /// @param mostNodes the most nodes to make
  public static Attempt of(
      TransitionSystem system, List<Integer> chosen, int mostStates, int mostNodes) {
    return new StateGraphs(system, chosen, mostNodes).explore(mostStates);
  }

  private Attempt explore(int mostStates) {
    reach(system.initialState());
    while (!waiting.isEmpty()) {
      expand(waiting.removeFirst());
      if (members.size() > mostNodes) {
        return new Attempt.TooManyNodes();
      }
      if (known.size() > mostStates) {
        return new Attempt.TooManyStates();
      }
    }
    return new Attempt.Made(graph());
  }

  /// The node of a state, made when it is new.
  private int reach(long[] state) {
    var key = Arrays.stream(state).boxed().toList();
    var before = known.get(key);
    if (before != null) {
      return before;
    }
    var all = narrator.values(state);
    var values = chosen.isEmpty() ? all : chosen.stream().map(all::get).toList();
    int node = classes.computeIfAbsent(chosen.isEmpty() ? key : values, _ -> members.size());
    if (node == members.size()) {
      members.add(new Members(values));
    }
    members.get(node).states++;
    known.put(key, node);
    waiting.add(state);
    return node;
  }

  private void expand(long[] state) {
    int from = reach(state);
    var flaws = members.get(from).flaws;
    var moves = narrator.moves(state);
    for (var move : moves) {
      switch (move) {
        case Move.To(var step, var target) -> connect(state, from, step, target);
        case Move.Into(var step, var flaw) ->
            flaws.add(flaw.kind().text() + " in a step of " + step.strand());
      }
    }
    violated(state, flaws);
    if (moves.stream().allMatch(move -> move.stays(state)) && !claims.mayRest(state, 0)) {
      flaws.add(FlawKind.DEADLOCK.text());
    }
  }

  private void connect(long[] state, int from, Step step, long[] target) {
    int to = reach(target);
    if (from != to || chosen.isEmpty()) {
      steps
          .computeIfAbsent(new Between(from, to), _ -> new LinkedHashMap<>())
          .computeIfAbsent(new Origin(step.strand(), step.at()), _ -> label(state, step, target));
    }
  }

  private String label(long[] state, Step step, long[] target) {
    var before = Trace.State.of(narrator, state);
    var after = Trace.State.of(narrator, target);
    var trace = new Trace(narrator.variables(), List.of(before, after), List.of(step));
    return step.strand() + ": " + Action.of(trace, 0);
  }

  private void violated(long[] state, Set<String> flaws) {
    try {
      int property = claims.violated(state, 0);
      if (property >= 0) {
        flaws.add(system.properties().get(property).name());
      }
    } catch (Fault _) {
      flaws.add("error in a property");
    }
  }

  private StateGraph graph() {
    var names = narrator.variables();
    var variables = chosen.isEmpty() ? names : chosen.stream().map(names::get).toList();
    var nodes = new ArrayList<StateGraph.Node>();
    for (var node : members) {
      nodes.add(
          new StateGraph.Node(node.values, node.states, nodes.isEmpty(), List.copyOf(node.flaws)));
    }
    var edges = new ArrayList<StateGraph.Edge>();
    steps.forEach(
        (between, labels) -> {
          var distinct = new LinkedHashSet<>(labels.values());
          edges.add(new StateGraph.Edge(between.from, between.to, List.copyOf(distinct)));
        });
    return new StateGraph(variables, nodes, edges);
  }
}
