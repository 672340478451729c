package dev.heddle.model.pass;

import dev.heddle.model.ir.Block;
import dev.heddle.model.ir.Exit;
import dev.heddle.model.ir.Program;
import dev.heddle.model.ir.Stmt;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;

/// Which locals may still be read from each block on: the classic backward analysis.
final class Liveness {
  private final Program program;
  private final boolean claim;
  private final BitSet[] atEntry;

  private Liveness(Program program) {
    this.program = program;
    this.claim = !(program.blocks().getFirst().exit() instanceof Exit.Point);
    atEntry = new BitSet[program.blocks().size()];
  }

  static Liveness of(Program program) {
    var liveness = new Liveness(program);
    liveness.solve();
    return liveness;
  }

  private void solve() {
    List<Block> blocks = program.blocks();
    List<List<Integer>> sources = new ArrayList<>();
    Deque<Integer> open = new ArrayDeque<>();
    for (int i = 0; i < blocks.size(); i++) {
      atEntry[i] = new BitSet();
      sources.add(new ArrayList<>());
      open.push(i);
    }
    for (int i = 0; i < blocks.size(); i++) {
      for (int target : Flow.targets(blocks.get(i).exit())) {
        sources.get(target).add(i);
      }
    }
    boolean[] visited = new boolean[blocks.size()];
    while (!open.isEmpty()) {
      int block = open.pop();
      BitSet live = before(block);
      if (!live.equals(atEntry[block]) || !visited[block]) {
        visited[block] = true;
        atEntry[block] = live;
        sources.get(block).forEach(open::push);
      }
    }
  }

  private BitSet before(int number) {
    Block block = program.blocks().get(number);
    BitSet live = atExit(number);
    for (int i = block.stmts().size() - 1; i >= 0; i--) {
      step(block.stmts().get(i), live);
    }
    return live;
  }

  /// Makes of what is live after a statement what is live before it.
  static void step(Stmt stmt, BitSet live) {
    if (stmt instanceof Stmt.Assign(var local, _)) {
      live.clear(local);
    }
    Flow.expressions(stmt, expr -> Flow.locals(expr, live::set));
  }

  /// What is live before the exit of a block.
  BitSet atExit(int number) {
    Exit exit = program.blocks().get(number).exit();
    var live = new BitSet();
    for (int target : Flow.targets(exit)) {
      live.or(atEntry[target]);
    }
    if (exit instanceof Exit.Choose choose) {
      live.clear(choose.local());
    }
    if (exit instanceof Exit.End && claim) {
      live.set(0);
    }
    Flow.expressions(exit, expr -> Flow.locals(expr, live::set));
    return live;
  }

  /// What is live at the beginning of a block.
  BitSet atEntry(int number) {
    return atEntry[number];
  }
}
