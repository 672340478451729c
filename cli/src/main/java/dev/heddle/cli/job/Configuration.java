package dev.heddle.cli.job;

import dev.heddle.cli.outcome.Complaint;
import dev.heddle.counterexamples.format.JavaTest;
import java.lang.reflect.Constructor;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Chooses a protocol's constructor and fills its parameters by name.
final class Configuration {
  private final Class<?> type;
  private final Map<String, String> values;

  Configuration(Class<?> type, Map<String, String> values) {
    this.type = type;
    this.values = values;
  }

  /// The constructor that the given names fit.
  Constructor<?> constructor() {
    var candidates = candidates();
    for (Constructor<?> candidate : candidates) {
      if (candidate.getParameterCount() == values.size()
          && names(candidate).equals(values.keySet())) {
        return candidate;
      }
    }
    throw misfit(candidates.getFirst());
  }

  /// The values in the order of the constructor's parameters, however they were given.
  Map<String, String> ordered() {
    var ordered = new LinkedHashMap<String, String>();
    for (Parameter parameter : constructor().getParameters()) {
      var value = values.get(parameter.getName());
      if (value != null) {
        ordered.put(parameter.getName(), value);
      }
    }
    return ordered;
  }

  /// The values for `constructor`, converted.
  Object[] arguments(Constructor<?> constructor) {
    Parameter[] parameters = constructor.getParameters();
    Object[] arguments = new Object[parameters.length];
    for (int i = 0; i < parameters.length; i++) {
      var name = parameters[i].getName();
      var value = values.get(name);
      if (value == null) {
        throw misfit(constructor);
      }
      arguments[i] = Argument.parse(type.getSimpleName(), name, parameters[i].getType(), value);
    }
    return arguments;
  }

  /// How Java builds it: `new TwoPhase(3)`.
  JavaTest.Origin origin() {
    var place = type.getPackageName();
    var constructor = constructor();
    Object[] arguments = arguments(constructor);
    var text = new StringBuilder("new ").append(inPackage(type)).append('(');
    for (int i = 0; i < arguments.length; i++) {
      text.append(i == 0 ? "" : ", ").append(literal(arguments[i]));
    }
    return new JavaTest.Origin(place, text.append(')').toString());
  }

  /// The name of a class as the protocol's package knows it.
  private String inPackage(Class<?> named) {
    var canonical = named.getCanonicalName();
    if (canonical == null) {
      throw Complaint.usage(
          named.getName()
              + " has no name in Java, so a test cannot build it. Make it a class with a"
              + " name, at the top or static in another.");
    }
    int length = type.getPackageName().length();
    return named.getPackageName().equals(type.getPackageName()) && length > 0
        ? canonical.substring(length + 1)
        : canonical;
  }

  private String literal(Object value) {
    return switch (value) {
      case Enum<?> constant -> inPackage(constant.getDeclaringClass()) + "." + constant.name();
      case Long number -> number + "L";
      case String text -> JavaTest.literal(text);
      default -> value.toString();
    };
  }

  /// The public constructors, or all when none is public; the one with the most parameters first.
  private List<Constructor<?>> candidates() {
    var candidates = new ArrayList<Constructor<?>>(List.of(type.getConstructors()));
    if (candidates.isEmpty()) {
      candidates.addAll(List.of(type.getDeclaredConstructors()));
    }
    if (candidates.isEmpty()) {
      throw Complaint.usage(type.getName() + " has no constructor, so it is no protocol.");
    }
    candidates.sort((a, b) -> Integer.compare(b.getParameterCount(), a.getParameterCount()));
    return candidates;
  }

  private Complaint misfit(Constructor<?> constructor) {
    var names = names(constructor);
    String what;
    if (unnamed(constructor)) {
      return Complaint.usage(
          type.getName()
              + " was compiled without the names of its constructor's parameters, so they cannot be"
              + " given by name. Compile it with javac -parameters.");
    }
    var unknown = firstMissing(values.keySet(), names);
    var missing = firstMissing(names, values.keySet());
    if (!unknown.isEmpty()) {
      what = "has no parameter named " + unknown + "." + NearNames.question(unknown, names);
    } else {
      what = "needs a value for its parameter " + missing + ".";
    }
    return Complaint.usage(type.getSimpleName() + " " + what + advice(constructor));
  }

  private static String firstMissing(Set<String> of, Set<String> in) {
    for (String name : of) {
      if (!in.contains(name)) {
        return name;
      }
    }
    return "";
  }

  private static String advice(Constructor<?> constructor) {
    Parameter[] parameters = constructor.getParameters();
    if (parameters.length == 0) {
      return " It has no parameters: leave out -c.";
    }
    var text = new StringBuilder(" Its parameters, each given as -c name=value:");
    for (int i = 0; i < parameters.length; i++) {
      text.append(i == 0 ? " " : ", ")
          .append(parameters[i].getName())
          .append(" (")
          .append(Argument.kind(parameters[i].getType()))
          .append(')');
    }
    return text.append('.').toString();
  }

  private static boolean unnamed(Constructor<?> constructor) {
    for (Parameter parameter : constructor.getParameters()) {
      if (!parameter.isNamePresent()) {
        return true;
      }
    }
    return false;
  }

  private static Set<String> names(Constructor<?> constructor) {
    var names = new LinkedHashSet<String>();
    for (Parameter parameter : constructor.getParameters()) {
      names.add(parameter.getName());
    }
    return names;
  }
}
