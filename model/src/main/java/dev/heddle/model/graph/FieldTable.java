package dev.heddle.model.graph;

import dev.heddle.model.ir.Field;
import java.util.ArrayList;
import java.util.List;

/// The state variables found so far, with their first values.
final class FieldTable {
  private final List<Field> fields = new ArrayList<>();
  private final List<List<Long>> initial = new ArrayList<>();

  /// The number of the next one.
  int next() {
    return fields.size();
  }

  void add(Field field, List<Long> values) {
    fields.add(field);
    initial.add(values);
  }

  List<Field> fields() {
    return List.copyOf(fields);
  }

  /// First values by number and slot.
  List<List<Long>> initial() {
    return List.copyOf(initial);
  }
}
