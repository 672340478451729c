package dev.heddle.model.export;

import dev.heddle.model.ir.Block;
import dev.heddle.model.ir.Exit;
import dev.heddle.model.ir.Program;
import dev.heddle.model.ir.Stmt;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Where the two ways of a branch meet again having done nothing but give locals values: what `a =
/// b && c` is compiled to. Such a branch is a value, not a decision.
final class Joins {
  private static final int LONGEST = 40;

  private final Program program;
  private final Map<Integer, Integer> joins = new HashMap<>();

  Joins(Program program) {
    this.program = program;
  }

  /// The block where the ways of a branch meet, or -1.
  int of(int block) {
    Integer known = joins.get(block);
    if (known != null) {
      return known;
    }
    joins.put(block, -1); // a branch that leads back to itself has none
    int join = find(block);
    joins.put(block, join);
    return join;
  }

  private int find(int block) {
    if (!(program.blocks().get(block).exit() instanceof Exit.If branch)) {
      return -1;
    }
    List<Integer> otherwise = chain(branch.whenFalse());
    for (int passed : chain(branch.whenTrue())) {
      if (otherwise.contains(passed)) {
        return passed;
      }
    }
    return -1;
  }

  /// The blocks that control certainly comes to, beginning with `first`, as long as it does nothing
  /// but give locals values.
  private List<Integer> chain(int first) {
    List<Integer> chain = new ArrayList<>();
    int next = first;
    while (next >= 0 && chain.size() < LONGEST && !chain.contains(next)) {
      chain.add(next);
      Block block = program.blocks().get(next);
      boolean pure = block.stmts().stream().allMatch(Stmt.Assign.class::isInstance);
      next =
          !pure
              ? -1
              : switch (block.exit()) {
                case Exit.Goto(int target) -> target;
                case Exit.If _ -> of(next);
                case Exit.Switch _, Exit.Choose _, Exit.Point _ -> -1;
                case Exit.Fail _, Exit.Prune _, Exit.End _ -> -1;
              };
    }
    return chain;
  }
}
