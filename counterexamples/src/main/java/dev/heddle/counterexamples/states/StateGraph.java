package dev.heddle.counterexamples.states;

import dev.heddle.model.system.Value;
import java.util.List;

/// The reachable states of a system, or classes of them, and the steps between.
///
/// @param variables the names of the variables that tell nodes apart
/// @param nodes in the order in which a breadth-first search finds them
/// @param edges in the order in which it finds them
public record StateGraph(List<String> variables, List<Node> nodes, List<Edge> edges) {
  /// Copies the lists.
  public StateGraph {
    variables = List.copyOf(variables);
    nodes = List.copyOf(nodes);
    edges = List.copyOf(edges);
  }

  /// A state, or a class of states in which the variables have the same values.
  ///
  /// @param values of the graph's variables
  /// @param states how many states it stands for
  /// @param initial whether the initial state is among them
  /// @param flaws what is wrong in some of them, in words
  public record Node(List<Value> values, int states, boolean initial, List<String> flaws) {
    /// Copies the lists.
    public Node {
      values = List.copyOf(values);
      flaws = List.copyOf(flaws);
    }
  }

  /// Steps from one node to another.
  ///
  /// @param from the index of the node where they begin
  /// @param to the index of the node where they end
  /// @param labels who makes them and what they do
  public record Edge(int from, int to, List<String> labels) {
    /// Copies the list.
    public Edge {
      labels = List.copyOf(labels);
    }
  }

  /// What became of an attempt to make a graph.
  public sealed interface Attempt {

    /// It was made.
    record Made(StateGraph graph) implements Attempt {}

    /// The system has more states than were to be visited.
    record TooManyStates() implements Attempt {}

    /// There would be more nodes than were wanted.
    record TooManyNodes() implements Attempt {}
  }
}
