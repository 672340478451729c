package dev.heddle.model.graph;

import dev.heddle.protocol.Carrier;
import dev.heddle.protocol.Runner;
import dev.heddle.protocol.Strand;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds every object reachable from a protocol's root, breadth-first, and numbers them.
final class Discovery {
  private final IdentityHashMap<Object, String> found = new IdentityHashMap<>();
  private final List<Object> inOrder = new ArrayList<>();
  private final Queue<Object> toVisit = new ArrayDeque<>();
  private final Set<Class<?>> enums = new HashSet<>();
  private final List<Class<?>> enumsInOrder = new ArrayList<>();
  private final Set<Class<?>> withStatics = new HashSet<>();
  private final Set<String> taken = new HashSet<>();

  static Entities of(Object root) {
    var discovery = new Discovery();
    discovery.find(root, root instanceof Runner ? Names.of(root.getClass()) : "");
    while (!discovery.toVisit.isEmpty()) {
      discovery.visit(discovery.toVisit.remove());
    }
    return discovery.number();
  }

  private void visit(Object object) {
    String path = found.getOrDefault(object, "");
    for (Field field : Mirror.fieldsOf(object.getClass())) {
      if (!field.getType().isPrimitive()) {
        note(field.getType());
        String name = path.isEmpty() ? field.getName() : path + "." + field.getName();
        reach(Mirror.read(field, object), name);
      }
    }
    visitStatics(object.getClass());
  }

  /// Constants that hold entities or arrays are part of the graph, too.
  private void visitStatics(Class<?> type) {
    for (Class<?> at = type; at != null && Names.isEntityClass(at); at = at.getSuperclass()) {
      for (Class<?> outer = at; outer != null; outer = outer.getEnclosingClass()) {
        if (withStatics.add(outer)) {
          visitConstants(outer);
        }
      }
    }
  }

  private void visitConstants(Class<?> type) {
    for (Field field : type.getDeclaredFields()) {
      int modifiers = field.getModifiers();
      Class<?> element = elementOf(field.getType());
      if (Modifier.isStatic(modifiers)
          && Modifier.isFinal(modifiers)
          && !field.isSynthetic()
          && Names.isEntityClass(element)
          && !element.isEnum()) {
        reach(Mirror.read(field, null), Names.of(type) + "." + field.getName());
      }
    }
  }

  private static Class<?> elementOf(Class<?> type) {
    Class<?> element = type;
    while (element.isArray()) {
      element = element.getComponentType();
    }
    return element;
  }

  private void note(Class<?> type) {
    Class<?> element = elementOf(type);
    if (element.isEnum() && enums.add(element)) {
      enumsInOrder.add(element);
    }
  }

  private void reach(@Nullable Object value, String path) {
    if (value == null) {
      return;
    }
    if (value.getClass().isArray()) {
      if (!value.getClass().getComponentType().isPrimitive()) {
        for (int i = 0; i < Array.getLength(value); i++) {
          reach(Array.get(value, i), path + "[" + i + "]");
        }
      }
    } else if (value instanceof Enum<?> constant) {
      note(constant.getDeclaringClass());
    } else if (Names.isEntityClass(value.getClass())) {
      find(value, path);
    }
  }

  private void find(Object object, String path) {
    if (!found.containsKey(object)) {
      found.put(object, distinct(ownName(object, path)));
      inOrder.add(object);
      toVisit.add(object);
    }
  }

  private static String ownName(Object object, String path) {
    if (object instanceof Record) {
      return path;
    }
    try {
      boolean named = object.getClass().getMethod("toString").getDeclaringClass() != Object.class;
      return named ? object.toString() : path;
    } catch (NoSuchMethodException e) {
      throw new AssertionError(e);
    }
  }

  private String distinct(String name) {
    String distinct = name;
    for (int n = 2; !taken.add(distinct); n++) {
      distinct = name + "#" + n;
    }
    return distinct;
  }

  private Entities number() {
    var entities = new Entities();
    Tree tree = new Tree();
    tree.below(Object.class, Carrier.class);
    tree.below(Object.class, Strand.class);
    inOrder.forEach(tree::add);
    tree.number(Object.class, entities, found);
    enumsInOrder.forEach(entities::addConstants);
    return entities;
  }

  /// The classes of the objects found, below their superclasses: its preorder makes the numbers of
  /// each class contiguous.
  private static final class Tree {
    private final Map<Class<?>, List<Class<?>>> subclasses = new LinkedHashMap<>();
    private final Map<Class<?>, List<Object>> instances = new LinkedHashMap<>();

    void add(Object object) {
      Class<?> type = object.getClass();
      instances.computeIfAbsent(type, _ -> new ArrayList<>()).add(object);
      for (Class<?> at = type; at != Object.class; at = at.getSuperclass()) {
        below(at.getSuperclass(), at);
      }
    }

    void below(Class<?> parent, Class<?> type) {
      List<Class<?>> siblings = subclasses.computeIfAbsent(parent, _ -> new ArrayList<>());
      if (!siblings.contains(type)) {
        siblings.add(type);
      }
    }

    void number(Class<?> type, Entities entities, IdentityHashMap<Object, String> names) {
      for (Object object : instances.getOrDefault(type, List.of())) {
        entities.add(object, names.getOrDefault(object, ""));
      }
      for (Class<?> subclass : subclasses.getOrDefault(type, List.of())) {
        number(subclass, entities, names);
      }
    }
  }
}
