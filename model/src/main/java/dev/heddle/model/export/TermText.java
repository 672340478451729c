package dev.heddle.model.export;

import dev.heddle.model.export.Term.Num;
import dev.heddle.model.ir.Conversion;
import dev.heddle.model.ir.Operator;

/// Terms as Promela. Spin computes with C's `int`, so that what Java defines and C does not is
/// spelled out; additions and multiplications are left to `gcc -fwrapv`.
final class TermText {
  private TermText() {}

  /// The term where it stands alone.
  static String of(Term term) {
    return switch (term) {
      case Num(int value) -> number(value);
      case Term.Pid _ -> "_pid";
      case Term.Current _ -> throw new IllegalStateException("the carrier is not yet known");
      case Term.Read(var storage, var slot) -> variable(storage, slot);
      case Term.Op(var operator, var left, var right) -> operation(operator, left, right);
      case Term.Narrow(var conversion, var operand) -> narrow(conversion, inner(operand));
      case Term.Choice(var condition, var whenTrue, var whenFalse) ->
          "(" + inner(condition) + " -> " + inner(whenTrue) + " : " + inner(whenFalse) + ")";
    };
  }

  /// A slot of a variable.
  static String variable(Storage storage, Term slot) {
    if (storage.slots() == 1) {
      return storage.name();
    }
    // Spin rejects an array's element as index of the same array, but not where it is a part of it.
    boolean same = slot instanceof Term.Read(var other, _) && other.equals(storage);
    return storage.name() + "[" + of(slot) + (same ? " + 0" : "") + "]";
  }

  private static String number(int value) {
    return value == Integer.MIN_VALUE ? "(-2147483647 - 1)" : Integer.toString(value);
  }

  private static String inner(Term term) {
    String text = of(term);
    boolean compound =
        switch (term) {
          case Term.Op(var operator, var left, var right) -> !isNegation(operator, left, right);
          case Num(int value) -> value < 0 && value != Integer.MIN_VALUE;
          case Term.Pid _, Term.Current _, Term.Read _, Term.Narrow _, Term.Choice _ -> false;
        };
    return compound ? "(" + text + ")" : text;
  }

  private static boolean isNegation(Operator operator, Term left, Term right) {
    return operator == Operator.EQUAL && right.equals(Terms.FALSE) && Terms.isTruth(left);
  }

  private static String operation(Operator operator, Term left, Term right) {
    String a = inner(left);
    String b = inner(right);
    return switch (operator) {
      case ADD ->
          right instanceof Num(int value) && value < 0 && value != Integer.MIN_VALUE
              ? a + " - " + -value
              : a + " + " + b;
      case AND -> isLogical(left, right) ? a + " && " + b : a + " & " + b;
      case OR -> isLogical(left, right) ? a + " || " + b : a + " | " + b;
      case EQUAL -> isNegation(operator, left, right) ? "!" + a : a + " == " + b;
      case DIVIDE -> divide(right, a + " / " + b, "0 - " + a, b);
      case REMAINDER -> divide(right, a + " % " + b, "0", b);
      case SHIFT_LEFT, SHIFT_RIGHT -> a + " " + operator.symbol() + " " + count(right, b);
      case SHIFT_RIGHT_UNSIGNED -> unsigned(a, right, b);
      case COMPARE -> "(" + a + " > " + b + ") - (" + a + " < " + b + ")";
      case SUBTRACT, MULTIPLY, XOR, NOT_EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL ->
          a + " " + operator.symbol() + " " + b;
    };
  }

  private static boolean isLogical(Term left, Term right) {
    return Terms.isTruth(left) && Terms.isTruth(right);
  }

  /// The least `int` divided by -1 is no number in C.
  private static String divide(Term divisor, String plain, String byMinusOne, String b) {
    return divisor instanceof Num(int value) && value != -1
        ? plain
        : "(" + b + " == -1 -> " + byMinusOne + " : " + plain + ")";
  }

  private static String count(Term count, String text) {
    return count instanceof Num(int value) ? Integer.toString(value & 31) : "(" + text + " & 31)";
  }

  private static String unsigned(String value, Term count, String text) {
    if (count instanceof Num(int number)) {
      int places = number & 31;
      return places == 0 ? value : "(" + value + " >> " + places + ") & " + (-1 >>> places);
    }
    String places = "(" + text + " & 31)";
    String shifted = "((" + value + " >> " + places + ") & (2147483647 >> (" + places + " - 1)))";
    return "(" + places + " == 0 -> " + value + " : " + shifted + ")";
  }

  private static String narrow(Conversion conversion, String value) {
    return switch (conversion) {
      case TO_BYTE -> "(((" + value + " & 255) ^ 128) - 128)";
      case TO_SHORT -> "(((" + value + " & 65535) ^ 32768) - 32768)";
      case TO_CHAR -> "(" + value + " & 65535)";
      case TO_INT, TO_LONG -> value;
    };
  }
}
