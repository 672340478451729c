package dev.heddle.model.mutate;

import java.lang.classfile.Instruction;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.ArrayLoadInstruction;
import java.lang.classfile.instruction.ArrayStoreInstruction;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.ConvertInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LoadInstruction;
import java.lang.classfile.instruction.LookupSwitchInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.classfile.instruction.OperatorInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.classfile.instruction.StackInstruction;
import java.lang.classfile.instruction.StoreInstruction;
import java.lang.classfile.instruction.TableSwitchInstruction;
import java.lang.classfile.instruction.ThrowInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;

/// By how many words an instruction makes the operand stack deeper (JVM specification, 6.5).
final class StackEffect {
  private StackEffect() {}

  static int of(Instruction instruction) {
    return switch (instruction) {
      case LoadInstruction load -> load.typeKind().slotSize();
      case StoreInstruction store -> -store.typeKind().slotSize();
      case ConstantInstruction constant -> constant.typeKind().slotSize();
      case ArrayLoadInstruction load -> load.typeKind().slotSize() - 2;
      case ArrayStoreInstruction store -> -store.typeKind().slotSize() - 2;
      case FieldInstruction field -> ofField(field);
      case InvokeInstruction call ->
          ofCall(call.typeSymbol()) - (call.opcode() == Opcode.INVOKESTATIC ? 0 : 1);
      case InvokeDynamicInstruction call -> ofCall(call.typeSymbol());
      case NewObjectInstruction _ -> 1;
      case ConvertInstruction convert ->
          convert.toType().slotSize() - convert.fromType().slotSize();
      case OperatorInstruction operator -> ofOperator(operator.opcode(), operator.typeKind());
      case StackInstruction stack -> ofShuffle(stack.opcode());
      case BranchInstruction branch -> -operands(branch.opcode());
      case TableSwitchInstruction _, LookupSwitchInstruction _, ThrowInstruction _ -> -1;
      case ReturnInstruction it -> -it.typeKind().slotSize();
      default -> 0;
    };
  }

  /// How many words a value of the type takes.
  static int size(ClassDesc type) {
    return TypeKind.from(type).slotSize();
  }

  /// How many operands a branch takes.
  static int operands(Opcode opcode) {
    return switch (opcode) {
      case GOTO, GOTO_W -> 0;
      case IFEQ, IFNE, IFLT, IFLE, IFGT, IFGE, IFNULL, IFNONNULL -> 1;
      default -> 2;
    };
  }

  private static int ofField(FieldInstruction field) {
    int size = size(field.typeSymbol());
    return switch (field.opcode()) {
      case GETSTATIC -> size;
      case GETFIELD -> size - 1;
      case PUTSTATIC -> -size;
      default -> -size - 1;
    };
  }

  private static int ofCall(MethodTypeDesc type) {
    int effect = size(type.returnType());
    for (ClassDesc parameter : type.parameterList()) {
      effect -= size(parameter);
    }
    return effect;
  }

  private static int ofOperator(Opcode opcode, TypeKind kind) {
    return switch (opcode) {
      case INEG, LNEG, FNEG, DNEG, ARRAYLENGTH -> 0;
      case LSHL, LSHR, LUSHR, ISHL, ISHR, IUSHR, FCMPL, FCMPG -> -1;
      case LCMP, DCMPL, DCMPG -> -3;
      default -> -kind.slotSize();
    };
  }

  private static int ofShuffle(Opcode opcode) {
    return switch (opcode) {
      case POP -> -1;
      case POP2 -> -2;
      case SWAP -> 0;
      case DUP, DUP_X1, DUP_X2 -> 1;
      default -> 2;
    };
  }
}
