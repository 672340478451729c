package dev.heddle.model.system;

/// Something that a successor function counts.
public sealed interface Counter {

  /// Transitions that start at one scheduling point.
  ///
  /// @param strandClass the class whose `run()` this control point belongs to
  /// @param at where the point stands in the source
  /// @param kind what kind of point it is
  record Steps(String strandClass, SourceLine at, StepKind kind) implements Counter {}

  /// Executions of one basic block: whether its source line was ever reached.
  ///
  /// @param strandClass the class whose `run()` this block belongs to
  /// @param at where the block begins in the source
  record Visits(String strandClass, SourceLine at) implements Counter {}

  /// Stack splits taken in the prologue of one method.
  ///
  /// @param strandClass the class whose stack split
  /// @param at the call whose prologue it is
  record Splits(String strandClass, SourceLine at) implements Counter {}
}
