package dev.heddle.model.export;

import dev.heddle.model.export.Term.Choice;
import dev.heddle.model.export.Term.Narrow;
import dev.heddle.model.export.Term.Num;
import dev.heddle.model.export.Term.Op;
import dev.heddle.model.export.Term.Read;
import dev.heddle.model.ir.Conversion;
import dev.heddle.model.ir.Fold;
import dev.heddle.model.ir.Operator;
import dev.heddle.model.ir.Type;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/// Builds terms, computing what is constant.
final class Terms {
  static final Num FALSE = new Num(0);
  static final Num TRUE = new Num(1);

  private Terms() {}

  static Num number(long value) {
    return new Num((int) value);
  }

  /// An operator on two numbers.
  static Term op(Operator operator, Term left, Term right) {
    boolean division = operator == Operator.DIVIDE || operator == Operator.REMAINDER;
    if (left instanceof Num(int a) && right instanceof Num(int b) && !(division && b == 0)) {
      return number(operator.apply(Type.INT, a, b));
    }
    return switch (operator) {
      case ADD -> left instanceof Num ? sum(right, left) : sum(left, right);
      case SUBTRACT ->
          right instanceof Num(int b) ? sum(left, new Num(-b)) : new Op(operator, left, right);
      case AND ->
          isTruth(left) && isTruth(right) ? and(left, right) : new Op(operator, left, right);
      case OR -> isTruth(left) && isTruth(right) ? or(left, right) : new Op(operator, left, right);
      case EQUAL, NOT_EQUAL -> equality(operator, left, right);
      default -> new Op(operator, left, right);
    };
  }

  /// `(x + a) + b` is `x + (a + b)`, in wrapping arithmetic too.
  private static Term sum(Term left, Term right) {
    if (right instanceof Num(int b)) {
      if (b == 0) {
        return left;
      }
      if (left instanceof Op(var inner, var x, Num(int a)) && inner == Operator.ADD) {
        return sum(x, new Num(a + b));
      }
    }
    return new Op(Operator.ADD, left, right);
  }

  private static Term equality(Operator operator, Term left, Term right) {
    Term same = operator == Operator.EQUAL ? TRUE : FALSE;
    Term different = operator == Operator.EQUAL ? FALSE : TRUE;
    if (left.equals(right)) {
      return same;
    }
    if (areDistinct(left, right)) {
      return different;
    }
    if (left instanceof Num) {
      return equality(operator, right, left);
    }
    if (left instanceof Op(var inner, var x, Num(int a))
        && inner == Operator.ADD
        && right instanceof Num(int b)) {
      return equality(operator, x, new Num(b - a));
    }
    if (right instanceof Num(int b) && b == 0) {
      return operator == Operator.EQUAL ? not(left) : truth(left);
    }
    return new Op(operator, left, right);
  }

  /// Whether two numbers differ whatever the state.
  static boolean areDistinct(Term left, Term right) {
    if (left instanceof Num(int a) && right instanceof Num(int b)) {
      return a != b;
    }
    return rest(left).equals(rest(right)) && constant(left) != constant(right);
  }

  private static Term rest(Term term) {
    return term instanceof Op(var operator, var x, Num _) && operator == Operator.ADD ? x : term;
  }

  private static int constant(Term term) {
    return term instanceof Op(var operator, _, Num(int a)) && operator == Operator.ADD ? a : 0;
  }

  /// 1 when `term` is not 0, and 0 otherwise.
  static Term truth(Term term) {
    return isTruth(term) ? term : new Op(Operator.NOT_EQUAL, term, FALSE);
  }

  /// 1 when `term` is 0, and 0 otherwise.
  static Term not(Term term) {
    return switch (term) {
      case Num(int value) -> value == 0 ? TRUE : FALSE;
      case Op(var operator, var left, var right) when operator.isComparison() ->
          // A comparison of a truth with 0 is the form of its negation.
          operator == Operator.EQUAL && right.equals(FALSE) && isTruth(left)
              ? left
              : op(Fold.negated(operator), left, right);
      default -> new Op(Operator.EQUAL, term, FALSE);
    };
  }

