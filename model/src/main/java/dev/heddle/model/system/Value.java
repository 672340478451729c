package dev.heddle.model.system;

import java.util.List;

/// The value of a variable, for people and for JSON.
public sealed interface Value {

  /// A boolean.
  record Truth(boolean value) implements Value {}

  /// An integer.
  record Whole(long value) implements Value {}

  /// An enum constant or an object by name; `null` for no object.
  record Name(String value) implements Value {}

  /// The elements of an array.
  record Sequence(List<Value> elements) implements Value {
    /// Copies the elements.
    public Sequence {
      elements = List.copyOf(elements);
    }
  }
}
