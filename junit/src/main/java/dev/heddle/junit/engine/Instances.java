package dev.heddle.junit.engine;

import java.lang.reflect.Modifier;
import org.junit.platform.commons.support.ReflectionSupport;

/// Makes the objects that checked methods are called on.
final class Instances {
  private Instances() {}

  /// A new object, made by the constructor without parameters; of an inner class, in a new object
  /// of the outer one.
  static Object of(Class<?> type) {
    Class<?> outer = type.getEnclosingClass();
    return outer == null || Modifier.isStatic(type.getModifiers())
        ? ReflectionSupport.newInstance(type)
        : ReflectionSupport.newInstance(type, of(outer));
  }
}
