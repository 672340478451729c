package dev.heddle.junit.engine;

import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.ClassSource;

/// A class with checked methods.
final class ClassNode extends CheckNode {
  static final String SEGMENT = "class";

  ClassNode(UniqueId id, Class<?> type) {
    super(id, type, simpleName(type), ClassSource.from(type));
  }

  /// Its name without the package: `Outer.Inner`.
  static String simpleName(Class<?> type) {
    int length = type.getPackageName().length();
    return type.getName().substring(length == 0 ? 0 : length + 1).replace('$', '.');
  }

  @Override
  public Type getType() {
    return Type.CONTAINER;
  }
}
