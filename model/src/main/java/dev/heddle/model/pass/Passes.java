package dev.heddle.model.pass;

import dev.heddle.model.ir.Block;
import dev.heddle.model.ir.Exit;
import dev.heddle.model.ir.Machine;
import dev.heddle.model.ir.Program;
import dev.heddle.model.system.FlawKind;
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
          new AdjacentPoints(false),
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

  /// After those, on a machine in fine steps.
  ///
  /// @param steps makes of the finest steps those that are searched
  private static List<Pass> races(boolean trusting, Pass steps) {
    return List.of(
        new RacesOnly(trusting),
        Pass.ofPrograms(Compact::apply),
        steps,
        Pass.ofPrograms(Compact::apply),
        Pass.ofPrograms(DeadAssignments::apply),
        Pass.ofPrograms(Compact::apply),
        // Needs RacesOnly: standing at two points one after the other differs by nothing else.
        new AdjacentPoints(true),
        Pass.ofPrograms(Compact::apply),
        Pass.ofPrograms(MergeBlocks::apply),
        Pass.ofPrograms(Compact::apply),
        new SaveLocals());
  }

  private Passes() {}

  /// A machine in those fine steps that show every data race, after all passes.
  ///
  /// @param machine one in the finest steps
  /// @param trusting whether locks are trusted to be locks, and carriers to switch by themselves;
  ///   then it is an error of the machine, of kind [FlawKind#MODEL], when they turn out not to,
  ///   where that matters
  public static Machine races(Machine machine, boolean trusting) {
    return run(run(machine), races(trusting, new DropTouches(trusting)));
  }

  /// A machine in coarse steps that has an error, of kind [FlawKind#MODEL], if and only if the one
  /// that [#races] makes, trusting, has a data race or an error.
  ///
  /// @param machine one in the finest steps
  public static Machine anyRace(Machine machine) {
    return run(run(machine), races(true, new FreezeOne(true)));
  }

  /// Whether such a machine has nothing to decide: no race is possible, and nobody is trusted.
  public static boolean isDecided(Machine machine) {
    for (Program program : machine.programs()) {
      for (Block block : program.blocks()) {
        if (block.exit() instanceof Exit.Fail
            || (block.exit() instanceof Exit.Point point && point.touch() != null)) {
          return false;
        }
      }
    }
    return true;
  }

  /// The machine after all passes.
  public static Machine run(Machine machine) {
    return run(machine, ALL);
  }

  /// The machine after all passes but [AdjacentPoints]: other strands may run at every point of the
  /// language, and a step is what lies between two of them.
  public static Machine everyPoint(Machine machine) {
    return run(machine, ALL.stream().filter(pass -> !(pass instanceof AdjacentPoints)).toList());
  }

  private static Machine run(Machine machine, List<Pass> passes) {
    Machine result = machine;
    for (Pass pass : passes) {
      result = pass.apply(result);
    }
    return result;
  }
}
