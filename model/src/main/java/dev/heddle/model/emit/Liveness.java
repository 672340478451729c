package dev.heddle.model.emit;

import dev.heddle.model.ir.Block;
import dev.heddle.model.ir.Exit;
import dev.heddle.model.ir.Expr;
import dev.heddle.model.ir.Stmt;
import java.util.BitSet;
import java.util.List;

/// Which locals a block and what follows it in the same step may read before they write them.
final class Liveness {
  private final BitSet[] live;

  /// @param claim whether the end reads local 0
  Liveness(Flow flow, boolean claim) {
    live = new BitSet[flow.blocks()];
    for (int block = 0; block < live.length; block++) {
      live[block] = new BitSet();
    }
    boolean changed = true;
    while (changed) {
      changed = false;
      for (int block = live.length - 1; block >= 0; block--) {
        BitSet before = before(flow, block, claim);
        if (!before.equals(live[block])) {
          live[block] = before;
          changed = true;
        }
      }
    }
  }

  /// The locals that are live at the beginning of `block`; not to be changed.
  BitSet at(int block) {
    return live[block];
  }

  private BitSet before(Flow flow, int number, boolean claim) {
    var set = new BitSet();
    for (int target : flow.successors(number)) {
      set.or(live[target]);
    }
    Block block = flow.block(number);
    switch (block.exit()) {
      case Exit.If branch -> read(branch.condition(), set);
      case Exit.Switch choice -> read(choice.value(), set);
      case Exit.Choose choose -> {
        set.clear(choose.local());
        read(choose.alternatives(), set);
      }
      case Exit.Point point -> point.saved().forEach(saved -> set.set(saved.local()));
      case Exit.End _ -> set.set(0, claim ? 1 : 0);
      case Exit.Goto _, Exit.Fail _, Exit.Prune _ -> {}
    }
    List<Stmt> stmts = block.stmts();
    for (int i = stmts.size() - 1; i >= 0; i--) {
      switch (stmts.get(i)) {
        case Stmt.Assign(var local, var value) -> {
          set.clear(local);
          read(value, set);
        }
        case Stmt.Store(_, var slot, var value) -> {
          read(slot, set);
          read(value, set);
        }
        case Stmt.Check check -> read(check.condition(), set);
        case Stmt.Start(var strand) -> read(strand, set);
      }
    }
    return set;
  }

  /// Adds the locals that `expr` reads.
  static void read(Expr expr, BitSet into) {
    switch (expr) {
      case Expr.Local(var slot, _) -> into.set(slot);
      case Expr.Load load -> read(load.slot(), into);
      case Expr.Lookup lookup -> read(lookup.index(), into);
      case Expr.Binary binary -> {
        read(binary.left(), into);
        read(binary.right(), into);
      }
      case Expr.Convert convert -> read(convert.operand(), into);
      case Expr.Const _, Expr.Self _, Expr.Current _ -> {}
    }
  }
}
