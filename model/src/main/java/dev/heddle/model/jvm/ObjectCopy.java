package dev.heddle.model.jvm;

import dev.heddle.model.graph.Entities;
import dev.heddle.model.graph.Names;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Copies the objects that a protocol's constructor built into the woven classes.
final class ObjectCopy {
  private final WovenProtocol protocol;
  private final Entities entities;
  private final @Nullable Object[] copies;
  private final IdentityHashMap<Object, Integer> numbers = new IdentityHashMap<>();
  private final IdentityHashMap<Object, Object> arrays = new IdentityHashMap<>();
  private final IdentityHashMap<Object, FieldRules> elements = new IdentityHashMap<>();

  ObjectCopy(WovenProtocol protocol) {
    this.protocol = protocol;
    entities = protocol.entities;
    copies = new Object[entities.count() + 1];
    for (int number = 1; number < copies.length; number++) {
      Object copy = blank(entities.object(number));
      copies[number] = copy;
      numbers.put(copy, number);
    }
    Set<Class<?>> withStatics = new HashSet<>();
    for (int number = 1; number < copies.length; number++) {
      Object original = entities.object(number);
      if (!(original instanceof Enum<?>)) {
        fill(original, object(number));
      }
      for (Class<?> at = original.getClass(); at != null; at = at.getSuperclass()) {
        statics(at, withStatics);
      }
    }
    rules(true);
    rules(false);
  }

  /// The copy of the entity of that number.
  Object object(int number) {
    Object copy = copies[number];
    if (copy == null) {
      throw new IllegalArgumentException("null is no entity");
    }
    return copy;
  }

  /// The number of a copy, 0 for null.
  int number(@Nullable Object copy) {
    Integer number = copy == null ? Integer.valueOf(0) : numbers.get(copy);
    if (number == null) {
      throw new Unrunnable("an object appears that the constructor did not build: " + copy);
    }
    return number;
  }

  /// What the language says of the elements of a copied array.
  @Nullable FieldRules elements(Object array) {
    return elements.get(array);
  }

  private Object blank(Object original) {
    if (original instanceof Enum<?> constant) {
      return constant(constant);
    }
    try {
      return protocol.pattern(original.getClass()).blank().newInstance((Blank) null);
    } catch (ReflectiveOperationException e) {
      throw new Unrunnable("no " + original.getClass().getName() + " can be copied: " + e);
    }
  }

  private Object constant(Enum<?> original) {
    Object[] constants = protocol.woven(original.getDeclaringClass()).getEnumConstants();
    return constants[original.ordinal()];
  }

  private void fill(Object original, Object copy) {
    protocol
        .pattern(original.getClass())
        .fields()
        .forEach((from, to) -> transfer(from, original, to, copy));
  }

  private void transfer(Field from, @Nullable Object original, Field to, @Nullable Object copy) {
    try {
      to.set(copy, value(from.get(original)));
    } catch (IllegalAccessException e) {
      throw new Unrunnable("the field " + from + " cannot be copied: " + e.getMessage());
    }
  }

  private @Nullable Object value(@Nullable Object original) {
    return switch (original) {
      case null -> null;
      case Enum<?> constant ->
          WovenProtocol.isWoven(constant.getDeclaringClass()) ? constant(constant) : constant;
      case Object array when array.getClass().isArray() -> array(array);
      // Protocol code cannot call the lambda in a field.
      case Object lambda when lambda.getClass().isHidden() -> null;
      case Object object -> {
        int number = entities.numberOf(object);
        yield number > 0 ? object(number) : object;
      }
    };
  }

  private Object array(Object original) {
    Object known = arrays.get(original);
    if (known != null) {
      return known;
    }
    int length = Array.getLength(original);
    Object copy = Array.newInstance(component(original.getClass().getComponentType()), length);
    arrays.put(original, copy);
    for (int i = 0; i < length; i++) {
      Array.set(copy, i, value(Array.get(original, i)));
    }
    return copy;
  }

  private Class<?> component(Class<?> type) {
    return type.isArray() ? component(type.getComponentType()).arrayType() : protocol.woven(type);
  }

  /// Constants that hold objects of the protocol.
  private void statics(Class<?> type, Set<Class<?>> done) {
    for (Class<?> at = type; at != null; at = at.getEnclosingClass()) {
      if (!Names.isEntityClass(at) || !done.add(at)) {
        continue;
      }
      for (Field field : at.getDeclaredFields()) {
        if (Modifier.isStatic(field.getModifiers()) && isCopied(field)) {
          field.setAccessible(true);
          transfer(field, null, protocol.field(field), null);
        }
      }
    }
  }

  private static boolean isCopied(Field field) {
    Class<?> element = field.getType();
    while (element.isArray()) {
      element = element.getComponentType();
    }
    return Modifier.isFinal(field.getModifiers())
        && !field.isSynthetic()
        && !element.isEnum()
        && Names.isEntityClass(element);
  }

  /// An array is what the first field with a range says that holds it, or else the first field.
  private void rules(boolean ranged) {
    for (int number = 1; number < copies.length; number++) {
      Object original = entities.object(number);
      if (original instanceof Enum<?>) {
        continue;
      }
      Map<Field, Field> fields = protocol.pattern(original.getClass()).fields();
      for (var field : fields.entrySet()) {
        FieldRules rules = FieldRules.of(field.getKey(), entities);
        if (field.getKey().getType().isArray() && rules.isRanged() == ranged) {
          rules(read(field.getValue(), object(number)), rules);
        }
      }
    }
  }

  private void rules(@Nullable Object array, FieldRules rules) {
    if (array instanceof Object[] rows && rows.getClass().getComponentType().isArray()) {
      for (Object row : rows) {
        rules(row, rules);
      }
    } else if (array != null) {
      elements.putIfAbsent(array, rules);
    }
  }

  static @Nullable Object read(Field field, @Nullable Object owner) {
    try {
      return field.get(owner);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }
}
