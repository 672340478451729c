package dev.heddle.model.system;

import java.util.Arrays;

/// What one step does to a state.
public sealed interface Move {

  /// The step, retold.
  Step step();

  /// Whether it leads back to the packed state that it comes from. A state whose moves all stay is
  /// one that no strand can change; an error never stays.
  ///
  /// @param from the state whose move this is
  default boolean stays(long[] from) {
    return this instanceof To(_, var target) && Arrays.equals(target, from);
  }

  /// It leads to a packed state, which may be the one that it comes from.
  record To(Step step, long[] target) implements Move {}

  /// It is an error.
  record Into(Step step, Flaw flaw) implements Move {}
}
