package dev.heddle.model.lift;

import dev.heddle.model.system.Value;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads and words the state of a protocol that has run on the JVM, as the narrator words it.
final class NativeState {
  private static final List<String> OBJECTS = List.of("left", "right", "far", "other");

  private static final ClassValue<Map<String, Field>> FIELDS =
      new ClassValue<>() {
        @Override
        protected Map<String, Field> computeValue(Class<?> type) {
          Map<String, Field> fields = new HashMap<>();
          for (Class<?> at = type; at != null && at != Object.class; at = at.getSuperclass()) {
            for (Field field : at.getDeclaredFields()) {
              field.setAccessible(true);
              fields.putIfAbsent(field.getName(), field);
            }
          }
          return fields;
        }
      };

  private NativeState() {}

  /// The value at the end of a path of fields.
  static @Nullable Object read(Object root, String path) {
    Object at = root;
    for (String name : path.split("\\.", -1)) {
      at = field(at, name);
    }
    return at;
  }

  private static @Nullable Object field(Object owner, String name) {
    Field field = FIELDS.get(owner.getClass()).get(name);
    if (field == null) {
      throw new AssertionError("no field " + name);
    }
    try {
      return field.get(owner);
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }

  /// A value in words; objects by the field of `root` that holds them.
  static String text(Object root, @Nullable Object value) {
    return switch (value) {
      case null -> "null";
      case Character letter -> Integer.toString(letter);
      case Object array when array.getClass().isArray() -> {
        List<String> elements = new ArrayList<>();
        for (int i = 0; i < Array.getLength(array); i++) {
          String element = text(root, Array.get(array, i));
          elements.add(
              element.startsWith("[") ? element.substring(1, element.length() - 1) : element);
        }
        yield "[" + String.join(", ", elements) + "]";
      }
      case Number _, Boolean _ -> value.toString();
      case Enum<?> constant -> constant.name();
      default ->
          OBJECTS.stream()
              .filter(name -> read(root, name) == value)
              .findFirst()
              .orElseThrow(() -> new AssertionError("what is " + value));
    };
  }

  /// A value of the narrator in words.
  static String text(Value value) {
    return switch (value) {
      case Value.Truth(boolean truth) -> Boolean.toString(truth);
      case Value.Whole(long number) -> Long.toString(number);
      case Value.Name(String name) -> name;
      case Value.Sequence(List<Value> elements) ->
          elements.stream().map(NativeState::text).collect(Collectors.joining(", ", "[", "]"));
    };
  }
}
