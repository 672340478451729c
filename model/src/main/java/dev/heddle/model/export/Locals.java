package dev.heddle.model.export;

import dev.heddle.model.ir.Exit;
import dev.heddle.model.ir.Expr;
import dev.heddle.model.ir.Stmt;
import java.util.BitSet;

/// The locals that code reads.
final class Locals {
  private Locals() {}

  static void of(Stmt stmt, BitSet read) {
    switch (stmt) {
      case Stmt.Assign(_, Expr value) -> of(value, read);
      case Stmt.Store(_, Expr slot, Expr value) -> {
        of(slot, read);
        of(value, read);
      }
      case Stmt.Check check -> of(check.condition(), read);
      case Stmt.Start(Expr strand) -> of(strand, read);
    }
  }

  static void of(Exit exit, BitSet read) {
    switch (exit) {
      case Exit.If branch -> of(branch.condition(), read);
      case Exit.Switch choice -> of(choice.value(), read);
      case Exit.Choose choose -> of(choose.alternatives(), read);
      case Exit.Point point -> {
        point.saved().forEach(it -> read.set(it.local()));
        if (point.awaited() != null) {
          of(point.awaited().owner(), read);
        }
      }
      case Exit.Goto _, Exit.Fail _, Exit.Prune _, Exit.End _ -> {}
    }
  }

  private static void of(Expr expr, BitSet read) {
    switch (expr) {
      case Expr.Local(int slot, _) -> read.set(slot);
      case Expr.Load(_, Expr slot) -> of(slot, read);
      case Expr.Lookup(_, Expr index, _) -> of(index, read);
      case Expr.Binary(_, Expr left, Expr right) -> {
        of(left, read);
        of(right, read);
      }
      case Expr.Convert(_, Expr operand) -> of(operand, read);
      case Expr.Const _, Expr.Self _, Expr.Current _ -> {}
    }
  }
}
