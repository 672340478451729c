package dev.heddle.model.pass;

import dev.heddle.model.ir.Block;
import dev.heddle.model.ir.Domain;
import dev.heddle.model.ir.Expr;
import dev.heddle.model.ir.Program;
import java.util.TreeSet;

/// The numbers that occur in a program: a growing domain is widened to the next of them, so that a
/// loop's bound is found instead of passed.
final class Thresholds {
  private final TreeSet<Long> numbers = new TreeSet<>();

  private Thresholds() {}

  static Thresholds of(Program program) {
    var thresholds = new Thresholds();
    for (long bound :
        new long[] {0, Integer.MIN_VALUE, Integer.MAX_VALUE, Long.MIN_VALUE, Long.MAX_VALUE}) {
      thresholds.numbers.add(bound);
    }
    for (Block block : program.blocks()) {
      block.stmts().forEach(stmt -> Flow.expressions(stmt, thresholds::add));
      Flow.expressions(block.exit(), thresholds::add);
    }
    return thresholds;
  }

  private void add(Expr expr) {
    switch (expr) {
      case Expr.Const(var value, _) -> {
        numbers.add(value);
        numbers.add(value - 1);
        numbers.add(value + 1);
      }
      case Expr.Load(_, var slot) -> add(slot);
      case Expr.Lookup(_, var index, _) -> add(index);
      case Expr.Binary(_, var left, var right) -> {
        add(left);
        add(right);
      }
      case Expr.Convert(_, var operand) -> add(operand);
      case Expr.Local _, Expr.Self _, Expr.Current _ -> {}
    }
  }

  /// The least domain between thresholds that contains `grown`, where `grown` is greater than
  /// `old`.
  Domain widen(Domain old, Domain grown) {
    long from = grown.from() < old.from() ? floor(grown.from()) : grown.from();
    long to = grown.to() > old.to() ? ceiling(grown.to()) : grown.to();
    return new Domain(from, to);
  }

  private long floor(long value) {
    Long floor = numbers.floor(value);
    return floor == null ? Long.MIN_VALUE : floor;
  }

  private long ceiling(long value) {
    Long ceiling = numbers.ceiling(value);
    return ceiling == null ? Long.MAX_VALUE : ceiling;
  }
}
