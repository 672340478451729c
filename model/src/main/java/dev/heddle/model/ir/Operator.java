package dev.heddle.model.ir;

/// The binary operators, as the JVM defines them on `int` and on `long`. Comparisons give 0 or 1.
/// The right operand of a shift is an `int`.
public enum Operator {
  ADD("+"),
  SUBTRACT("-"),
  MULTIPLY("*"),
  /// Its divisor is not 0: a [Stmt.Check] has seen to it.
  DIVIDE("/"),
  /// Its divisor is not 0: a [Stmt.Check] has seen to it.
  REMAINDER("%"),
  AND("&"),
  OR("|"),
  XOR("^"),
  SHIFT_LEFT("<<"),
  SHIFT_RIGHT(">>"),
  SHIFT_RIGHT_UNSIGNED(">>>"),
  EQUAL("=="),
  NOT_EQUAL("!="),
  LESS("<"),
  LESS_OR_EQUAL("<="),
  GREATER(">"),
  GREATER_OR_EQUAL(">="),
  /// The JVM's `lcmp`: -1, 0 or 1.
  COMPARE("<=>");

  private final String symbol;

  Operator(String symbol) {
    this.symbol = symbol;
  }

  /// As written in Java.
  public String symbol() {
    return symbol;
  }

  /// Whether it gives 0 or 1 from two numbers.
  public boolean isComparison() {
    return switch (this) {
      case EQUAL, NOT_EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> true;
      default -> false;
    };
  }

  /// Whether it is a shift.
  public boolean isShift() {
    return this == SHIFT_LEFT || this == SHIFT_RIGHT || this == SHIFT_RIGHT_UNSIGNED;
  }

  /// The width of its result on operands of width `operands`.
  public Type result(Type operands) {
    return isComparison() || this == COMPARE ? Type.INT : operands;
  }

  /// Computes it on operands of width `operands`.
  ///
  /// @throws ArithmeticException for a division by zero
  public long apply(Type operands, long left, long right) {
    return operands == Type.INT ? onInts((int) left, (int) right) : onLongs(left, right);
  }

  private int onInts(int left, int right) {
    return switch (this) {
      case ADD -> left + right;
      case SUBTRACT -> left - right;
      case MULTIPLY -> left * right;
      case DIVIDE -> left / right;
      case REMAINDER -> left % right;
      case AND -> left & right;
      case OR -> left | right;
      case XOR -> left ^ right;
      case SHIFT_LEFT -> left << right;
      case SHIFT_RIGHT -> left >> right;
      case SHIFT_RIGHT_UNSIGNED -> left >>> right;
      case EQUAL, NOT_EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL, COMPARE ->
          compare(left, right);
    };
  }

  private long onLongs(long left, long right) {
    return switch (this) {
      case ADD -> left + right;
      case SUBTRACT -> left - right;
      case MULTIPLY -> left * right;
      case DIVIDE -> left / right;
      case REMAINDER -> left % right;
      case AND -> left & right;
      case OR -> left | right;
      case XOR -> left ^ right;
      case SHIFT_LEFT -> left << right;
      case SHIFT_RIGHT -> left >> right;
      case SHIFT_RIGHT_UNSIGNED -> left >>> right;
      case EQUAL, NOT_EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL, COMPARE ->
          compare(left, right);
    };
  }

  private int compare(long left, long right) {
    boolean holds =
        switch (this) {
          case EQUAL -> left == right;
          case NOT_EQUAL -> left != right;
          case LESS -> left < right;
          case LESS_OR_EQUAL -> left <= right;
          case GREATER -> left > right;
          case GREATER_OR_EQUAL -> left >= right;
          default -> false;
        };
    return this == COMPARE ? Long.compare(left, right) : holds ? 1 : 0;
  }
}
