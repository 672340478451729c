package dev.heddle.model.jvm;

import dev.heddle.model.graph.Entities;
import dev.heddle.model.graph.Mirror;
import dev.heddle.model.graph.Names;
import dev.heddle.model.graph.ObjectGraph;
import dev.heddle.protocol.Carrier;
import dev.heddle.protocol.Protocol;
import dev.heddle.protocol.Strand;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A protocol whose classes are rewritten so that the JVM runs it step by step: with a call at each
/// point where other strands may run.
///
/// What cannot run like that: a condition of an `await` that writes, since it is evaluated more
/// than once; an object in a constant of an interface; a class whose superclass in the JDK has no
/// constructor without parameters; arrays of floating-point numbers. A lambda in a field becomes
/// null: protocol code cannot call it.
///
/// Not safe for several threads, and only one of its executions can be used at a time: the newest,
/// since they share the classes and with them what static fields hold.
public final class WovenProtocol {
  final Entities entities;
  final Weaver weaver;
  private final WovenLoader loader;
  final Map<Integer, StrandRules> strands = new TreeMap<>();
  final List<Integer> carriers = new ArrayList<>();
  final Field current;
  final Variables variables;
  final Claims claims;
  private final Map<Class<?>, Pattern> patterns = new HashMap<>();

  /// How objects of a class are copied.
  ///
  /// @param blank makes an empty one
  /// @param fields each field of the class, with the woven one
  record Pattern(Constructor<?> blank, Map<Field, Field> fields) {}

  private WovenProtocol(Protocol root) {
    entities = ObjectGraph.of(root).entities();
    ClassLoader originals = root.getClass().getClassLoader();
    weaver = new Weaver(originals, entities);
    loader = new WovenLoader(originals, weaver);
    current = field(fieldOf(Carrier.class, "current"));
    for (int number = 1; number <= entities.count(); number++) {
      Object object = entities.object(number);
      if (object instanceof Strand strand) {
        strands.put(number, StrandRules.of(strand, woven(Strand.class)));
      } else if (object instanceof Carrier) {
        carriers.add(number);
      }
    }
    variables = new Variables(this);
    claims = new Claims(this);
  }

  /// The protocol below `root`, ready to run.
  ///
  /// @throws Unrunnable when the JVM cannot run it in steps
  /// @throws dev.heddle.model.Rejection when a field cannot be state
  public static WovenProtocol of(Protocol root) {
    return new WovenProtocol(root);
  }

  /// A new execution: a copy of the objects that the constructor built, with no strand begun. It
  /// belongs to the calling thread.
  ///
  /// @param threads what runs its strands, one at a time
  public Execution execute(Thread.Builder threads) {
    return new Execution(this, threads);
  }

  /// A new execution on virtual threads, between which switching takes under a microsecond.
  public Execution execute() {
    return execute(Thread.ofVirtual());
  }

  /// The name of an entity, or that of its class.
  String name(int entity) {
    String name = entities.name(entity);
    return name.isEmpty() ? Names.of(entities.object(entity).getClass()) : name;
  }

  Class<?> woven(Class<?> original) {
    try {
      return original.isPrimitive() || !isWoven(original)
          ? original
          : Class.forName(original.getName(), false, loader);
    } catch (ClassNotFoundException e) {
      throw new Unrunnable("the class " + original.getName() + " cannot be loaded again");
    }
  }

  static boolean isWoven(Class<?> type) {
    return WovenLoader.isWoven(type.getPackageName());
  }

  /// The woven field for a field.
  Field field(Field original) {
    Field woven = fieldOf(woven(original.getDeclaringClass()), original.getName());
    woven.setAccessible(true);
    return woven;
  }

  private static Field fieldOf(Class<?> type, String name) {
    try {
      return type.getDeclaredField(name);
    } catch (NoSuchFieldException e) {
      throw new IllegalStateException(e);
    }
  }

  Pattern pattern(Class<?> type) {
    return patterns.computeIfAbsent(
        type,
        _ -> {
          try {
            Constructor<?> blank = woven(type).getDeclaredConstructor(Blank.class);
            blank.setAccessible(true);
            Map<Field, Field> fields = new HashMap<>();
            for (Field field : Mirror.fieldsOf(type)) {
              if (!Modifier.isStatic(field.getModifiers())) {
                field.setAccessible(true);
                fields.put(field, field(field));
              }
            }
            return new Pattern(blank, fields);
          } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
          }
        });
  }
}
