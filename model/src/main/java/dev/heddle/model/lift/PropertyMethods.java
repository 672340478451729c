package dev.heddle.model.lift;

import dev.heddle.model.Rejection;
import dev.heddle.model.graph.Names;
import dev.heddle.model.system.FlawKind;
import dev.heddle.protocol.Invariant;
import dev.heddle.protocol.Sometimes;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The methods that state properties, by the annotation that makes them do so.
enum PropertyMethods {
  INVARIANTS("An invariant", FlawKind.INVARIANT, Invariant.class),
  WITNESSES("A witness", FlawKind.WITNESS, Sometimes.class);

  private final String word;
  private final FlawKind flaw;
  private final Class<? extends Annotation> annotation;

  PropertyMethods(String word, FlawKind flaw, Class<? extends Annotation> annotation) {
    this.word = word;
    this.flaw = flaw;
    this.annotation = annotation;
  }

  /// What one of them is called in a rejection.
  String word() {
    return word;
  }

  /// What kind of flaw it is when the property does not hold.
  FlawKind flaw() {
    return flaw;
  }

  /// What the annotation of `method` says, or nothing.
  String text(Method method) {
    return switch (this) {
      case INVARIANTS -> {
        Invariant it = method.getAnnotation(Invariant.class);
        yield it == null ? "" : it.value();
      }
      case WITNESSES -> {
        Sometimes it = method.getAnnotation(Sometimes.class);
        yield it == null ? "" : it.value();
      }
    };
  }

  /// The methods of this kind that the objects of `type` have, those of superclasses first. A
  /// method that overrides one of them is not listed again, but it is what runs.
  ///
  /// @throws Rejection when one is static, not boolean, or has parameters
  List<Method> of(Class<?> type) {
    Map<String, Method> methods = new LinkedHashMap<>();
    collect(type, methods);
    return List.copyOf(methods.values());
  }

  private void collect(@Nullable Class<?> type, Map<String, Method> methods) {
    if (type == null || !Names.isEntityClass(type)) {
      return;
    }
    collect(type.getSuperclass(), methods);
    for (Class<?> inherited : type.getInterfaces()) {
      collect(inherited, methods);
    }
    List<Method> own = new ArrayList<>();
    for (Method method : type.getDeclaredMethods()) {
      if (method.isAnnotationPresent(annotation)) {
        requireForm(method);
        own.add(method);
      }
    }
    own.sort(Comparator.comparing(Method::getName));
    own.forEach(method -> methods.putIfAbsent(method.getName(), method));
  }

  private void requireForm(Method method) {
    String where = method.getDeclaringClass().getName() + "." + method.getName();
    if (Modifier.isStatic(method.getModifiers())) {
      throw new Rejection(
          where, word + " is static.", "Make it an instance method of an object of the protocol.");
    }
    if (method.getReturnType() != boolean.class || method.getParameterCount() != 0) {
      throw new Rejection(
          where, word + " has parameters or is not boolean.", "Declare it `boolean name()`.");
    }
  }
}
