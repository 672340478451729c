package dev.heddle.model.lift;

import dev.heddle.model.ir.Domain;
import dev.heddle.model.ir.Expr;
import dev.heddle.model.ir.Field;
import dev.heddle.model.ir.Fold;
import dev.heddle.model.ir.Operator;
import dev.heddle.model.ir.Shape;
import dev.heddle.model.ir.Stmt;
import dev.heddle.model.ir.Type;
import dev.heddle.model.system.FlawKind;

/// Loads and stores of state variables. A store is checked against the range of its variable.
final class StateVariables {
  private final MethodLifter method;

  StateVariables(MethodLifter method) {
    this.method = method;
  }

  /// The slot of `field` for the element at `index` of `owner`.
  static Expr slot(Field field, Expr owner, Expr index) {
    Expr row = Fold.binary(Operator.ADD, owner, Expr.of(-field.firstOwner()));
    return Fold.binary(
        Operator.ADD, Fold.binary(Operator.MULTIPLY, row, Expr.of(field.length())), index);
  }

  /// The value of `field`, no array, in `owner`.
  static Expr load(Field field, Expr owner) {
    return new Expr.Load(field, slot(field, owner, Expr.of(0)));
  }

  /// Writes a state variable.
  void store(Field field, Expr slot, Symbol.Scalar value) {
    method.spills.unstable();
    Symbol.Scalar stored = value;
    if (!covers(field, stored)) {
      stored = method.spills.cheap(stored);
      method.checks.that(
          Fold.within(stored.expr(), field.range()),
          field.shape() == Shape.REFERENCE ? FlawKind.CAST : FlawKind.RANGE,
          field + " = %s, outside " + field.range(),
          new Symbol.Scalar(stored.expr(), field.shape(), null));
    }
    method.assembly.add(new Stmt.Store(field, slot, stored.expr()));
  }

  private boolean covers(Field field, Symbol.Scalar value) {
    return switch (field.shape()) {
      case BOOLEAN -> true;
      case REFERENCE -> {
        Domain bound = method.program.bound(value);
        yield bound == null || field.range().contains(bound);
      }
      case INTEGER, CHARACTER ->
          value.expr() instanceof Expr.Const(var number, _)
              ? field.range().contains(number)
              : field.range().contains(new Domain(Integer.MIN_VALUE, Integer.MAX_VALUE))
                  && value.expr().type() == Type.INT;
    };
  }
}
