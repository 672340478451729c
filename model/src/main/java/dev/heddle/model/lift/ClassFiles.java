package dev.heddle.model.lift;

import dev.heddle.model.Rejection;
import dev.heddle.model.mutate.MethodMutations;
import dev.heddle.model.mutate.Mutation;
import dev.heddle.protocol.Strand;
import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeModel;
import java.lang.classfile.MethodModel;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The class files of a protocol and the methods in them, each read once.
final class ClassFiles {
  private final @Nullable Mutation mutation;

  private record Key(Class<?> type, String name, String descriptor) {}

  private final Map<Class<?>, ClassModel> models = new HashMap<>();
  private final Map<Key, MethodCode> codes = new LinkedHashMap<>();
  private final Map<Key, @Nullable Method> resolved = new HashMap<>();
  private final Map<String, Field> fields = new HashMap<>();
  private final Map<ClassLoader, Map<String, Class<?>>> loaded = new HashMap<>();

  /// Reads class files as they are but for `mutation`.
  ClassFiles(@Nullable Mutation mutation) {
    this.mutation = mutation;
  }

  /// The mutations of every method whose code was read, in the order of the source.
  List<Mutation> mutations() {
    List<Mutation> mutations = new ArrayList<>();
    for (MethodCode code : codes.values()) {
      ClassModel model = models.get(code.method.getDeclaringClass());
      if (model != null
          && code.method.getDeclaringClass().getPackage() != Strand.class.getPackage()) {
        CodeModel original = model(code.method, model).code().orElseThrow();
        mutations.addAll(MethodMutations.of(code.method, code::place, original.elementList()));
      }
    }
    // Stable, so that those of a line remain in the order of the code.
    mutations.sort(
        Comparator.comparing((Mutation it) -> it.at().path())
            .thenComparingInt(it -> it.at().line())
            .thenComparing(it -> it.at().type())
            .thenComparing(it -> it.at().method()));
    return mutations;
  }

  /// The method that a call of `name` on an object of exactly `type` runs; null when there is none.
  @Nullable Method resolve(Class<?> type, String name, String descriptor) {
    Key key = new Key(type, name, descriptor);
    if (!resolved.containsKey(key)) {
      resolved.put(key, find(type, name, descriptor));
    }
    return resolved.get(key);
  }

  private static @Nullable Method find(Class<?> type, String name, String descriptor) {
    for (Class<?> at = type; at != null; at = at.getSuperclass()) {
      Method method = declared(at, name, descriptor);
      if (method != null && (at == type || !Modifier.isPrivate(method.getModifiers()))) {
        return method;
      }
    }
    return inherited(type, name, descriptor, null);
  }

  /// The most specific method of an interface of `type`, where `best` is known.
  private static @Nullable Method inherited(
      Class<?> type, String name, String descriptor, @Nullable Method best) {
    Method found = best;
    for (Class<?> at = type; at != null; at = at.getSuperclass()) {
      for (Class<?> declared : at.getInterfaces()) {
        Method method = declared(declared, name, descriptor);
        if (method != null && isInherited(method) && isBetter(method, found)) {
          found = method;
        }
        found = inherited(declared, name, descriptor, found);
      }
    }
    return found;
  }

  private static boolean isInherited(Method method) {
    return !Modifier.isPrivate(method.getModifiers()) && !Modifier.isStatic(method.getModifiers());
  }

  private static boolean isBetter(Method method, @Nullable Method than) {
    return than == null || than.getDeclaringClass().isAssignableFrom(method.getDeclaringClass());
  }

  /// The field that an access of `name` in `type` reaches.
  Field field(Class<?> type, String name) {
    return fields.computeIfAbsent(
        type.getName() + "." + name,
        _ -> {
          Field field = find(type, name);
          if (field == null) {
            throw new IllegalStateException("no field " + name + " in " + type);
          }
          return field;
        });
  }

  private static @Nullable Field find(@Nullable Class<?> type, String name) {
    if (type == null) {
      return null;
    }
    for (Field field : type.getDeclaredFields()) {
      if (field.getName().equals(name)) {
        return field;
      }
    }
    for (Class<?> inherited : type.getInterfaces()) {
      Field field = find(inherited, name);
      if (field != null) {
        return field;
      }
    }
    return find(type.getSuperclass(), name);
  }

  /// The class of a name as `user` sees it; null when there is none.
  @Nullable Class<?> type(Class<?> user, String name) {
    ClassLoader loader = user.getClassLoader();
    Map<String, Class<?>> known = loaded.computeIfAbsent(loader, _ -> new HashMap<>());
    Class<?> type = known.get(name);
    if (type == null) {
      try {
        type = Class.forName(name, false, loader);
        known.put(name, type);
      } catch (ClassNotFoundException e) {
        return null;
      }
    }
    return type;
  }

  /// The method that `type` itself declares; null when it does not.
  static @Nullable Method declared(Class<?> type, String name, String descriptor) {
    for (Method method : type.getDeclaredMethods()) {
      if (method.getName().equals(name) && descriptor(method).equals(descriptor)) {
        return method;
      }
    }
    return null;
  }

  static boolean isInstance(Method method) {
    return !Modifier.isStatic(method.getModifiers());
  }

  static String descriptor(Method method) {
    return MethodType.methodType(method.getReturnType(), method.getParameterTypes())
        .descriptorString();
  }

  /// The code of a method.
  ///
  /// @throws Rejection when it is native or its class file cannot be read
  MethodCode code(Method method) {
    Class<?> type = method.getDeclaringClass();
    Key key = new Key(type, method.getName(), descriptor(method));
    MethodCode known = codes.get(key);
    if (known == null) {
      known = read(method, key);
      codes.put(key, known);
    }
    return known;
  }

  private MethodCode read(Method method, Key key) {
    ClassModel model = models.computeIfAbsent(key.type(), ClassFiles::parse);
    return MethodCode.of(method, model, model(method, model), mutation);
  }

  private static MethodModel model(Method method, ClassModel owner) {
    for (MethodModel candidate : owner.methods()) {
      if (candidate.methodName().equalsString(method.getName())
          && candidate.methodType().equalsString(descriptor(method))) {
        return candidate;
      }
    }
    throw new Rejection(
        method.getDeclaringClass().getName() + "." + method.getName(),
        "Its class file does not have the method that was loaded.",
        "Rebuild the protocol.");
  }

  private static ClassModel parse(Class<?> type) {
    String file = type.getName().substring(type.getName().lastIndexOf('.') + 1) + ".class";
    try (InputStream in = type.getResourceAsStream(file)) {
      if (in == null) {
        throw new Rejection(
            type.getName(),
            "Its class file cannot be found.",
            "Load the protocol from a folder, a jar or a source file.");
      }
      return ClassFile.of().parse(in.readAllBytes());
    } catch (IOException e) {
      throw new Rejection(
          type.getName(), "Its class file cannot be read: " + e.getMessage() + ".", "Rebuild it.");
    }
  }
}
