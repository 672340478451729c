package dev.heddle.model.jvm;

import dev.heddle.model.graph.Names;
import dev.heddle.protocol.Invariant;
import dev.heddle.protocol.Sometimes;
import java.lang.annotation.Annotation;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The methods of a protocol that state properties.
final class Claims {
  /// What one of them says of one object.
  private record Claim(String name, int owner, MethodHandle method) {}

  private final WovenProtocol protocol;
  private final List<Claim> invariants = new ArrayList<>();
  private final List<Claim> witnesses = new ArrayList<>();

  Claims(WovenProtocol protocol) {
    this.protocol = protocol;
    for (int number = 1; number <= protocol.entities.count(); number++) {
      add(number, Invariant.class, invariants);
      add(number, Sometimes.class, witnesses);
    }
  }

  private void add(int number, Class<? extends Annotation> annotation, List<Claim> claims) {
    Map<String, Method> methods = new LinkedHashMap<>();
    collect(protocol.entities.object(number).getClass(), annotation, methods);
    for (Method method : methods.values()) {
      Class<?> owner = method.getDeclaringClass();
      String of = objects(owner) > 1 ? " of " + protocol.entities.name(number) : "";
      String name = Names.of(owner) + "." + method.getName() + of;
      claims.add(new Claim(name, number, handle(method)));
    }
  }

  private static void collect(
      @Nullable Class<?> type,
      Class<? extends Annotation> annotation,
      Map<String, Method> methods) {
    if (type == null || !Names.isEntityClass(type)) {
      return;
    }
    collect(type.getSuperclass(), annotation, methods);
    for (Class<?> inherited : type.getInterfaces()) {
      collect(inherited, annotation, methods);
    }
    for (Method method : type.getDeclaredMethods()) {
      if (method.isAnnotationPresent(annotation)) {
        methods.putIfAbsent(method.getName(), method);
      }
    }
  }

  private int objects(Class<?> type) {
    int objects = 0;
    for (int number = 1; number <= protocol.entities.count(); number++) {
      objects += type.isInstance(protocol.entities.object(number)) ? 1 : 0;
    }
    return objects;
  }

  private MethodHandle handle(Method method) {
    try {
      Method woven = protocol.woven(method.getDeclaringClass()).getDeclaredMethod(method.getName());
      woven.setAccessible(true);
      return MethodHandles.lookup().unreflect(woven);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The names of the invariants that do not hold now; of one whose evaluation is an error, too.
  Set<String> violated(Execution execution) {
    var violated = new TreeSet<String>();
    for (Claim claim : invariants) {
      if (!Boolean.TRUE.equals(evaluate(execution, claim))) {
        violated.add(claim.name);
      }
    }
    return violated;
  }

  /// The names of the situations that the execution is in now.
  Set<String> witnessed(Execution execution) {
    var witnessed = new TreeSet<String>();
    for (Claim claim : witnesses) {
      if (Boolean.TRUE.equals(evaluate(execution, claim))) {
        witnessed.add(claim.name);
      }
    }
    return witnessed;
  }

  /// Null when the evaluation is an error.
  private static @Nullable Boolean evaluate(Execution execution, Claim claim) {
    Hooks.Doing before = Hooks.exchange(new Hooks.Doing(Activity.claim(), execution));
    try {
      return (Boolean) claim.method.invoke(execution.object(claim.owner));
    } catch (Throwable _) {
      return null;
    } finally {
      Hooks.exchange(before);
    }
  }
}
