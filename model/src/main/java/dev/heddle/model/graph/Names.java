package dev.heddle.model.graph;

import java.lang.reflect.Field;

/// How people know classes and fields.
public final class Names {
  private Names() {}

  /// The name of a class without its package: `Lock`, `Outer.Inner`, `Outer$1` for a class without
  /// a name.
  public static String of(Class<?> type) {
    String name = type.getName();
    String simple = name.substring(name.lastIndexOf('.') + 1);
    return type.isAnonymousClass() || type.isLocalClass() ? simple : simple.replace('$', '.');
  }

  /// The name of a field after that of its class: `Lock.holder`.
  public static String of(Field field) {
    return of(field.getDeclaringClass()) + "." + field.getName();
  }

  /// Whether objects of the class can be entities: not the JDK's, and no lambdas.
  public static boolean isEntityClass(Class<?> type) {
    return !type.isPrimitive()
        && !type.isArray()
        && !type.isHidden()
        && !type.getName().startsWith("java.")
        && !type.getName().startsWith("javax.")
        && !type.getName().startsWith("jdk.");
  }
}
