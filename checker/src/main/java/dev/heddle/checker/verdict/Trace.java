package dev.heddle.checker.verdict;

import dev.heddle.model.system.LockState;
import dev.heddle.model.system.Narrator;
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
  /// @param locks the locks with an owner that are held or waited for
  public record State(List<Value> values, List<Stack> stacks, List<LockState> locks) {
    /// Copies the lists.
    public State {
      values = List.copyOf(values);
      stacks = List.copyOf(stacks);
      locks = List.copyOf(locks);
    }

    /// A state without locks.
    public State(List<Value> values, List<Stack> stacks) {
      this(values, stacks, List.of());
    }

    /// The state as the narrator tells it.
    public static State of(Narrator narrator, long[] state) {
      return new State(narrator.values(state), narrator.stacks(state), narrator.locks(state));
    }
  }
}
