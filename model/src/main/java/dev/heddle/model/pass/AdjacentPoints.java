package dev.heddle.model.pass;

import dev.heddle.model.ir.Block;
import dev.heddle.model.ir.Exit;
import dev.heddle.model.ir.Machine;
import dev.heddle.model.ir.Program;
import dev.heddle.model.ir.Stmt;
import java.util.ArrayList;
import java.util.List;

/// Drops a point whose step does nothing but go to the next point: standing at the second at once
/// is the same, unless it is a fiber, which may be parked there, and only one of them lets it rest.
///
/// The beginning stays where standing there means that a strand has not begun: in fibers, and
/// wherever strands are started again.
final class AdjacentPoints implements Pass {

  @Override
  public Machine apply(Machine machine) {
    boolean starts =
        machine.programs().stream()
            .flatMap(program -> program.blocks().stream())
            .flatMap(block -> block.stmts().stream())
            .anyMatch(Stmt.Start.class::isInstance);
    return Pass.ofPrograms(program -> apply(program, starts)).apply(machine);
  }

  private static Program apply(Program program, boolean starts) {
    List<Block> blocks = new ArrayList<>(program.blocks());
    for (int i = 1; i < blocks.size(); i++) {
      Block block = blocks.get(i);
      if (block.exit() instanceof Exit.Point point
          && point.next() != i
          && isBarePoint(blocks.get(point.next()))
          && (!program.fiber() || mayRest(blocks.get(point.next())) == point.mayRest())) {
        blocks.set(i, block.with(block.stmts(), new Exit.Goto(point.next())));
      }
    }
    return program.with(program.fiber() || starts ? blocks : atBeginning(blocks));
  }

  private static boolean isBarePoint(Block block) {
    return block.stmts().isEmpty() && block.exit() instanceof Exit.Point;
  }

  private static boolean mayRest(Block block) {
    return block.exit() instanceof Exit.Point point && point.mayRest();
  }

  /// Makes the first real point the beginning.
  private static List<Block> atBeginning(List<Block> blocks) {
    if (!(blocks.getFirst().exit() instanceof Exit.Point start)
        || start.next() == 0
        || !isBarePoint(blocks.get(start.next()))) {
      return blocks;
    }
    int second = start.next();
    List<Block> merged = new ArrayList<>();
    for (Block block : blocks) {
      Exit exit = Flow.retarget(block.exit(), target -> target == second ? 0 : target);
      merged.add(block.with(block.stmts(), exit));
    }
    merged.set(0, merged.get(second));
    return merged;
  }
}
