package dev.heddle.model.ir;

import java.util.List;

/// What the strands of one class run, flattened along call strings: a control-flow graph.
///
/// Block 0 is the beginning: it has no statements and its exit is a [Exit.Point] of kind START. The
/// control points are the blocks whose exit is a [Exit.Point].
///
/// @param name the simple name of the strand class
/// @param firstStrand the first entity that runs it
/// @param strands how many do; their numbers are contiguous
/// @param fiber whether they need a carrier
public record Program(
    String name,
    int firstStrand,
    int strands,
    boolean fiber,
    List<Variable> locals,
    List<Activation> activations,
    List<Block> blocks) {
  /// Copies the lists.
  public Program {
    locals = List.copyOf(locals);
    activations = List.copyOf(activations);
    blocks = List.copyOf(blocks);
  }

  /// This program with other blocks.
  public Program with(List<Block> blocks) {
    return new Program(name, firstStrand, strands, fiber, locals, activations, blocks);
  }

  /// Whether a strand that runs the program can end.
  public boolean ends() {
    return blocks.stream().anyMatch(block -> block.exit() instanceof Exit.End);
  }
}
