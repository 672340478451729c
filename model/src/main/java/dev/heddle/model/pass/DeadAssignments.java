package dev.heddle.model.pass;

import dev.heddle.model.ir.Block;
import dev.heddle.model.ir.Program;
import dev.heddle.model.ir.Stmt;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;

/// Drops assignments to locals that nothing reads afterwards.
final class DeadAssignments {
  private DeadAssignments() {}

  static Program apply(Program program) {
    Liveness liveness = Liveness.of(program);
    List<Block> blocks = new ArrayList<>();
    for (int i = 0; i < program.blocks().size(); i++) {
      Block block = program.blocks().get(i);
      blocks.add(block.with(living(block.stmts(), liveness.atExit(i)), block.exit()));
    }
    return program.with(blocks);
  }

  private static List<Stmt> living(List<Stmt> stmts, BitSet live) {
    List<Stmt> kept = new ArrayList<>();
    for (int i = stmts.size() - 1; i >= 0; i--) {
      Stmt stmt = stmts.get(i);
      if (!(stmt instanceof Stmt.Assign(var local, _)) || live.get(local)) {
        kept.add(stmt);
        Liveness.step(stmt, live);
      }
    }
    Collections.reverse(kept);
    return kept;
  }
}
