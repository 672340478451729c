package dev.heddle.checker.verdict;

import dev.heddle.model.system.Stack;
import dev.heddle.model.system.Step;
import dev.heddle.model.system.Value;
import java.util.List;

/// A counterexample in the words of the protocol. Step `i` leads from state `i` to state `i + 1`;
/// when the flaw is an error of a step, that step is the last and leads nowhere: then there are as
/// many steps as states, else one less.
///
/// @param variables the names of the state variables
/// @param states the initial state first
public record Trace(List<String> variables, List<State> states, List<Step> steps) {
  /// Copies the lists.
  public Trace {
    variables = List.copyOf(variables);
    states = List.copyOf(states);
    steps = List.copyOf(steps);
  }

  /// One state.
  ///
  /// @param values by variable
  /// @param stacks where each strand stands, in the same order in every state
  public record State(List<Value> values, List<Stack> stacks) {
    /// Copies the lists.
    public State {
      values = List.copyOf(values);
      stacks = List.copyOf(stacks);
    }
  }
}
