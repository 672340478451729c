package dev.heddle.model.graph;

import dev.heddle.model.Rejection;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;

/// The end of a range that depends on the configuration: what the final fields hold that
/// [dev.heddle.protocol.Range#upTo] names.
final class UpTo {
  private static final String LENGTH = ".length";

  private final Entities entities;

  UpTo(Entities entities) {
    this.entities = entities;
  }

  /// The greatest value of what is named, over all objects that have the field.
  ///
  /// @param ranged the field with the range
  /// @param name what its range names
  /// @throws Rejection when that is no final integer or length of an array
  long of(Field ranged, String name) {
    boolean length = name.endsWith(LENGTH);
    String plain = length ? name.substring(0, name.length() - LENGTH.length()) : name;
    Field end =
        Mirror.fieldsOf(ranged.getDeclaringClass()).stream()
            .filter(field -> field.getName().equals(plain))
            .filter(field -> Modifier.isFinal(field.getModifiers()))
            .filter(field -> length ? field.getType().isArray() : isInteger(field.getType()))
            .findAny()
            .orElseThrow(() -> nothing(ranged, name));
    long greatest = Long.MIN_VALUE;
    for (int number = 1; number <= entities.count(); number++) {
      Object owner = entities.object(number);
      if (ranged.getDeclaringClass().isInstance(owner)) {
        greatest = Math.max(greatest, value(end, owner, ranged, name));
      }
    }
    return greatest;
  }

  private static long value(Field end, Object owner, Field ranged, String name) {
    Object value = Mirror.read(end, owner);
    if (value == null) {
      throw nothing(ranged, name);
    }
    return end.getType().isArray() ? Array.getLength(value) : Mirror.number(value);
  }

  private static boolean isInteger(Class<?> type) {
    return type == int.class || type == long.class || type == short.class || type == byte.class;
  }

  private static Rejection nothing(Field ranged, String name) {
    return new Rejection(
        Mirror.describe(ranged),
        "The range ends at " + name + ", which is no final integer and no array's length here.",
        "Name a final integer field of "
            + ranged.getDeclaringClass().getName()
            + ", or a final array field followed by .length.");
  }
}
