package dev.heddle.model.lift;

import dev.heddle.model.ir.Expr;
import dev.heddle.model.ir.Fold;
import dev.heddle.model.ir.Operator;
import java.lang.classfile.Opcode;

/// The conditions of branches.
final class Conditions {
  private final MethodLifter method;

  Conditions(MethodLifter method) {
    this.method = method;
  }

  /// The condition under which a branch is taken. Pops its operands.
  Expr of(Opcode opcode) {
    return switch (opcode) {
      case IFEQ -> againstZero(Operator.EQUAL);
      case IFNE -> againstZero(Operator.NOT_EQUAL);
      case IFLT -> againstZero(Operator.LESS);
      case IFGE -> againstZero(Operator.GREATER_OR_EQUAL);
      case IFGT -> againstZero(Operator.GREATER);
      case IFLE -> againstZero(Operator.LESS_OR_EQUAL);
      case IF_ICMPEQ, IF_ACMPEQ -> compare(Operator.EQUAL);
      case IF_ICMPNE, IF_ACMPNE -> compare(Operator.NOT_EQUAL);
      case IF_ICMPLT -> compare(Operator.LESS);
      case IF_ICMPGE -> compare(Operator.GREATER_OR_EQUAL);
      case IF_ICMPGT -> compare(Operator.GREATER);
      case IF_ICMPLE -> compare(Operator.LESS_OR_EQUAL);
      case IFNULL -> againstNull(Operator.EQUAL);
      case IFNONNULL -> againstNull(Operator.NOT_EQUAL);
      default -> throw new IllegalStateException(opcode.toString());
    };
  }

  private Expr againstZero(Operator operator) {
    return Fold.binary(operator, method.popScalar().expr(), Expr.of(0));
  }

  private Expr againstNull(Operator operator) {
    Symbol symbol = method.frame.pop();
    if (symbol instanceof Symbol.Scalar scalar) {
      var bound = method.program.bound(scalar);
      if (bound != null && !bound.contains(0)) {
        return Expr.of(operator == Operator.EQUAL ? 0 : 1);
      }
      return Fold.binary(operator, scalar.expr(), Expr.of(0));
    }
    return Expr.of(operator == Operator.EQUAL ? 0 : 1);
  }

  private Expr compare(Operator operator) {
    Symbol.Scalar right = method.popScalar();
    Symbol.Scalar left = method.popScalar();
    return Fold.binary(operator, left.expr(), right.expr());
  }
}
