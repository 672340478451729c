package dev.heddle.model.pass;

import dev.heddle.model.ir.Block;
import dev.heddle.model.ir.Exit;
import dev.heddle.model.ir.Machine;
import dev.heddle.model.ir.Program;
import java.util.ArrayList;
import java.util.List;

/// Drops the points before plain accesses that no access of another strand can conflict with,
/// whatever the state: because nothing else writes the variable, because each strand has its own,
/// or because both sides hold the same lock. Steps through such an access commute with everything
/// that others do, so what remains still meets every race there is.
///
/// @param trusting whether fibers are trusted to stay on their carriers but at a switch: it is an
///   error of the machine if one does not, where that matters
record DropTouches(boolean trusting) implements Pass {

  @Override
  public Machine apply(Machine machine) {
    var conflicts = new Conflicts(machine, trusting);
    List<Program> programs = new ArrayList<>();
    for (int i = 0; i < machine.programs().size(); i++) {
      programs.add(apply(machine.programs().get(i), conflicts.of(i)));
    }
    return machine.with(programs, machine.claims(), machine.domains());
  }

  private static Program apply(Program program, Conflicts.OfProgram conflicts) {
    List<Block> blocks = new ArrayList<>(program.blocks());
    for (int i = 0; i < program.blocks().size(); i++) {
      Block block = blocks.get(i);
      Exit exit = conflicts.without(i, blocks);
      blocks.set(i, block.with(block.stmts(), exit));
    }
    return program.with(blocks);
  }
}
