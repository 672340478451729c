package dev.heddle.model.mutate;

import java.lang.classfile.CodeElement;
import java.lang.classfile.Instruction;
import java.lang.classfile.Label;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.classfile.instruction.LineNumber;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.classfile.instruction.ThrowInstruction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The straight-line statements of a method: elements between two places where the operand stack is
/// empty, with no jump from or into their midst.
final class Statements {
  private final List<CodeElement> code;
  private final List<Statement> statements = new ArrayList<>();
  private final Map<Label, Integer> depths = new HashMap<>();
  private int depth;
  private int from = -1;
  private int line = -1;
  private boolean straight = true;
  private boolean entered = true;

  /// One statement.
  ///
  /// @param from its first element
  /// @param to one past its last, which is an instruction
  /// @param follows whether it directly follows the statement before
  record Statement(int from, int to, boolean follows) {}

  private Statements(List<CodeElement> code) {
    this.code = code;
  }

  /// The statements, in order.
  static List<Statement> of(List<CodeElement> code) {
    var it = new Statements(code);
    for (int i = 0; i < code.size(); i++) {
      it.element(i);
    }
    return it.statements;
  }

  private void element(int i) {
    switch (code.get(i)) {
      case LineNumber _ -> line = from < 0 ? i : line;
      case LabelTarget target -> {
        depth = depths.getOrDefault(target.label(), depth);
        straight &= from < 0;
        entered = true;
      }
      case Instruction instruction -> instruction(i, instruction);
      default -> {}
    }
  }

  private void instruction(int i, Instruction instruction) {
    if (from < 0) {
      from = line >= 0 ? line : i;
      straight = true;
    }
    depth += StackEffect.of(instruction);
    if (instruction instanceof BranchInstruction branch) {
      depths.put(branch.target(), depth);
      straight = false;
    }
    if (instruction instanceof ReturnInstruction || instruction instanceof ThrowInstruction) {
      depth = 0;
      straight = false;
    }
    if (depth == 0) {
      if (straight) {
        statements.add(new Statement(from, i + 1, !entered));
      }
      entered = !straight;
      from = -1;
      line = -1;
    }
  }
}
