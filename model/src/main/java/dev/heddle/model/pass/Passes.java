package dev.heddle.model.pass;

import dev.heddle.model.ir.Machine;
import java.util.List;

/// All passes, in the order in which they run.
public final class Passes {
  private static final List<Pass> ALL =
      List.of(
          // What call strings made unreachable, and the jumps between inlined methods.
          Pass.ofPrograms(Compact::apply),
          // Values that are always the same, checks that never fail, branches never taken.
          new FoldIntervals(),
          Pass.ofPrograms(Compact::apply),
          // What the branches that are gone had kept alive.
          Pass.ofPrograms(DeadAssignments::apply),
          Pass.ofPrograms(Compact::apply),
          // Needs Compact: only a point right behind a point is one too many.
          new AdjacentPoints(),
          Pass.ofPrograms(Compact::apply),
          // Points that stand for the same future at the same line.
          Pass.ofPrograms(MergeBlocks::apply),
          new FoldIntervals(),
          Pass.ofPrograms(Compact::apply),
          Pass.ofPrograms(DeadAssignments::apply),
          Pass.ofPrograms(Compact::apply),
          // Needs FoldIntervals: nothing reads them any more.
          new DropConstants(),
          // Last: what each point keeps, and how wide.
          new SaveLocals());

  private Passes() {}

  /// The machine after all passes.
  public static Machine run(Machine machine) {
    Machine result = machine;
    for (Pass pass : ALL) {
      result = pass.apply(result);
    }
    return result;
  }
}
