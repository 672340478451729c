package dev.heddle.model.ir;

import java.util.List;

/// Constants by index: a final field by entity, or an array of constants.
///
/// @param name what it holds, for people
/// @param base the index of the first value
/// @param values the values
public record Table(String name, int base, List<Long> values) {
  /// Copies the values.
  public Table {
    values = List.copyOf(values);
  }

  /// The value at `index`, which counts from `base`.
  public long at(long index) {
    return values.get(Math.toIntExact(index - base));
  }
}
