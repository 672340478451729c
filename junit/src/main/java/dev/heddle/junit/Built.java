package dev.heddle.junit;

import dev.heddle.counterexamples.SourcePath;
import dev.heddle.model.Model;
import dev.heddle.model.Rejection;
import dev.heddle.protocol.Protocol;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Parameter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A protocol, and what it was built from as far as its fields tell.
///
/// @param protocol the object
/// @param configuration the values of its constructor's parameters by name, in their order, which
///   is a guess: of fields of the same names and types
/// @param constructor what they are parameters of; null where fields do not tell
record Built(
    Protocol protocol, Map<String, String> configuration, @Nullable Constructor<?> constructor) {

  static Built of(Protocol protocol) {
    Class<?> type = protocol.getClass();
    for (Constructor<?> constructor : candidates(type)) {
      var configuration = configuration(protocol, constructor);
      if (configuration != null) {
        return new Built(protocol, configuration, constructor);
      }
    }
    return new Built(protocol, Map.of(), null);
  }

  private static List<Constructor<?>> candidates(Class<?> type) {
    var candidates = new ArrayList<Constructor<?>>(List.of(type.getDeclaredConstructors()));
    candidates.sort((a, b) -> Integer.compare(b.getParameterCount(), a.getParameterCount()));
    return candidates;
  }

  private static @Nullable Map<String, String> configuration(
      Protocol protocol, Constructor<?> constructor) {
    var values = new LinkedHashMap<String, String>();
    for (Parameter parameter : constructor.getParameters()) {
      Object value = parameter.isNamePresent() ? value(protocol, parameter) : null;
      if (value == null) {
        return null;
      }
      values.put(parameter.getName(), value instanceof Enum<?> it ? it.name() : value.toString());
    }
    return values;
  }

  /// The value of the field of the same name and type.
  private static @Nullable Object value(Protocol protocol, Parameter parameter) {
    Class<?> kind = parameter.getType();
    boolean told =
        kind == int.class
            || kind == long.class
            || kind == boolean.class
            || kind == String.class
            || kind.isEnum();
    Class<?> type = protocol.getClass();
    while (told && type != null) {
      try {
        Field field = type.getDeclaredField(parameter.getName());
        return field.getType() == kind && field.trySetAccessible() ? field.get(protocol) : null;
      } catch (NoSuchFieldException _) {
        type = type.getSuperclass();
      } catch (IllegalAccessException _) {
        return null;
      }
    }
    return null;
  }

  /// What names it: `TwoPhase(managers=3)`.
  String label() {
    var name = protocol.getClass().getName().substring(packageLength()).replace('$', '.');
    var text = new StringBuilder(name);
    char separator = '(';
    for (var entry : configuration.entrySet()) {
      text.append(separator).append(entry.getKey()).append('=').append(entry.getValue());
      separator = ',';
    }
    return text.append(configuration.isEmpty() ? "" : ")").toString();
  }

  private int packageLength() {
    int length = protocol.getClass().getPackageName().length();
    return length == 0 ? 0 : length + 1;
  }

  /// Whether the constructor, given the configuration, builds the same protocol: then the guess was
  /// right.
  boolean isRebuilt(String hash) {
    var known = constructor;
    if (known == null || !known.trySetAccessible()) {
      return false;
    }
    var arguments = new ArrayList<@Nullable Object>();
    for (Parameter parameter : known.getParameters()) {
      arguments.add(value(protocol, parameter));
    }
    try {
      var again = (Protocol) known.newInstance(arguments.toArray());
      return Model.of(label(), again).system().hash().equals(hash);
    } catch (ReflectiveOperationException | Rejection _) {
      return false;
    }
  }

  /// The folder or jar of its class; null when unknown.
  @Nullable Path location() {
    return SourcePath.location(protocol.getClass());
  }
}
