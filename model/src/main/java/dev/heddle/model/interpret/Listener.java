package dev.heddle.model.interpret;

import dev.heddle.model.ir.Exit;
import dev.heddle.model.ir.Field;
import dev.heddle.model.system.Flaw;

/// Hears what an [Interpreter] does: of each step first [#began], then its events in order, then
/// one of [#arrived], [#failed] and [#pruned].
public interface Listener {

  /// A step begins.
  ///
  /// @param block the point where the strand stands
  default void began(Agent agent, int block) {}

  /// Execution enters a block, the one where the step ends included.
  default void entered(int block) {}

  /// A slot of a state variable was read.
  default void loaded(Field field, int slot, long value) {}

  /// A slot of a state variable was written.
  default void stored(Field field, int slot, long before, long after) {}

  /// One of several continuations was chosen.
  default void chose(Exit.Choose choose, long alternatives, long chosen) {}

  /// The step leads to `target`, which is the listener's to keep.
  default void arrived(State target) {}

  /// The step is an error.
  default void failed(Flaw flaw) {}

  /// There is no such step.
  default void pruned() {}
}
