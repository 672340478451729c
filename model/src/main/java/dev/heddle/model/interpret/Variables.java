package dev.heddle.model.interpret;

import dev.heddle.model.ir.Field;
import dev.heddle.model.ir.Machine;
import dev.heddle.model.ir.Program;
import dev.heddle.model.system.SourceLine;
import dev.heddle.model.system.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The variables of a machine as people see them: one for each field and owner, unless it can have
/// only one value, in the order of the fields; then one for each strand, where it stands.
final class Variables {
  private record Owned(Field field, int owner) {}

  private final Machine machine;
  private final Interpreter interpreter;
  private final Vocabulary vocabulary;
  private final List<Owned> owned = new ArrayList<>();
  private final Map<Owned, String> names = new HashMap<>();
  private final List<String> all = new ArrayList<>();

  Variables(Machine machine, Interpreter interpreter) {
    this.machine = machine;
    this.interpreter = interpreter;
    vocabulary = interpreter.vocabulary();
    Set<String> taken = new HashSet<>();
    for (Field field : machine.fields()) {
      for (int i = 0; i < field.owners() && !isConstant(field); i++) {
        add(new Owned(field, field.firstOwner() + i), taken);
      }
    }
    for (int strand : interpreter.strands()) {
      String name = vocabulary.name(strand) + ".at";
      // No field has parentheses in its name.
      all.add(taken.contains(name) ? name + "()" : name);
    }
  }

  /// A subclass may have a field of the same name: then the class tells them apart.
  private void add(Owned variable, Set<String> taken) {
    Field field = variable.field();
    String name = vocabulary.variable(variable.owner(), field.name());
    if (!taken.add(name)) {
      name = vocabulary.variable(variable.owner(), field.toString());
    }
    owned.add(variable);
    names.put(variable, name);
    all.add(name);
  }

  private boolean isConstant(Field field) {
    return machine.domains().get(field.number()).isConstant();
  }

  List<String> names() {
    return List.copyOf(all);
  }

  /// The name of one slot, with its index where it is an array's; null when the field is no
  /// variable.
  @Nullable String name(Field field, int slot) {
    int length = field.length();
    String name = names.get(new Owned(field, field.firstOwner() + slot / length));
    return name != null && field.array() ? name + "[" + slot % length + "]" : name;
  }

  /// In the order of the names.
  List<Value> values(State state) {
    var values = new ArrayList<Value>();
    for (Owned variable : owned) {
      values.add(value(state, variable.field(), variable.owner()));
    }
    for (int strand : interpreter.strands()) {
      values.add(new Value.Name(position(state, strand)));
    }
    return values;
  }

  private Value value(State state, Field field, int owner) {
    int first = (owner - field.firstOwner()) * field.length();
    List<Value> elements =
        IntStream.range(first, first + field.length())
            .mapToObj(slot -> vocabulary.show(field.shape(), state.value(field, slot)))
            .toList();
    return field.array() ? new Value.Sequence(elements) : elements.getFirst();
  }

  private String position(State state, int strand) {
    Program program = interpreter.program(strand);
    if (program == null || state.ended(strand)) {
      return "ended";
    }
    if (Interpreter.isNew(state, strand, program)) {
      return "new";
    }
    SourceLine at = Vocabulary.at(program, interpreter.place(state, strand, program));
    return at.type() + "." + at.method() + ":" + at.line();
  }
}
