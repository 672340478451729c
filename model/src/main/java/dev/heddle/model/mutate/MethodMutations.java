package dev.heddle.model.mutate;

import dev.heddle.model.system.SourceLine;
import dev.heddle.protocol.Heddle;
import java.lang.classfile.CodeElement;
import java.lang.classfile.Instruction;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.ArrayStoreInstruction;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.IncrementInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LineNumber;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.classfile.instruction.OperatorInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.classfile.instruction.StackInstruction;
import java.lang.classfile.instruction.ThrowInstruction;
import java.lang.constant.ConstantDescs;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;

/// Finds the mutations of one method.
///
/// What states a property is left as it is, for nothing could notice a property that is gone: lines
/// with a `check`, a `fail`, an `assert`, or a condition that leads to a `throw`.
public final class MethodMutations {
  private static final String WORDS = Heddle.class.getName().replace('.', '/');

  private final Method method;
  private final IntFunction<SourceLine> places;
  private final List<CodeElement> code;
  private final int[] lines;
  private final Set<Integer> properties = new HashSet<>();
  private final List<Mutation> mutations = new ArrayList<>();

  private MethodMutations(Method method, IntFunction<SourceLine> places, List<CodeElement> code) {
    this.method = method;
    this.places = places;
    this.code = code;
    lines = new int[code.size()];
    int line = 0;
    for (int i = 0; i < code.size(); i++) {
      line = code.get(i) instanceof LineNumber number ? number.line() : line;
      lines[i] = line;
      if (statesProperty(i)) {
        properties.add(line);
      }
    }
  }

  /// The mutations of a method, in the order of its code.
  ///
  /// @param places names the place of a line
  /// @param code the method's code as it was read from the class file
  public static List<Mutation> of(
      Method method, IntFunction<SourceLine> places, List<CodeElement> code) {
    var it = new MethodMutations(method, places, code);
    for (int i = 0; i < code.size(); i++) {
      if (code.get(i) instanceof Instruction instruction && !it.properties.contains(it.lines[i])) {
        it.instruction(i, instruction);
      }
    }
    it.swaps();
    return it.mutations;
  }

  private boolean statesProperty(int i) {
    return switch (code.get(i)) {
      case InvokeInstruction call ->
          isWord(call) && (call.name().equalsString("check") || call.name().equalsString("fail"));
      case FieldInstruction field -> field.name().equalsString("$assertionsDisabled");
      case BranchInstruction branch ->
          StackEffect.operands(branch.opcode()) > 0
              && (leadsToThrow(i + 1) || leadsToThrow(Replacements.target(code, branch)));
      default -> false;
    };
  }

  private static boolean isWord(InvokeInstruction call) {
    return call.owner().asInternalName().equals(WORDS);
  }

  private void instruction(int i, Instruction instruction) {
    switch (instruction) {
      case BranchInstruction branch -> branch(i, branch);
      case ConstantInstruction constant -> constant(i, constant);
      case OperatorInstruction operator -> operator(i, operator);
      case IncrementInstruction it -> replace(i, "the variable is not incremented", _ -> List.of());
      case FieldInstruction field -> field(i, field);
      case ArrayStoreInstruction store ->
          replace(
              i,
              "the element is not assigned",
              _ -> Replacements.pops(store.typeKind().slotSize(), 1, 1));
      case InvokeInstruction call -> call(i, call);
      case ReturnInstruction _ -> negatedResult(i);
      default -> {}
    }
  }

  private void add(int i, String change, Edit edit) {
    mutations.add(new Mutation(method, places.apply(lines[i]), change, edit));
  }

  /// Replaces the element at `i` by others made from it.
  private void replace(int i, String change, Replacement by) {
    add(i, change, elements -> Replacements.at(elements, i, 1, by.of(elements.get(i))));
  }

  /// What an element is replaced by.
  private interface Replacement {
    List<? extends CodeElement> of(CodeElement old);
  }

  private void branch(int i, BranchInstruction branch) {
    Opcode test = branch.opcode();
    int operands = StackEffect.operands(test);
    if (operands == 0) {
      return;
    }
    replace(i, "the condition is negated", old -> jump(Conditions.negated(test), old));
    replace(i, "the condition always holds", _ -> Replacements.drop(operands));
    replace(
        i,
        "the condition never holds",
        old -> Replacements.join(Replacements.drop(operands), jump(Opcode.GOTO, old)));
    Opcode shifted = Conditions.shifted(test);
    if (shifted != null) {
      replace(i, "the boundary of the comparison is off by one", old -> jump(shifted, old));
    }
  }

