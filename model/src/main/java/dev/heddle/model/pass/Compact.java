package dev.heddle.model.pass;

import dev.heddle.model.ir.Block;
import dev.heddle.model.ir.Exit;
import dev.heddle.model.ir.Program;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/// Leads every jump through empty blocks to where they lead, and drops the blocks that nothing
/// reaches.
final class Compact {
  private final List<Block> blocks;
  private final int[] numbers;
  private final List<Block> kept = new ArrayList<>();

  private Compact(Program program) {
    blocks = program.blocks();
    numbers = new int[blocks.size()];
    Arrays.fill(numbers, -1);
  }

  static Program apply(Program program) {
    return program.with(new Compact(program).run());
  }

  private List<Block> run() {
    List<Integer> reached = reach();
    for (int i = 0; i < reached.size(); i++) {
      numbers[reached.get(i)] = i;
    }
    for (int old : reached) {
      Block block = blocks.get(old);
      Exit exit = Flow.retarget(block.exit(), target -> numbers[through(target)]);
      kept.add(block.with(block.stmts(), exit));
    }
    return kept;
  }

  /// The reachable blocks in ascending order.
  private List<Integer> reach() {
    boolean[] seen = new boolean[blocks.size()];
    Deque<Integer> open = new ArrayDeque<>(List.of(0));
    seen[0] = true;
    while (!open.isEmpty()) {
      for (int target : Flow.targets(blocks.get(open.pop()).exit())) {
        int end = through(target);
        if (!seen[end]) {
          seen[end] = true;
          open.push(end);
        }
      }
    }
    List<Integer> reached = new ArrayList<>();
    for (int i = 0; i < seen.length; i++) {
      if (seen[i]) {
        reached.add(i);
      }
    }
    return reached;
  }

  /// Where a jump to `target` leads in the end; an empty endless loop leads to itself.
  private int through(int target) {
    int at = target;
    for (int steps = 0; steps <= blocks.size(); steps++) {
      Block block = blocks.get(at);
      if (at == 0 || !block.stmts().isEmpty() || !(block.exit() instanceof Exit.Goto(var next))) {
        return at;
      }
      at = next;
    }
    return at;
  }
}
