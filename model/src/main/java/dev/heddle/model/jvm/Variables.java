package dev.heddle.model.jvm;

import dev.heddle.model.graph.Mirror;
import dev.heddle.model.graph.Names;
import dev.heddle.model.system.Value;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The state variables of a protocol on the JVM: the fields of its objects that can change, and its
/// arrays, by the names that a trace gives them.
final class Variables {
  /// A variable.
  ///
  /// @param owner the object's number
  /// @param field the woven field
  record Cell(int owner, Field field) {}

  /// By name. Several where a subclass has a field of the same name.
  private final Map<String, List<Cell>> cells = new HashMap<>();

  Variables(WovenProtocol protocol) {
    for (int number = 1; number <= protocol.entities.count(); number++) {
      Object original = protocol.entities.object(number);
      if (original instanceof Enum<?>) {
        continue;
      }
      String path = protocol.entities.name(number);
      for (Field field : Mirror.fieldsOf(original.getClass())) {
        if (field.getType().isArray() || !Modifier.isFinal(field.getModifiers())) {
          Cell cell = new Cell(number, protocol.field(field));
          add(path, field.getName(), cell);
          add(path, Names.of(field), cell);
        }
      }
    }
  }

  private void add(String path, String field, Cell cell) {
    String name = path.isEmpty() ? field : path + "." + field;
    cells.computeIfAbsent(name, _ -> new ArrayList<>()).add(cell);
  }

  /// All variables by name.
  Map<String, List<Cell>> cells() {
    return cells;
  }

  /// The value of a variable in the words of a trace.
  static Value value(Execution execution, Cell cell) {
    return value(execution, ObjectCopy.read(cell.field, execution.object(cell.owner)));
  }

  private static Value value(Execution execution, @Nullable Object value) {
    return switch (value) {
      case null -> new Value.Name("null");
      case Boolean truth -> new Value.Truth(truth);
      case Character letter -> new Value.Whole(letter);
      case Number number -> new Value.Whole(number.longValue());
      case Enum<?> constant -> new Value.Name(constant.name());
      case Object array when array.getClass().isArray() -> {
        List<Value> elements = new ArrayList<>();
        flatten(execution, array, elements);
        yield new Value.Sequence(elements);
      }
      case Object object -> new Value.Name(execution.name(object));
    };
  }

  private static void flatten(Execution execution, Object array, List<Value> elements) {
    for (int i = 0; i < Array.getLength(array); i++) {
      Object element = Array.get(array, i);
      if (element != null && element.getClass().isArray()) {
        flatten(execution, element, elements);
      } else {
        elements.add(value(execution, element));
      }
    }
  }
}
