package dev.heddle.model.mutate;

import java.lang.classfile.CodeElement;
import java.lang.classfile.Instruction;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.ArrayLoadInstruction;
import java.lang.classfile.instruction.ArrayStoreInstruction;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.ConvertInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.classfile.instruction.LoadInstruction;
import java.lang.classfile.instruction.LocalVariable;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.classfile.instruction.OperatorInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.classfile.instruction.StoreInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.util.List;

/// What takes a number from the operand stack.
final class Consumer {
  private Consumer() {}

  /// Whether the number pushed at `i` is taken as a boolean.
  ///
  /// @param returnsBoolean whether the method does
  static boolean takesBoolean(List<CodeElement> code, int i, boolean returnsBoolean) {
    int above = 0; // words on top of the number
    for (int at = i + 1; at < code.size(); at++) {
      switch (code.get(at)) {
        case LabelTarget _ -> {
          if (above == 0) {
            return false; // Another way leads here with another number.
          }
        }
        case Instruction it -> {
          int pops = pushes(it) - StackEffect.of(it);
          if (pops > above) {
            return isBoolean(code, it, above, returnsBoolean);
          }
          above += StackEffect.of(it);
        }
        default -> {}
      }
    }
    return false;
  }

  private static int pushes(Instruction instruction) {
    return switch (instruction) {
      case LoadInstruction _, ConstantInstruction _, NewObjectInstruction _ ->
          StackEffect.of(instruction);
      case FieldInstruction field ->
          field.opcode() == Opcode.GETSTATIC || field.opcode() == Opcode.GETFIELD
              ? StackEffect.size(field.typeSymbol())
              : 0;
      case InvokeInstruction call -> StackEffect.size(call.typeSymbol().returnType());
      case InvokeDynamicInstruction call -> StackEffect.size(call.typeSymbol().returnType());
      case ArrayLoadInstruction load -> load.typeKind().slotSize();
      case ConvertInstruction convert -> convert.toType().slotSize();
      case OperatorInstruction operator ->
          switch (operator.opcode()) {
            case ARRAYLENGTH, LCMP -> 1;
            default -> operator.typeKind().slotSize();
          };
      default -> 0;
    };
  }

  /// Whether `consumer` takes a boolean from below the `above` topmost words.
  private static boolean isBoolean(
      List<CodeElement> code, Instruction consumer, int above, boolean returnsBoolean) {
    return switch (consumer) {
      case FieldInstruction field -> field.typeSymbol().equals(ConstantDescs.CD_boolean);
      case ArrayStoreInstruction store -> store.opcode() == Opcode.BASTORE && above == 0;
      case ReturnInstruction _ -> returnsBoolean;
      case InvokeInstruction call -> isParameter(call.typeSymbol().parameterList(), above);
      case InvokeDynamicInstruction call -> isParameter(call.typeSymbol().parameterList(), above);
      case StoreInstruction store -> isVariable(code, store.slot());
      case OperatorInstruction operator ->
          switch (operator.opcode()) {
            case IAND, IOR, IXOR -> returnsBoolean;
            default -> false;
          };
      default -> false;
    };
  }

  private static boolean isParameter(List<ClassDesc> parameters, int above) {
    int words = 0;
    for (ClassDesc parameter : parameters.reversed()) {
      if (words == above) {
        return parameter.equals(ConstantDescs.CD_boolean);
      }
      words += StackEffect.size(parameter);
    }
    return false;
  }

  private static boolean isVariable(List<CodeElement> code, int slot) {
    for (CodeElement element : code) {
      if (element instanceof LocalVariable it
          && it.slot() == slot
          && it.typeSymbol().equals(ConstantDescs.CD_boolean)) {
        return true;
      }
    }
    return false;
  }
}
