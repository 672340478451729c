package dev.heddle.model.jvm;

import java.io.IOException;
import java.io.InputStream;

/// Loads the classes of a protocol once more, woven. Those of the JDK and of Heddle itself, but for
/// the language's, are what they are everywhere.
final class WovenLoader extends ClassLoader {
  private final ClassLoader originals;
  private final Weaver weaver;

  /// @param originals where the protocol's classes come from
  WovenLoader(ClassLoader originals, Weaver weaver) {
    super(WovenLoader.class.getClassLoader());
    this.originals = originals;
    this.weaver = weaver;
    setDefaultAssertionStatus(true);
  }

  /// Whether classes of a package are woven.
  static boolean isWoven(String packageName) {
    String name = packageName + ".";
    return !name.startsWith("java.")
        && !name.startsWith("javax.")
        && !name.startsWith("jdk.")
        && !name.startsWith("sun.")
        && !name.equals("dev.heddle.model.jvm.");
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    int dot = name.lastIndexOf('.');
    if (!isWoven(dot < 0 ? "" : name.substring(0, dot))) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> known = findLoadedClass(name);
      return known != null ? known : define(name);
    }
  }

  private Class<?> define(String name) throws ClassNotFoundException {
    try (InputStream in = originals.getResourceAsStream(name.replace('.', '/') + ".class")) {
      if (in == null) {
        throw new ClassNotFoundException(name);
      }
      byte[] woven = weaver.weave(in.readAllBytes());
      return defineClass(name, woven, 0, woven.length);
    } catch (IOException e) {
      throw new ClassNotFoundException(name, e);
    }
  }
}
