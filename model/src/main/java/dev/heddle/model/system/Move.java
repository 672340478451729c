package dev.heddle.model.system;

/// What one step does to a state.
public sealed interface Move {

  /// The step, retold.
  Step step();

  /// It leads to another packed state.
  record To(Step step, long[] target) implements Move {}

  /// It is an error.
  record Into(Step step, Flaw flaw) implements Move {}
}
