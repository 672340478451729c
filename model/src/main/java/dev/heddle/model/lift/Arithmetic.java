package dev.heddle.model.lift;

import dev.heddle.model.Rejection;
import dev.heddle.model.ir.Conversion;
import dev.heddle.model.ir.Expr;
import dev.heddle.model.ir.Fold;
import dev.heddle.model.ir.Operator;
import dev.heddle.model.ir.Shape;
import dev.heddle.model.system.FlawKind;
import java.lang.classfile.Opcode;

/// Operators and conversions of integers.
final class Arithmetic {
  private final MethodLifter method;

  Arithmetic(MethodLifter method) {
    this.method = method;
  }

  void operator(Opcode opcode) {
    switch (opcode) {
      case INEG, LNEG -> {
        Symbol.Scalar operand = method.popScalar();
        Expr zero = new Expr.Const(0, operand.expr().type());
        push(Fold.binary(Operator.SUBTRACT, zero, operand.expr()));
      }
      default -> binary(operatorOf(opcode));
    }
  }

  private void binary(Operator operator) {
    Symbol.Scalar right = method.popScalar();
    Symbol.Scalar left = method.popScalar();
    if (operator == Operator.DIVIDE || operator == Operator.REMAINDER) {
      right = method.spills.cheap(right);
      Expr zero = new Expr.Const(0, right.expr().type());
      method.checks.that(
          Fold.binary(Operator.NOT_EQUAL, right.expr(), zero),
          FlawKind.DIVISION,
          "division by zero",
          null);
    }
    Expr value = Fold.binary(operator, left.expr(), right.expr());
    boolean logic = left.shape() == Shape.BOOLEAN && right.shape() == Shape.BOOLEAN;
    method.frame.push(new Symbol.Scalar(value, logic ? Shape.BOOLEAN : Shape.INTEGER, null));
  }

  private Operator operatorOf(Opcode opcode) {
    return switch (opcode) {
      case IADD, LADD -> Operator.ADD;
      case ISUB, LSUB -> Operator.SUBTRACT;
      case IMUL, LMUL -> Operator.MULTIPLY;
      case IDIV, LDIV -> Operator.DIVIDE;
      case IREM, LREM -> Operator.REMAINDER;
      case IAND, LAND -> Operator.AND;
      case IOR, LOR -> Operator.OR;
      case IXOR, LXOR -> Operator.XOR;
      case ISHL, LSHL -> Operator.SHIFT_LEFT;
      case ISHR, LSHR -> Operator.SHIFT_RIGHT;
      case IUSHR, LUSHR -> Operator.SHIFT_RIGHT_UNSIGNED;
      case LCMP -> Operator.COMPARE;
      default -> throw floating();
    };
  }

  void convert(Opcode opcode) {
    Conversion conversion =
        switch (opcode) {
          case I2B -> Conversion.TO_BYTE;
          case I2S -> Conversion.TO_SHORT;
          case I2C -> Conversion.TO_CHAR;
          case I2L -> Conversion.TO_LONG;
          case L2I -> Conversion.TO_INT;
          default -> throw floating();
        };
    push(Fold.convert(conversion, method.popScalar().expr()));
  }

  private void push(Expr expr) {
    method.frame.push(Symbol.Scalar.of(expr));
  }

  /// What is said of floating point.
  Rejection floating() {
    return method.reject(
        "Floating point is not supported.", "Use integers: a state is a finite set of values.");
  }
}
