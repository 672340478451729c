package dev.heddle.model.ir;

import dev.heddle.model.ir.Expr.Binary;
import dev.heddle.model.ir.Expr.Const;
import dev.heddle.model.ir.Expr.Convert;
import dev.heddle.model.ir.Expr.Lookup;
import java.util.List;

/// Builds expressions, computing what is constant and dropping what has no effect.
public final class Fold {
  private static final Const FALSE = Expr.of(0);
  private static final Const TRUE = Expr.of(1);

  private Fold() {}

  /// An operator on two operands.
  public static Expr binary(Operator operator, Expr left, Expr right) {
    if (left instanceof Const(var a, var type)
        && right instanceof Const(var b, _)
        && !(isDivision(operator) && b == 0)) {
      return new Const(operator.apply(type, a, b), operator.result(type));
    }
    if (operator.isComparison()) {
      return comparison(operator, left, right);
    }
    if (left instanceof Const && isCommutative(operator)) {
      return binary(operator, right, left);
    }
    return right instanceof Const(var b, _)
        ? withConstant(operator, left, b, right)
        : plain(operator, left, right);
  }

  private static Expr plain(Operator operator, Expr left, Expr right) {
    return new Binary(operator, left, right);
  }

  private static Expr withConstant(Operator operator, Expr left, long b, Expr right) {
    return switch (operator) {
      case ADD, SUBTRACT -> sum(left, operator == Operator.ADD ? b : -b, operator, right);
      case OR, XOR, SHIFT_LEFT, SHIFT_RIGHT, SHIFT_RIGHT_UNSIGNED ->
          b == 0 ? left : plain(operator, left, right);
      case MULTIPLY, DIVIDE -> b == 1 ? left : plain(operator, left, right);
      case AND ->
          b == -1 || (b == 1 && isTruth(left))
              ? left
              : b == 0 ? right : plain(operator, left, right);
      default -> plain(operator, left, right);
    };
  }

  /// `(x + a) + b` is `x + (a + b)`, in wrapping arithmetic too.
  private static Expr sum(Expr left, long b, Operator operator, Expr right) {
    if (b == 0) {
      return left;
    }
    if (left instanceof Binary(var inner, var x, Const(var a, var type)) && inner == Operator.ADD) {
      return binary(Operator.ADD, x, new Const(Operator.ADD.apply(type, a, b), type));
    }
    return operator == Operator.ADD
        ? plain(operator, left, right)
        : plain(
            Operator.ADD,
            left,
            new Const(Operator.SUBTRACT.apply(left.type(), 0, -b), left.type()));
  }

  private static Expr comparison(Operator operator, Expr left, Expr right) {
    if (left.equals(right)) {
      return operator.apply(Type.INT, 0, 0) == 1 ? TRUE : FALSE;
    }
    if (left instanceof Const) {
      return comparison(mirrored(operator), right, left);
    }
    if (operator == Operator.NOT_EQUAL && right.equals(FALSE) && isTruth(left)) {
      return left;
    }
    if (left instanceof Binary(var inner, var x, var y)
        && right instanceof Const(var b, _)
        && b == 0) {
      if (inner == Operator.COMPARE) {
        return binary(operator, x, y);
      }

      if (inner.isComparison() && operator == Operator.EQUAL) {
        return binary(negated(inner), x, y);
      }
    }
    return plain(operator, left, right);
  }

  /// The condition that is 1 when `condition` is 0, and 0 otherwise.
  public static Expr not(Expr condition) {
    return binary(Operator.EQUAL, condition, FALSE);
  }

  /// Whether both conditions, each 0 or 1, hold.
  public static Expr and(Expr left, Expr right) {
    if (left instanceof Const(var a, _)) {
      return a == 0 ? FALSE : right;
    }
    if (right instanceof Const(var b, _)) {
      return b == 0 ? FALSE : left;
    }
    return plain(Operator.AND, left, right);
  }

