package dev.heddle.model.pass;

import dev.heddle.model.ir.Exit;
import dev.heddle.model.ir.Machine;
import dev.heddle.model.ir.Program;
import java.util.List;

/// What is known of the locals of a machine: which are live, and which values they can have.
public final class LiveLocals {
  private final Intervals intervals;

  private LiveLocals(Intervals intervals) {
    this.intervals = intervals;
  }

  /// The locals of a machine.
  public static LiveLocals of(Machine machine) {
    return new LiveLocals(Intervals.of(machine));
  }

  /// The locals that may still be read when a block of one of the machine's own programs is left.
  public List<Exit.Saved> atExit(Program program, int block) {
    return SaveLocals.saved(Liveness.of(program).atExit(block), intervals.atExit(program, block));
  }
}
