package dev.heddle.model.export;

import dev.heddle.model.ir.Block;
import dev.heddle.model.ir.Exit;
import dev.heddle.model.ir.Program;
import dev.heddle.model.ir.Stmt;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;

/// How control comes to the blocks of a program within a step: by how many ways, and with which
/// locals that may still be read.
final class Entries {
  private final Body body;
  private final int[] ways;
  private final BitSet[] live;
  private boolean loops;

  Entries(Body body) {
    this.body = body;
    int blocks = body.program().blocks().size();
    ways = new int[blocks];
    live = new BitSet[blocks];
    count();
    for (int i = 0; i < blocks; i++) {
      live[i] = new BitSet();
    }
    flow();
  }

  /// Whether control comes to a block by more than one way. A branch whose ways only give locals
  /// values counts as one.
  boolean isMeeting(int block) {
    return ways[block] > 1;
  }

  /// The locals that may be read from the beginning of a block to the end of the step.
  BitSet live(int block) {
    return live[block];
  }

  /// Whether a step may come back to a block.
  boolean haveLoops() {
    return loops;
  }

  private void count() {
    Program program = body.program();
    var seen = new BitSet();
    Deque<Integer> open = new ArrayDeque<>(List.of(0));
    for (Block block : program.blocks()) {
      if (block.exit() instanceof Exit.Point point) {
        open.add(point.next());
      }
    }
    while (!open.isEmpty()) {
      int number = open.removeLast();
      if (!seen.get(number)) {
        seen.set(number);
        int join = body.joins().of(number);
        Exit exit = program.blocks().get(number).exit();
        for (int target : join < 0 ? Body.within(exit) : List.of(join)) {
          ways[target]++;
          loops |= target <= number;
          open.add(target);
        }
      }
    }
  }

  private void flow() {
    List<Block> blocks = body.program().blocks();
    List<List<Integer>> sources = new ArrayList<>();
    Deque<Integer> open = new ArrayDeque<>();
    for (int i = 0; i < blocks.size(); i++) {
      sources.add(new ArrayList<>());
      open.add(i);
    }
    for (int i = 0; i < blocks.size(); i++) {
      for (int target : Body.within(blocks.get(i).exit())) {
        sources.get(target).add(i);
      }
    }
    while (!open.isEmpty()) {
      int block = open.removeLast();
      BitSet before = before(blocks.get(block));
      if (!before.equals(live[block])) {
        live[block] = before;
        open.addAll(sources.get(block));
      }
    }
  }

  private BitSet before(Block block) {
    var read = new BitSet();
    for (int target : Body.within(block.exit())) {
      read.or(live[target]);
    }
    if (block.exit() instanceof Exit.Choose choose) {
      read.clear(choose.local());
    }
    if (block.exit() instanceof Exit.End && body.isClaim()) {
      read.set(0);
    }
    Locals.of(block.exit(), read);
    for (Stmt stmt : block.stmts().reversed()) {
      if (stmt instanceof Stmt.Assign(int local, _)) {
        read.clear(local);
      }
      Locals.of(stmt, read);
    }
    return read;
  }
}
