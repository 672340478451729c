package dev.heddle.model.pass;

import dev.heddle.model.ir.Block;
import dev.heddle.model.ir.Exit;
import dev.heddle.model.ir.Program;
import java.util.ArrayList;
import java.util.List;

/// Drops a point whose step does nothing but go to the next point: standing at the second at once
/// is the same. The beginning of a fiber stays, because standing there means that it has not begun.
final class AdjacentPoints {
  private AdjacentPoints() {}

  static Program apply(Program program) {
    List<Block> blocks = new ArrayList<>(program.blocks());
    for (int i = 1; i < blocks.size(); i++) {
      Block block = blocks.get(i);
      if (block.exit() instanceof Exit.Point point
          && point.next() != i
          && isBarePoint(blocks.get(point.next()))) {
        blocks.set(i, block.with(block.stmts(), new Exit.Goto(point.next())));
      }
    }
    return program.with(program.fiber() ? blocks : atBeginning(blocks));
  }

  private static boolean isBarePoint(Block block) {
    return block.stmts().isEmpty() && block.exit() instanceof Exit.Point;
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
