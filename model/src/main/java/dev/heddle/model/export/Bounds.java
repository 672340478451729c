package dev.heddle.model.export;

import dev.heddle.model.ir.Domain;
import dev.heddle.model.ir.Operator;

/// The values that a term can have, as far as its form tells.
final class Bounds {
  private static final Domain ALL = new Domain(Integer.MIN_VALUE, Integer.MAX_VALUE);

  private Bounds() {}

  static Domain of(Term term) {
    return switch (term) {
      case Term.Num(int value) -> Domain.of(value);
      case Term.Read(var storage, _) -> storage.stored();
      case Term.Pid _ -> new Domain(0, 255);
      case Term.Op(var operator, var left, var right) -> of(operator, left, right);
      case Term.Choice(_, var whenTrue, var whenFalse) -> of(whenTrue).join(of(whenFalse));
      case Term.Current _, Term.Narrow _ -> ALL;
    };
  }

  private static Domain of(Operator operator, Term left, Term right) {
    if (operator.isComparison()) {
      return new Domain(0, 1);
    }
    Domain a = of(left);
    Domain b = of(right);
    return switch (operator) {
      case ADD -> within(a.from() + b.from(), a.to() + b.to());
      case SUBTRACT -> within(a.from() - b.to(), a.to() - b.from());
      case AND -> and(a, b);
      case COMPARE -> new Domain(-1, 1);
      default -> ALL;
    };
  }

  /// A mask that is not negative bounds the other operand, whatever it is.
  private static Domain and(Domain a, Domain b) {
    if (a.from() < 0 && b.from() < 0) {
      return ALL;
    }
    long most = a.from() < 0 ? b.to() : b.from() < 0 ? a.to() : Math.min(a.to(), b.to());
    return new Domain(0, most);
  }

  private static Domain within(long from, long to) {
    return from < ALL.from() || to > ALL.to() ? ALL : new Domain(from, to);
  }
}
