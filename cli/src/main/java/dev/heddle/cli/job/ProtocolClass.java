package dev.heddle.cli.job;

import dev.heddle.cli.outcome.Complaint;
import dev.heddle.cli.outcome.ExitCode;
import dev.heddle.counterexamples.SourcePath;
import dev.heddle.counterexamples.Sources;
import dev.heddle.model.Model;
import dev.heddle.protocol.Protocol;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A class that implements [Protocol], to be built in a configuration.
public final class ProtocolClass {
  private final Class<? extends Protocol> type;

  private ProtocolClass(Class<? extends Protocol> type) {
    this.type = type;
  }

  /// The class of that name in `loader`.
  static ProtocolClass named(String name, ClassLoader loader) {
    return of(load(name, loader));
  }

  private static Class<?> load(String name, ClassLoader loader) {
    try {
      var type = find(name, loader);
      if (type != null) {
        return type;
      }
    } catch (LinkageError e) {
      throw new Complaint(
          ExitCode.USAGE,
          "The class "
              + name
              + " cannot be loaded: "
              + e
              + ". Give its full name with the package, and a class path that has all it needs.",
          e);
    }
    throw Complaint.usage(
        "There is no class "
            + name
            + " on the class path. Give its full name with the package: a.b.Protocol, or"
            + " a.b.Outer.Nested.");
  }

  /// The class of that name, whose nesting may be written with `.` or with `$`; null when there is
  /// none.
  static @Nullable Class<?> find(String name, ClassLoader loader) {
    var binary = name;
    while (true) {
      try {
        return Class.forName(binary, false, loader);
      } catch (ClassNotFoundException _) {
        int dot = binary.lastIndexOf('.');
        if (dot < 0) {
          return null;
        }
        binary = binary.substring(0, dot) + "$" + binary.substring(dot + 1);
      } catch (NoClassDefFoundError e) {
        if (String.valueOf(e.getMessage()).contains("wrong name")) {
          return null; // A file system that takes upper for lower case.
        }
        throw e;
      }
    }
  }

  /// `type`, if it is a protocol.
  static ProtocolClass of(Class<?> type) {
    if (!Protocol.class.isAssignableFrom(type)) {
      throw Complaint.usage(
          type.getName()
              + " is no protocol: it does not implement dev.heddle.protocol.Protocol. Give the"
              + " class whose constructor builds the whole model, and declare it `implements"
              + " Protocol`.");
    }
    if (!isConcrete(type)) {
      throw Complaint.usage(
          type.getName()
              + " is abstract, so it cannot be built. Give one of its concrete subclasses.");
    }
    return new ProtocolClass(type.asSubclass(Protocol.class));
  }

  /// Whether objects of that very class can exist.
  static boolean isConcrete(Class<?> type) {
    return !type.isInterface() && !Modifier.isAbstract(type.getModifiers());
  }

  /// The job of checking it in one configuration.
  Job job(Map<String, String> configuration) {
    return Job.of(label(configuration), () -> lift(configuration));
  }

  /// Builds and lifts it.
  Checkable lift(Map<String, String> configuration) {
    return lift(configuration, SourcePath.beside(type.getClassLoader()));
  }

  /// As above, with its source somewhere else.
  Checkable lift(Map<String, String> configuration, Sources sources) {
    var ordered = new Configuration(type, configuration).ordered();
    var protocol = build(ordered);
    var model = Model.of(label(ordered), protocol);
    return new Lifted(type.getName(), ordered, protocol, model, sources);
  }

  /// Loads it and what it uses.
  ClassLoader loader() {
    return type.getClassLoader();
  }

  private String label(Map<String, String> configuration) {
    var name = type.getName().substring(type.getPackageName().length());
    return label(
        (name.startsWith(".") ? name.substring(1) : name).replace('$', '.'), configuration);
  }

  /// What names a protocol in a configuration: `TwoPhase(managers=3)`.
  static String label(String name, Map<String, String> configuration) {
    if (configuration.isEmpty()) {
      return name;
    }
    var text = new StringBuilder(name);
    char separator = '(';
    for (var entry : configuration.entrySet()) {
      text.append(separator).append(entry.getKey()).append('=').append(entry.getValue());
      separator = ',';
    }
    return text.append(')').toString();
  }

  /// Builds it.
  Protocol build(Map<String, String> values) {
    var configuration = new Configuration(type, values);
    Constructor<?> constructor = configuration.constructor();
    Object[] arguments = configuration.arguments(constructor);
    if (!constructor.trySetAccessible()) {
      throw Complaint.usage(
          type.getName()
              + " is in a package that its module does not open, so it cannot be built. Export or"
              + " open the package in module-info.java.");
    }
    try {
      return type.cast(constructor.newInstance(arguments));
    } catch (InvocationTargetException e) {
      throw failed(e.getCause() == null ? e : e.getCause());
    } catch (ReflectiveOperationException e) {
      throw failed(e);
    } catch (ExceptionInInitializerError e) {
      throw failed(e.getCause() == null ? e : e.getCause());
    } catch (LinkageError e) {
      throw failed(e);
    }
  }

  private Complaint failed(Throwable cause) {
    if (cause instanceof VirtualMachineError error) {
      throw error;
    }
    var frames = cause.getStackTrace();
    return new Complaint(
        ExitCode.MODEL,
        "Building "
            + type.getName()
            + " failed: "
            + cause
            + (frames.length == 0 ? "" : " at " + frames[0])
            + ". A protocol's constructor builds the whole model, and must return. Correct it, or"
            + " give other values with -c name=value.",
        cause);
  }
}
