package dev.heddle.model.system;

import java.util.List;
import java.util.stream.Collectors;

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

  /// The value in a message: `true`, `3`, `m0`, `[1, 2]`.
  default String text() {
    return switch (this) {
      case Truth(boolean truth) -> Boolean.toString(truth);
      case Whole(long number) -> Long.toString(number);
      case Name(String name) -> name;
      case Sequence(List<Value> elements) ->
          elements.stream().map(Value::text).collect(Collectors.joining(", ", "[", "]"));
    };
  }
}
