package dev.heddle.model.pass;

import dev.heddle.model.ir.Block;
import dev.heddle.model.ir.Domain;
import dev.heddle.model.ir.Exit;
import dev.heddle.model.ir.Machine;
import dev.heddle.model.ir.Program;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// Notes at each point which locals outlive it and which values they can have there. Dead locals
/// cost nothing and do not tell states apart.
final class SaveLocals implements Pass {

  @Override
  public Machine apply(Machine machine) {
    Intervals intervals = Intervals.of(machine);
    List<Program> programs = new ArrayList<>();
    for (Program program : machine.programs()) {
      programs.add(save(program, intervals));
    }
    return machine.with(programs, machine.claims(), machine.domains());
  }

  private static Program save(Program program, Intervals intervals) {
    Liveness liveness = Liveness.of(program);
    List<Block> blocks = new ArrayList<>();
    for (int i = 0; i < program.blocks().size(); i++) {
      Block block = program.blocks().get(i);
      if (block.exit() instanceof Exit.Point point) {
        List<Exit.Saved> saved = saved(liveness.atExit(i), intervals.atExit(program, i));
        blocks.add(block.with(block.stmts(), point.saving(saved)));
      } else {
        blocks.add(block);
      }
    }
    return program.with(blocks);
  }

  static List<Exit.Saved> saved(BitSet live, Environment environment) {
    List<Exit.Saved> saved = new ArrayList<>();
    live.stream()
        .forEach(
            local -> {
              Domain domain = environment.local(local);
              saved.add(new Exit.Saved(local, domain));
            });
    return saved;
  }
}
