package dev.heddle.model.ir;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// The names of tables in a text, in the order in which they come up: different tables never share
/// one.
final class TableNames {
  private final Map<Table, String> names = new LinkedHashMap<>();
  private final Set<String> taken = new HashSet<>();

  /// The table's name, with a number where another table has the same.
  String of(Table table) {
    String name = names.get(table);
    if (name == null) {
      name = table.name();
      for (int number = 2; !taken.add(name); number++) {
        name = table.name() + "#" + number;
      }
      names.put(table, name);
    }
    return name;
  }

  /// All that have come up, with their names.
  Map<Table, String> all() {
    return names;
  }
}
