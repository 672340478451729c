package dev.heddle.model.pass;

import dev.heddle.model.ir.Domain;
import dev.heddle.model.ir.Expr;
import dev.heddle.model.ir.Fold;
import dev.heddle.model.ir.Operator;

/// What a condition that holds tells of the locals in it.
final class Refinement {
  private final IntervalEvaluator evaluator;

  Refinement(IntervalEvaluator evaluator) {
    this.evaluator = evaluator;
  }

  /// Narrows `environment` to what is possible when `condition` holds, or does not.
  ///
  /// @return whether anything is
  boolean assume(Expr condition, boolean holds, Environment environment) {
    Domain value = evaluator.evaluate(condition, environment);
    if (value.isConstant() && (value.from() != 0) != holds) {
      return false;
    }
    return switch (condition) {
      case Expr.Local(var local, _) -> {
        if (!holds) {
          environment.set(local, Domain.of(0));
        }
        yield true;
      }
      case Expr.Binary(var operator, var left, var right) when operator.isComparison() ->
          compare(holds ? operator : Fold.negated(operator), left, right, environment);
      case Expr.Binary(var operator, var left, var right)
          when operator == Operator.AND && holds && Fold.isTruth(left) && Fold.isTruth(right) ->
          assume(left, true, environment) && assume(right, true, environment);
      case Expr.Binary(var operator, var left, var right) when operator == Operator.OR && !holds ->
          assume(left, false, environment) && assume(right, false, environment);
      case Expr.Binary _, Expr.Const _, Expr.Self _, Expr.Current _, Expr.Load _, Expr.Lookup _ ->
          true;
      case Expr.Convert _ -> true;
    };
  }

  private boolean compare(Operator operator, Expr left, Expr right, Environment environment) {
    Domain a = evaluator.evaluate(left, environment);
    Domain b = evaluator.evaluate(right, environment);
    return narrow(operator, left, a, b, environment)
        && narrow(mirrored(operator), right, b, a, environment);
  }

  private static boolean narrow(
      Operator operator, Expr expr, Domain own, Domain other, Environment environment) {
    if (!(expr instanceof Expr.Local(var local, _))) {
      return true;
    }
    long from = own.from();
    long to = own.to();
    switch (operator) {
      case EQUAL -> {
        from = Math.max(from, other.from());
        to = Math.min(to, other.to());
      }
      case NOT_EQUAL -> {
        from += other.isConstant() && other.from() == from ? 1 : 0;
        to -= other.isConstant() && other.from() == to ? 1 : 0;
      }
      case LESS -> to = other.to() == Long.MIN_VALUE ? to : Math.min(to, other.to() - 1);
      case LESS_OR_EQUAL -> to = Math.min(to, other.to());
      case GREATER ->
          from = other.from() == Long.MAX_VALUE ? from : Math.max(from, other.from() + 1);
      case GREATER_OR_EQUAL -> from = Math.max(from, other.from());
      default -> throw new IllegalArgumentException(operator.toString());
    }
    if (from > to) {
      return false;
    }
    environment.set(local, new Domain(from, to));
    return true;
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
}
