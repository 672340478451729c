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

  /// The rest of the step is code from a block on, its locals in scratch variables.
  record Runs(int block) implements Ending {}
}