  private static List<CodeElement> jump(Opcode test, CodeElement old) {
    return List.of(BranchInstruction.of(test, ((BranchInstruction) old).target()));
  }

  /// Whether the code from `i` on throws an exception without further ado.
  private boolean leadsToThrow(int i) {
    boolean made = false;
    for (int at = i; at < code.size(); at++) {
      switch (code.get(at)) {
        case NewObjectInstruction _ -> made = true;
        case ThrowInstruction _ -> {
          return made;
        }
        case BranchInstruction _, ReturnInstruction _ -> {
          return false;
        }
        default -> {}
      }
    }
    return false;
  }

  private void constant(int i, ConstantInstruction constant) {
    if (constant.constantValue() instanceof Integer number) {
      int before = number;
      if (Replacements.isMadeFromCondition(code, i)) {
        return;
      }
      if (Consumer.takesBoolean(code, i, method.getReturnType() == boolean.class)) {
        replace(
            i,
            before == 0 ? "false becomes true" : "true becomes false",
            _ -> Replacements.constant(1 - before));
      } else {
        replace(i, before + " becomes " + (before + 1), _ -> Replacements.constant(before + 1));
        replace(i, before + " becomes " + (before - 1), _ -> Replacements.constant(before - 1));
      }
    }
  }

  private void operator(int i, OperatorInstruction operator) {
    Opcode other = Conditions.confused(operator.opcode());
    if (other != null) {
      String change = Conditions.sign(operator.opcode()) + " becomes " + Conditions.sign(other);
      replace(i, change, _ -> List.of(OperatorInstruction.of(other)));
    }
  }

  private void field(int i, FieldInstruction field) {
    String name = field.name().stringValue();
    switch (field.opcode()) {
      case PUTFIELD ->
          replace(
              i,
              name + " is not assigned",
              _ -> Replacements.pops(StackEffect.size(field.typeSymbol()), 1));
      case PUTSTATIC ->
          replace(
              i,
              name + " is not assigned",
              _ -> Replacements.pops(StackEffect.size(field.typeSymbol())));
      case GETSTATIC -> {
        String next = EnumConstants.after(method.getDeclaringClass(), field);
        if (next != null) {
          replace(
              i,
              name + " becomes " + next,
              old -> List.of(EnumConstants.of((FieldInstruction) old, next)));
        }
      }
      default -> {}
    }
  }

  private void call(int i, InvokeInstruction call) {
    String name = call.name().stringValue();
    if (name.startsWith("<") || (isWord(call) && name.equals("point"))) {
      return;
    }
    if (isWord(call) && name.equals("await")) {
      replace(i, "await waits for nothing", _ -> Replacements.pointInsteadOfAwait());
      return;
    }
    var type = call.typeSymbol();
    if (type.returnType().equals(ConstantDescs.CD_void)) {
      replace(i, name + "() is not called", old -> Replacements.pops((InvokeInstruction) old));
    } else if (i + 1 < code.size()
        && code.get(i + 1) instanceof StackInstruction pop
        && (pop.opcode() == Opcode.POP || pop.opcode() == Opcode.POP2)) {
      add(
          i,
          name + "() is not called",
          elements ->
              Replacements.at(
                  elements, i, 2, Replacements.pops((InvokeInstruction) elements.get(i))));
    }
  }

  /// Negates what a method returns, unless that is a constant.
  private void negatedResult(int i) {
    if (method.getReturnType() == boolean.class
        && !(Replacements.before(code, i) instanceof ConstantInstruction)) {
      replace(
          i,
          "the returned condition is negated",
          old ->
              Replacements.join(
                  Replacements.constant(1), List.of(OperatorInstruction.of(Opcode.IXOR), old)));
    }
  }

  private void swaps() {
    Statements.Statement first = null;
    for (Statements.Statement second : Statements.of(code)) {
      if (first != null && second.follows() && hasEffect(first) && hasEffect(second)) {
        int from = first.from();
        int middle = second.from();
        int to = second.to();
        add(
            middle - 1,
            "the statement and the next, of line " + lines[to - 1] + ", are swapped",
            elements -> Replacements.swapped(elements, from, middle, to));
      }
      first = second;
    }
  }

  /// Whether a statement does something to the state that is no property.
  private boolean hasEffect(Statements.Statement statement) {
    return !properties.contains(lines[statement.to() - 1])
        && switch (code.get(statement.to() - 1)) {
          case FieldInstruction _, ArrayStoreInstruction _, StackInstruction _ -> true;
          case InvokeInstruction call -> !call.name().equalsString("<init>");
          default -> false;
        };
  }
}
