package dev.heddle.model.mutate;

import dev.heddle.protocol.Heddle;
import java.lang.classfile.CodeElement;
import java.lang.classfile.Instruction;
import java.lang.classfile.Label;
import java.lang.classfile.Opcode;
import java.lang.classfile.constantpool.ConstantPoolBuilder;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.classfile.instruction.StackInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Pieces of code to put in the place of others, and what tells whether they fit.
final class Replacements {
  private Replacements() {}

  /// `code` with `count` elements at `i` replaced.
  static List<CodeElement> at(
      List<CodeElement> code, int i, int count, List<? extends CodeElement> by) {
    List<CodeElement> changed = new ArrayList<>(code.subList(0, i));
    changed.addAll(by);
    changed.addAll(code.subList(i + count, code.size()));
    return changed;
  }

  /// `code` with the elements `from..middle` and `middle..to` in the other order.
  static List<CodeElement> swapped(List<CodeElement> code, int from, int middle, int to) {
    return at(code, from, to - from, join(code.subList(middle, to), code.subList(from, middle)));
  }

  static List<CodeElement> join(
      List<? extends CodeElement> first, List<? extends CodeElement> second) {
    List<CodeElement> joined = new ArrayList<>(first);
    joined.addAll(second);
    return joined;
  }

  /// Drops operands of these sizes, the topmost first.
  static List<CodeElement> pops(int... sizes) {
    List<CodeElement> pops = new ArrayList<>();
    for (int size : sizes) {
      pops.add(StackInstruction.of(size == 2 ? Opcode.POP2 : Opcode.POP));
    }
    return pops;
  }

  /// Drops `count` operands of one word.
  static List<CodeElement> drop(int count) {
    return count == 2 ? pops(1, 1) : pops(1);
  }

  /// Drops the arguments of a call, and its receiver.
  static List<CodeElement> pops(InvokeInstruction call) {
    List<ClassDesc> parameters = call.typeSymbol().parameterList();
    List<CodeElement> pops = new ArrayList<>();
    for (ClassDesc parameter : parameters.reversed()) {
      pops.addAll(pops(StackEffect.size(parameter)));
    }
    if (call.opcode() != Opcode.INVOKESTATIC) {
      pops.addAll(pops(1));
    }
    return pops;
  }

  /// Pushes a number.
  static List<CodeElement> constant(int value) {
    if (value >= Short.MIN_VALUE && value <= Short.MAX_VALUE) {
      return List.of(ConstantInstruction.ofArgument(Opcode.SIPUSH, value));
    }
    return List.of(
        ConstantInstruction.ofLoad(Opcode.LDC, ConstantPoolBuilder.of().intEntry(value)));
  }

  /// A scheduling point in the place of an `await`, whose condition is on the stack.
  static List<CodeElement> pointInsteadOfAwait() {
    var entry =
        ConstantPoolBuilder.of()
            .methodRefEntry(
                ClassDesc.of(Heddle.class.getName()),
                "point",
                MethodTypeDesc.of(ConstantDescs.CD_void));
    return join(pops(1), List.of(InvokeInstruction.of(Opcode.INVOKESTATIC, entry)));
  }

  /// The position of the target of a jump.
  static int target(List<CodeElement> code, BranchInstruction branch) {
    Label label = branch.target();
    for (int i = 0; i < code.size(); i++) {
      if (code.get(i) instanceof LabelTarget it && it.label().equals(label)) {
        return i;
      }
    }
    return code.size();
  }

  /// The instruction before the one at `i`, or null.
  static @Nullable Instruction before(List<CodeElement> code, int i) {
    for (int at = i - 1; at >= 0; at--) {
      if (code.get(at) instanceof Instruction it) {
        return it;
      }
    }
    return null;
  }

  private static @Nullable Instruction after(List<CodeElement> code, int i) {
    for (int at = i + 1; at < code.size(); at++) {
      if (code.get(at) instanceof Instruction it) {
        return it;
      }
    }
    return null;
  }

  /// Whether the number pushed at `i` is javac's 1 or 0 for a condition, which has mutations of its
  /// own: the one jumps behind the other.
  static boolean isMadeFromCondition(List<CodeElement> code, int i) {
    return isJump(after(code, i)) || (isJump(before(code, i)) && isEntered(code, i));
  }

  private static boolean isJump(@Nullable Instruction instruction) {
    return instruction instanceof BranchInstruction it && it.opcode() == Opcode.GOTO;
  }

  private static boolean isEntered(List<CodeElement> code, int i) {
    for (int at = i - 1; at >= 0 && !(code.get(at) instanceof Instruction); at--) {
      if (code.get(at) instanceof LabelTarget) {
        return true;
      }
    }
    return false;
  }
}
