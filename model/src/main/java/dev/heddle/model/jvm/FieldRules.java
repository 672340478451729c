package dev.heddle.model.jvm;

import dev.heddle.model.graph.Entities;
import dev.heddle.model.graph.Mirror;
import dev.heddle.protocol.Range;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import org.jspecify.annotations.Nullable;

/// What the language says of a field, or of the elements of the arrays in it.
///
/// @param name class and name, for a message
/// @param point whether there is a point before each access
/// @param from the least value, where there is a range
/// @param to the greatest value, where there is a range
record FieldRules(String name, boolean point, long from, long to) {

  /// @param entities the protocol's objects, on which the end of a range may depend
  static FieldRules of(Field field, Entities entities) {
    Range range = field.getAnnotation(Range.class);
    return new FieldRules(
        field.getDeclaringClass().getName() + "." + field.getName(),
        Modifier.isVolatile(field.getModifiers()),
        range == null ? Long.MIN_VALUE : range.from(),
        range == null ? Long.MAX_VALUE : end(field, range, entities));
  }

  private static long end(Field field, Range range, Entities entities) {
    if (range.upTo().isEmpty()) {
      return range.to();
    }
    String name = range.upTo().replace(".length", "");
    long greatest = Long.MIN_VALUE;
    for (int number = 1; number <= entities.count(); number++) {
      Object owner = entities.object(number);
      if (field.getDeclaringClass().isInstance(owner)) {
        Field named = find(field.getDeclaringClass(), name);
        Object end = named == null ? null : Mirror.read(named, owner);
        if (end != null) {
          boolean array = end.getClass().isArray();
          greatest = Math.max(greatest, array ? Array.getLength(end) : Mirror.number(end));
        }
      }
    }
    return greatest;
  }

  boolean isRanged() {
    return from != Long.MIN_VALUE || to != Long.MAX_VALUE;
  }

  boolean contains(long value) {
    return from <= value && value <= to;
  }

  /// The field that an access of `name` in `type` reaches; null when there is none.
  static @Nullable Field find(@Nullable Class<?> type, String name) {
    for (Class<?> at = type; at != null; at = at.getSuperclass()) {
      for (Field field : at.getDeclaredFields()) {
        if (field.getName().equals(name)) {
          return field;
        }
      }
    }
    return null;
  }
}