  /// Whether both truths are 1; the right one is computed only if the left one is.
  static Term and(Term left, Term right) {
    if (left instanceof Num(int a)) {
      return a == 0 ? FALSE : right;
    }
    return right.equals(TRUE) || left.equals(right)
        ? left
        : right.equals(FALSE) ? FALSE : new Op(Operator.AND, left, right);
  }

  /// Whether one truth is 1; the right one is computed only if the left one is 0.
  static Term or(Term left, Term right) {
    if (left instanceof Num(int a)) {
      return a == 0 ? right : TRUE;
    }
    return right.equals(FALSE) || left.equals(right)
        ? left
        : right.equals(TRUE) ? TRUE : new Op(Operator.OR, left, right);
  }

  /// One of two values.
  static Term choice(Term condition, Term whenTrue, Term whenFalse) {
    if (condition instanceof Num(int value)) {
      return value != 0 ? whenTrue : whenFalse;
    }
    if (whenTrue.equals(whenFalse)) {
      return whenTrue;
    }
    if (isTruth(whenTrue) && whenFalse.equals(FALSE)) {
      return and(truth(condition), whenTrue);
    }
    if (isTruth(whenFalse) && whenTrue.equals(FALSE)) {
      return and(not(condition), whenFalse);
    }
    if (isTruth(whenFalse) && whenTrue.equals(TRUE)) {
      return or(truth(condition), whenFalse);
    }
    if (isTruth(whenTrue) && whenFalse.equals(TRUE)) {
      return or(not(condition), whenTrue);
    }
    return new Choice(condition, whenTrue, whenFalse);
  }

  /// A conversion between widths; between `int` and `long` there is none left.
  static Term convert(Conversion conversion, Term operand) {
    return operand instanceof Num(int value)
        ? number(conversion.apply(value))
        : new Narrow(conversion, operand);
  }

  /// Whether a term is 0 or 1 by its form.
  static boolean isTruth(Term term) {
    return switch (term) {
      case Num(int value) -> value == 0 || value == 1;
      case Read(var storage, _) -> storage.stored().from() >= 0 && storage.stored().to() <= 1;
      case Op(var operator, var left, var right) ->
          operator.isComparison()
              || ((operator == Operator.AND || operator == Operator.OR)
                  && isTruth(left)
                  && isTruth(right));
      case Choice(_, var whenTrue, var whenFalse) -> isTruth(whenTrue) && isTruth(whenFalse);
      case Term.Pid _, Term.Current _, Narrow _ -> false;
    };
  }

  /// The term with its parts changed, built anew.
  static Term map(Term term, UnaryOperator<Term> change) {
    return switch (term) {
      case Num _, Term.Pid _, Term.Current _ -> term;
      case Read(var storage, var slot) -> new Read(storage, change.apply(slot));
      case Op(var operator, var left, var right) ->
          op(operator, change.apply(left), change.apply(right));
      case Narrow(var conversion, var operand) -> convert(conversion, change.apply(operand));
      case Choice(var condition, var whenTrue, var whenFalse) ->
          choice(change.apply(condition), change.apply(whenTrue), change.apply(whenFalse));
    };
  }

  /// The term with `from` replaced by `to`.
  static Term replace(Term term, Term from, Term to) {
    return term.equals(from) ? to : map(term, part -> replace(part, from, to));
  }

  /// Gives `use` the term and all its parts.
  static void visit(Term term, Consumer<Term> use) {
    use.accept(term);
    map(
        term,
        part -> {
          visit(part, use);
          return part;
        });
  }

  /// How many parts a term has, itself included.
  static int size(Term term) {
    var count = new int[1];
    visit(term, _ -> count[0]++);
    return count[0];
  }
}
