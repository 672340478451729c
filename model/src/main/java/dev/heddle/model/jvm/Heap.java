package dev.heddle.model.jvm;

import dev.heddle.model.jvm.Variables.Cell;
import dev.heddle.model.system.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Compares the variables of an execution with those of its model, name by name. What the model
/// does not have as a variable never changes.
final class Heap {
  /// A variable of the model: where it is on the JVM, and which variables have the same array.
  private record Variable(String name, List<Cell> cells, List<Integer> twins) {}

  /// A variable that the model takes for a constant.
  private record Constant(Cell cell, Value value) {}

  private final List<Variable> variables = new ArrayList<>();
  private final List<Constant> constants = new ArrayList<>();

  /// @param names the model's variables but for where strands stand
  /// @param fresh an execution that has not begun
  Heap(WovenProtocol protocol, List<String> names, Execution fresh) {
    Map<String, List<Cell>> cells = protocol.variables.cells();
    IdentityHashMap<Object, List<Integer>> arrays = new IdentityHashMap<>();
    Set<Cell> seen = new HashSet<>();
    for (String name : names) {
      List<Cell> own = cells.get(name);
      if (own == null) {
        throw new Difference("the JVM has no variable " + name);
      }
      seen.addAll(own);
      Object array = array(fresh, own.getFirst());
      List<Integer> twins =
          array == null ? List.of() : arrays.computeIfAbsent(array, _ -> new ArrayList<>());
      if (array != null) {
        twins.add(variables.size());
      }
      variables.add(new Variable(name, own, twins));
    }
    for (Cell cell : cells.values().stream().flatMap(List::stream).distinct().toList()) {
      Object array = array(fresh, cell);
      if (!seen.contains(cell) && (array == null || !arrays.containsKey(array))) {
        constants.add(new Constant(cell, Variables.value(fresh, cell)));
      }
    }
  }

  private static @Nullable Object array(Execution execution, Cell cell) {
    return cell.field().getType().isArray()
        ? ObjectCopy.read(cell.field(), execution.object(cell.owner()))
        : null;
  }

  /// What differs, or null.
  ///
  /// @param values the model's, in the order of the names
  @Nullable String difference(Execution execution, List<Value> values) {
    for (int i = 0; i < variables.size(); i++) {
      if (!same(execution, i, values)) {
        Variable variable = variables.get(i);
        return variable.name
            + " is "
            + Variables.value(execution, variable.cells.getFirst())
            + " on the JVM, "
            + values.get(i)
            + " in the model";
      }
    }
    for (Constant constant : constants) {
      Value value = Variables.value(execution, constant.cell);
      if (!value.equals(constant.value)) {
        return constant.cell + " has become " + value + ", but the model has no such variable";
      }
    }
    return null;
  }

  private boolean same(Execution execution, int index, List<Value> values) {
    Variable variable = variables.get(index);
    for (Cell cell : variable.cells) {
      Value value = Variables.value(execution, cell);
      if (value.equals(values.get(index))) {
        return true;
      }
      for (int twin : variable.twins) {
        if (value.equals(values.get(twin))) {
          return true;
        }
      }
    }
    return false;
  }
}
