package dev.heddle.model.mutate;

import java.lang.classfile.Opcode;
import org.jspecify.annotations.Nullable;

/// What else a conditional jump could test.
final class Conditions {
  private Conditions() {}

  /// The opposite of a test.
  static Opcode negated(Opcode test) {
    return switch (test) {
      case IFEQ -> Opcode.IFNE;
      case IFNE -> Opcode.IFEQ;
      case IFLT -> Opcode.IFGE;
      case IFGE -> Opcode.IFLT;
      case IFGT -> Opcode.IFLE;
      case IFLE -> Opcode.IFGT;
      case IFNULL -> Opcode.IFNONNULL;
      case IFNONNULL -> Opcode.IFNULL;
      case IF_ICMPEQ -> Opcode.IF_ICMPNE;
      case IF_ICMPNE -> Opcode.IF_ICMPEQ;
      case IF_ICMPLT -> Opcode.IF_ICMPGE;
      case IF_ICMPGE -> Opcode.IF_ICMPLT;
      case IF_ICMPGT -> Opcode.IF_ICMPLE;
      case IF_ICMPLE -> Opcode.IF_ICMPGT;
      case IF_ACMPEQ -> Opcode.IF_ACMPNE;
      case IF_ACMPNE -> Opcode.IF_ACMPEQ;
      default -> throw new IllegalStateException(test + " is no conditional jump");
    };
  }

  /// The test with its boundary on the other side, `<` for `<=`; null where there is no boundary.
  static @Nullable Opcode shifted(Opcode test) {
    return switch (test) {
      case IFLT -> Opcode.IFLE;
      case IFLE -> Opcode.IFLT;
      case IFGT -> Opcode.IFGE;
      case IFGE -> Opcode.IFGT;
      case IF_ICMPLT -> Opcode.IF_ICMPLE;
      case IF_ICMPLE -> Opcode.IF_ICMPLT;
      case IF_ICMPGT -> Opcode.IF_ICMPGE;
      case IF_ICMPGE -> Opcode.IF_ICMPGT;
      default -> null;
    };
  }

  /// The operator that a programmer may have meant instead; null where there is none.
  static @Nullable Opcode confused(Opcode operator) {
    return switch (operator) {
      case IADD -> Opcode.ISUB;
      case ISUB -> Opcode.IADD;
      case LADD -> Opcode.LSUB;
      case LSUB -> Opcode.LADD;
      case IAND -> Opcode.IOR;
      case IOR -> Opcode.IAND;
      case LAND -> Opcode.LOR;
      case LOR -> Opcode.LAND;
      default -> null;
    };
  }

  /// The sign of an operator in Java.
  static String sign(Opcode operator) {
    return switch (operator) {
      case IADD, LADD -> "+";
      case ISUB, LSUB -> "-";
      case IAND, LAND -> "&";
      case IOR, LOR -> "|";
      default -> throw new IllegalStateException(operator + " has no sign here");
    };
  }
}