  /// Whether one of the conditions, each 0 or 1, holds.
  public static Expr or(Expr left, Expr right) {
    if (left instanceof Const(var a, _)) {
      return a == 0 ? right : TRUE;
    }
    if (right instanceof Const(var b, _)) {
      return b == 0 ? left : TRUE;
    }
    return plain(Operator.OR, left, right);
  }

  /// Whether `value` is in `domain`.
  public static Expr within(Expr value, Domain domain) {
    Const from = new Const(domain.from(), value.type());
    Const to = new Const(domain.to(), value.type());
    if (domain.isConstant()) {
      return binary(Operator.EQUAL, value, from);
    }
    return and(
        binary(Operator.GREATER_OR_EQUAL, value, from), binary(Operator.LESS_OR_EQUAL, value, to));
  }

  /// A conversion.
  public static Expr convert(Conversion conversion, Expr operand) {
    return operand instanceof Const(var value, _)
        ? new Const(conversion.apply(value), conversion.to())
        : new Convert(conversion, operand);
  }

  /// The value of `table` at an index within `indices`: a constant or a linear function of the
  /// index where the values are.
  public static Expr lookup(Table table, Expr index, Domain indices, Type type) {
    if (index instanceof Const(var at, _)) {
      return new Const(table.at(at), type);
    }
    int from = Math.toIntExact(indices.from() - table.base());
    int to = Math.toIntExact(indices.to() - table.base());
    List<Long> values = table.values().subList(from, to + 1);
    long first = values.getFirst();
    long step = values.size() == 1 ? 0 : values.get(1) - first;
    for (int i = 0; i < values.size(); i++) {
      if (values.get(i) != first + i * step) {
        return new Lookup(table, index, type);
      }
    }
    if (step == 0) {
      return new Const(first, type);
    }
    if (type == Type.LONG) {
      return new Lookup(table, index, type);
    }
    Expr scaled = binary(Operator.MULTIPLY, index, Expr.of(step));
    return binary(Operator.ADD, scaled, Expr.of(first - indices.from() * step));
  }

  /// The comparison that holds when `operator` does not.
  public static Operator negated(Operator operator) {
    return switch (operator) {
      case EQUAL -> Operator.NOT_EQUAL;
      case NOT_EQUAL -> Operator.EQUAL;
      case LESS -> Operator.GREATER_OR_EQUAL;
      case GREATER_OR_EQUAL -> Operator.LESS;
      case GREATER -> Operator.LESS_OR_EQUAL;
      case LESS_OR_EQUAL -> Operator.GREATER;
      default -> throw new IllegalArgumentException(operator + " is no comparison");
    };
  }

  private static Operator mirrored(Operator operator) {
    return switch (operator) {
      case LESS -> Operator.GREATER;
      case LESS_OR_EQUAL -> Operator.GREATER_OR_EQUAL;
      case GREATER -> Operator.LESS;
      case GREATER_OR_EQUAL -> Operator.LESS_OR_EQUAL;
      default -> operator;
    };
  }

  /// Whether an expression is 0 or 1 by its form.
  public static boolean isTruth(Expr expr) {
    return switch (expr) {
      case Const(var value, _) -> value == 0 || value == 1;
      case Binary(var operator, var left, var right) ->
          operator.isComparison()
              || ((operator == Operator.AND || operator == Operator.OR)
                  && isTruth(left)
                  && isTruth(right));
      case Expr.Load(var field, _) -> field.shape() == Shape.BOOLEAN;
      case Expr.Local _, Expr.Self _, Expr.Current _, Lookup _, Convert _ -> false;
    };
  }

  private static boolean isCommutative(Operator operator) {
    return switch (operator) {
      case ADD, MULTIPLY, AND, OR, XOR -> true;
      default -> false;
    };
  }

  private static boolean isDivision(Operator operator) {
    return operator == Operator.DIVIDE || operator == Operator.REMAINDER;
  }
}
