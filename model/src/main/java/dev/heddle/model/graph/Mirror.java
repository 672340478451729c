package dev.heddle.model.graph;

import dev.heddle.model.Rejection;
import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads the fields of a protocol's objects.
public final class Mirror {
  private Mirror() {}

  /// The instance fields of a class and its superclasses, the topmost class first, each class in
  /// source order.
  public static List<Field> fieldsOf(Class<?> type) {
    List<Field> fields = new ArrayList<>();
    collect(type, fields);
    return fields;
  }

  private static void collect(@Nullable Class<?> type, List<Field> fields) {
    if (type == null || !Names.isEntityClass(type)) {
      return;
    }
    collect(type.getSuperclass(), fields);
    for (Field field : type.getDeclaredFields()) {
      if (!Modifier.isStatic(field.getModifiers())) {
        fields.add(field);
      }
    }
  }

  /// The value of `field` in `owner`, which is null for a static field.
  ///
  /// @throws Rejection when the field cannot be read because its module is closed
  public static @Nullable Object read(Field field, @Nullable Object owner) {
    try {
      field.setAccessible(true);
      return field.get(owner);
    } catch (InaccessibleObjectException | IllegalAccessException e) {
      throw new Rejection(
          describe(field),
          "The field cannot be read because its module is closed.",
          "Declare the protocol's module `open`, or put the protocol on the class path.");
    }
  }

  /// A number for a primitive value: booleans are 0 and 1.
  public static long number(Object primitive) {
    return switch (primitive) {
      case Boolean truth -> truth ? 1 : 0;
      case Character character -> character;
      case Number number -> number.longValue();
      default -> throw new IllegalArgumentException(primitive.getClass().getName());
    };
  }

  /// Class and field, for a message.
  public static String describe(Field field) {
    return field.getDeclaringClass().getName() + "." + field.getName();
  }
}
