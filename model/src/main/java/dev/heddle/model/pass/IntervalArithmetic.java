package dev.heddle.model.pass;

import dev.heddle.model.ir.Conversion;
import dev.heddle.model.ir.Domain;
import dev.heddle.model.ir.Operator;
import dev.heddle.model.ir.Type;

/// The operators on sets of values, each a [Domain]: the result contains every value that the
/// operator gives on values of the operands. Arithmetic that may wrap gives every value of its
/// type.
final class IntervalArithmetic {
  private static final Domain TRUTH = new Domain(0, 1);

  private IntervalArithmetic() {}

  static Domain all(Type type) {
    return type == Type.INT
        ? new Domain(Integer.MIN_VALUE, Integer.MAX_VALUE)
        : new Domain(Long.MIN_VALUE, Long.MAX_VALUE);
  }

  static Domain apply(Operator operator, Type type, Domain a, Domain b) {
    if (a.isConstant() && b.isConstant() && !(isDivision(operator) && b.from() == 0)) {
      return Domain.of(operator.apply(type, a.from(), b.from()));
    }
    return switch (operator) {
      case ADD, SUBTRACT, MULTIPLY -> exact(operator, type, a, b);
      case DIVIDE -> b.from() > 0 ? quotient(a, b) : all(type);
      case REMAINDER -> b.from() > 0 ? remainder(a, b) : all(type);
      case AND -> and(type, a, b);
      case OR, XOR ->
          a.from() >= 0 && b.from() >= 0
              ? new Domain(0, ones(Math.max(a.to(), b.to())))
              : all(type);
      case SHIFT_LEFT -> shiftLeft(type, a, b);
      case SHIFT_RIGHT -> shiftRight(type, a, b);
      case SHIFT_RIGHT_UNSIGNED -> a.from() >= 0 ? shiftRight(type, a, b) : all(type);
      case EQUAL -> equal(a, b);
      case NOT_EQUAL -> not(equal(a, b));
      case LESS -> less(a, b);
      case GREATER_OR_EQUAL -> not(less(a, b));
      case GREATER -> less(b, a);
      case LESS_OR_EQUAL -> not(less(b, a));
      case COMPARE -> new Domain(-1, 1);
    };
  }

  static Domain apply(Conversion conversion, Domain a) {
    Domain range =
        switch (conversion) {
          case TO_BYTE -> new Domain(Byte.MIN_VALUE, Byte.MAX_VALUE);
          case TO_SHORT -> new Domain(Short.MIN_VALUE, Short.MAX_VALUE);
          case TO_CHAR -> new Domain(Character.MIN_VALUE, Character.MAX_VALUE);
          case TO_INT -> all(Type.INT);
          case TO_LONG -> all(Type.LONG);
        };
    return range.contains(a) ? a : range;
  }

  private static boolean isDivision(Operator operator) {
    return operator == Operator.DIVIDE || operator == Operator.REMAINDER;
  }

  /// Sums, differences and products are monotonic in each operand, so the corners bound them.
  private static Domain exact(Operator operator, Type type, Domain a, Domain b) {
    try {
      Domain result = Domain.of(exact(operator, a.from(), b.from()));
      result = result.join(Domain.of(exact(operator, a.from(), b.to())));
      result = result.join(Domain.of(exact(operator, a.to(), b.from())));
      result = result.join(Domain.of(exact(operator, a.to(), b.to())));
      return all(type).contains(result) ? result : all(type);
    } catch (ArithmeticException e) {
      return all(type);
    }
  }

  private static long exact(Operator operator, long a, long b) {
    return switch (operator) {
      case ADD -> Math.addExact(a, b);
      case SUBTRACT -> Math.subtractExact(a, b);
      case MULTIPLY -> Math.multiplyExact(a, b);
      default -> throw new IllegalArgumentException(operator.toString());
    };
  }

  private static Domain quotient(Domain a, Domain b) {
    long least = Math.min(a.from() / b.from(), a.from() / b.to());
    long most = Math.max(a.to() / b.from(), a.to() / b.to());
    return new Domain(least, most);
  }

  private static Domain remainder(Domain a, Domain b) {
    long most = b.to() - 1;
    long from = a.from() >= 0 ? 0 : Math.max(-most, a.from());
    long to = a.to() <= 0 ? 0 : Math.min(most, a.to());
    return new Domain(from, to);
  }

  private static Domain and(Type type, Domain a, Domain b) {
    if (a.from() >= 0 && b.from() >= 0) {
      return new Domain(0, Math.min(a.to(), b.to()));
    }
    return a.from() >= 0
        ? new Domain(0, a.to())
        : b.from() >= 0 ? new Domain(0, b.to()) : all(type);
  }

  private static long ones(long value) {
    return value == 0 ? 0 : -1L >>> Long.numberOfLeadingZeros(value);
  }

  private static Domain shiftLeft(Type type, Domain a, Domain b) {
    int most = type == Type.INT ? 31 : 62;
    if (b.isConstant() && b.from() >= 0 && b.from() < most && a.from() >= 0) {
      return exact(Operator.MULTIPLY, type, a, Domain.of(1L << b.from()));
    }
    return all(type);
  }

  private static Domain shiftRight(Type type, Domain a, Domain b) {
    int bits = type == Type.INT ? 32 : 64;
    if (b.isConstant() && b.from() >= 0 && b.from() < bits) {
      return new Domain(a.from() >> b.from(), a.to() >> b.from());
    }
    return a.from() >= 0
        ? new Domain(0, a.to())
        : new Domain(Math.min(a.from(), -1), Math.max(a.to(), 0));
  }

  private static Domain equal(Domain a, Domain b) {
    return a.to() < b.from() || b.to() < a.from() ? Domain.of(0) : TRUTH;
  }

  private static Domain less(Domain a, Domain b) {
    return a.to() < b.from() ? Domain.of(1) : a.from() >= b.to() ? Domain.of(0) : TRUTH;
  }

  private static Domain not(Domain truth) {
    return truth.isConstant() ? Domain.of(1 - truth.from()) : truth;
  }
}
