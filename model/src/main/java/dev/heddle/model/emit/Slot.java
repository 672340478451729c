package dev.heddle.model.emit;

import dev.heddle.model.ir.Expr;
import dev.heddle.model.ir.Operator;
import org.jspecify.annotations.Nullable;

/// The number of a slot: a computed term, if any, plus a constant.
record Slot(@Nullable Expr term, int constant) {

  static Slot of(Expr number) {
    return switch (number) {
      case Expr.Const(var value, _) -> new Slot(null, (int) value);
      case Expr.Binary(var operator, var left, Expr.Const(var value, _))
          when operator == Operator.ADD ->
          new Slot(left, (int) value);
      case Expr.Binary(var operator, var left, Expr.Const(var value, _))
          when operator == Operator.SUBTRACT ->
          new Slot(left, (int) -value);
      case Expr.Binary(var operator, Expr.Const(var value, _), var right)
          when operator == Operator.ADD ->
          new Slot(right, (int) value);
      default -> new Slot(number, 0);
    };
  }
}
