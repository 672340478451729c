package dev.heddle.model.export;

import dev.heddle.model.ir.Exit;

/// How an option of a process goes on once its assignments are made.
sealed interface Ending {

  /// The strand stands at the point that is the exit of a block.
  record Stands(int block, Exit.Point point) implements Ending {}

  /// The strand has ended.
  record Ended() implements Ending {}

  /// The step is a flaw.
  record Failed() implements Ending {}

  /// The rest of the step runs as code from a block on, its locals in scratch variables.
  ///
  /// @param current the carrier that the strand runs on
  /// @param landing how the code ends
  record Runs(int block, Term current, Landing landing) implements Ending {}

  /// The step goes on with a choice, which is a place of its own.
  record Chooses(int block, Exit.Choose choose) implements Ending {}
}
