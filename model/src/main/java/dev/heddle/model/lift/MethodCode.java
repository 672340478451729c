package dev.heddle.model.lift;

import dev.heddle.model.Rejection;
import dev.heddle.model.graph.Names;
import dev.heddle.model.mutate.Mutation;
import dev.heddle.model.system.SourceLine;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.Instruction;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.ExceptionCatch;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.classfile.instruction.LineNumber;
import java.lang.classfile.instruction.LocalVariable;
import java.lang.classfile.instruction.LookupSwitchInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.classfile.instruction.TableSwitchInstruction;
import java.lang.classfile.instruction.ThrowInstruction;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The decoded code of one method: instructions by index, with lines, names and basic blocks.
final class MethodCode {
  final Method method;
  final String type;
  final String path;
  final List<Instruction> instructions = new ArrayList<>();
  private final List<Integer> lines = new ArrayList<>();
  private final Map<Label, Integer> labels = new HashMap<>();
  private final List<LocalVariable> variables = new ArrayList<>();
  private final BitSet leaders = new BitSet();
  private final int[] entering;
  final SlotLiveness liveness;
  private final List<Label> tries = new ArrayList<>();
  private int returns;

  private MethodCode(Method method, String path, List<CodeElement> code) {
    this.method = method;
    this.type = Names.of(method.getDeclaringClass());
    this.path = path;
    decode(code);
    entering = new int[instructions.size() + 1];
    findLeaders();
    liveness = SlotLiveness.of(this);
  }

  static MethodCode of(
      Method method, ClassModel owner, MethodModel model, @Nullable Mutation mutation) {
    CodeModel code = model.code().orElse(null);
    if (code == null) {
      throw new Rejection(
          method.getDeclaringClass().getName() + "." + method.getName(),
          "The method has no body: it is native or abstract.",
          "Write what it does to the state in Java.");
    }
    List<CodeElement> elements =
        mutation != null && mutation.changes(method)
            ? mutation.apply(code.elementList())
            : code.elementList();
    return new MethodCode(method, path(method, owner), elements);
  }

  /// The source file of a method, with its folders.
  static String path(Method method, ClassModel owner) {
    String file =
        owner
            .findAttribute(Attributes.sourceFile())
            .map(attribute -> attribute.sourceFile().stringValue())
            .orElse("Unknown");
    String folder = method.getDeclaringClass().getPackageName().replace('.', '/');
    return folder.isEmpty() ? file : folder + "/" + file;
  }

  private void decode(List<CodeElement> code) {
    int line = 0;
    for (CodeElement element : code) {
      switch (element) {
        case Instruction instruction -> {
          instructions.add(instruction);
          returns += instruction instanceof ReturnInstruction ? 1 : 0;
          lines.add(line);
        }
        case LabelTarget target -> labels.put(target.label(), instructions.size());
        case LineNumber number -> line = number.line();
        case LocalVariable variable -> variables.add(variable);
        case ExceptionCatch it -> tries.add(it.tryStart());
        default -> {}
      }
    }
  }

  private void findLeaders() {
    enter(0);
    for (int index = 0; index < instructions.size(); index++) {
      List<Integer> next = successors(index);
      boolean jumps = next.size() != 1 || next.getFirst() != index + 1;
      for (int target : next) {
        if (jumps) {
          enter(target);
        }
      }
      if (jumps && index + 1 < instructions.size()) {
        leaders.set(index + 1);
      }
    }
    for (int index = 1; index < instructions.size(); index++) {
      if (leaders.get(index) && fallsThrough(index - 1)) {
        enter(index);
      }
    }
  }

  private boolean fallsThrough(int index) {
    List<Integer> next = successors(index);
    return next.size() == 1 && next.getFirst() == index + 1;
  }

  private void enter(int index) {
    leaders.set(index);
    entering[index]++;
  }

  /// The indices of the instructions that may follow the one at `index`.
  List<Integer> successors(int index) {
    return switch (instructions.get(index)) {
      case BranchInstruction branch -> {
        int target = indexOf(branch.target());
        yield switch (branch.opcode()) {
          case GOTO, GOTO_W -> List.of(target);
          default -> List.of(index + 1, target);
        };
      }
      case TableSwitchInstruction table -> targets(table.cases(), table.defaultTarget());
      case LookupSwitchInstruction lookup -> targets(lookup.cases(), lookup.defaultTarget());
      case ReturnInstruction _, ThrowInstruction _ -> List.of();
      default -> List.of(index + 1);
    };
  }

  private List<Integer> targets(List<SwitchCase> cases, Label otherwise) {
    List<Integer> targets = new ArrayList<>();
    cases.forEach(aCase -> targets.add(indexOf(aCase.target())));
    targets.add(indexOf(otherwise));
    return targets;
  }

  int indexOf(Label label) {
    Integer index = labels.get(label);
    if (index == null) {
      throw new IllegalStateException("label without target");
    }
    return index;
  }

  /// Whether a basic block begins at `index`.
  boolean isLeader(int index) {
    return leaders.get(index);
  }

  /// Whether control comes to `index` from more than one place.
  boolean isMerge(int index) {
    return entering[index] > 1;
  }

  int line(int index) {
    return lines.get(index);
  }

  /// How many instructions return.
  int returns() {
    return returns;
  }

  /// Where the first `try` begins; -1 without one.
  int firstTry() {
    return tries.stream().mapToInt(this::indexOf).min().orElse(-1);
  }

  /// The name and the type descriptor of the variable in `slot` once the instruction before `index`
  /// has run; null without debugging information.
  @Nullable LocalVariable variable(int slot, int index) {
    for (LocalVariable variable : variables) {
      if (variable.slot() == slot
          && indexOf(variable.startScope()) <= index
          && index < indexOf(variable.endScope())) {
        return variable;
      }
    }
    return null;
  }

  /// The method's name; for a lambda, that of the method in which it is written.
  String name() {
    String name = method.getName();
    return method.isSynthetic() && name.startsWith("lambda$")
        ? name.substring("lambda$".length(), name.lastIndexOf('$'))
        : name;
  }

  /// A line of the method.
  SourceLine place(int line) {
    return new SourceLine(type, name(), path, line);
  }

  /// Class, method and line, as in a stack trace.
  String where(int index) {
    return method.getDeclaringClass().getName()
        + "."
        + name()
        + "("
        + path.substring(path.lastIndexOf('/') + 1)
        + ":"
        + line(index)
        + ")";
  }
}
