package dev.heddle.model.emit;

import dev.heddle.model.ir.Block;
import dev.heddle.model.ir.Exit;
import dev.heddle.model.ir.Expr;
import dev.heddle.model.ir.Stmt;
import dev.heddle.model.layout.Area;
import dev.heddle.model.layout.Layout;
import dev.heddle.model.layout.Place;

/// An estimate, rather too high, of the bytecode that code becomes.
final class Size {
  private final Layout layout;
  private final boolean wide;

  /// @param wide whether the state stays in an array
  Size(Layout layout, boolean wide) {
    this.layout = layout;
    this.wide = wide;
  }

  int of(Block block, int chunks) {
    int size = 6;
    for (Stmt stmt : block.stmts()) {
      size += of(stmt);
    }
    return size + of(block.exit(), chunks);
  }

  int of(Stmt stmt) {
    return switch (stmt) {
      case Stmt.Assign(_, var value) -> 3 + of(value);
      case Stmt.Store(var field, var slot, var value) ->
          of(value) + access(layout.place(field), slot, 22);
      case Stmt.Check check -> 6 + of(check.condition());
      case Stmt.Start(var strand) -> {
        int size = of(strand);
        for (Area area : layout.areas().values()) {
          size += 20 + 2 * access(area.pc(), strand, 22);
        }
        yield size;
      }
    };
  }

  private int of(Exit exit, int chunks) {
    int words = wide ? 0 : layout.words();
    return switch (exit) {
      case Exit.Goto _ -> 3;
      case Exit.If branch -> 6 + of(branch.condition());
      case Exit.Switch choice -> 12 + of(choice.value()) + 8 * choice.keys().size();
      case Exit.Choose choose -> 50 + of(choose.alternatives()) + 3 * words;
      case Exit.Point point -> 45 + 7 * words + 35 * chunks + 12 * point.saved().size();
      case Exit.End _ -> 45 + 7 * words;
      case Exit.Fail _, Exit.Prune _ -> 4;
    };
  }

  private int of(Expr expr) {
    return switch (expr) {
      case Expr.Const _, Expr.Local _, Expr.Self _, Expr.Current _ -> 3;
      case Expr.Load(var field, var slot) -> access(layout.place(field), slot, 14);
      case Expr.Lookup lookup -> 10 + of(lookup.index());
      case Expr.Binary binary -> 8 + of(binary.left()) + of(binary.right());
      case Expr.Convert convert -> 1 + of(convert.operand());
    };
  }

  private int access(Place place, Expr slot, int known) {
    if (slot instanceof Expr.Const) {
      return known;
    }
    int size = known + 16 + of(slot);
    return place.spans() == 1 || wide ? size : size + place.spans() * (known + 4);
  }
}
