package dev.heddle.model.graph;

import dev.heddle.model.Rejection;
import dev.heddle.model.ir.Domain;
import dev.heddle.model.ir.Entity;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The numbered objects of a protocol. Number 0 is null. Objects of one class and its subclasses
/// have contiguous numbers; the constants of an enum come after all others.
public final class Entities {
  private final List<@Nullable Object> objects = new ArrayList<>();
  private final List<String> names = new ArrayList<>();
  private final IdentityHashMap<Object, Integer> numbers = new IdentityHashMap<>();

  Entities() {
    objects.add(null);
    names.add("null");
  }

  void add(Object object, String name) {
    numbers.put(object, objects.size());
    objects.add(object);
    names.add(name);
  }

  /// The number of an object, 0 for null, -1 for one that is no entity.
  public int numberOf(@Nullable Object object) {
    return object == null ? 0 : numbers.getOrDefault(object, -1);
  }

  /// The number of an enum constant. The constants of its enum become entities at the first call.
  public int numberOf(Enum<?> constant) {
    if (!numbers.containsKey(constant)) {
      addConstants(constant.getDeclaringClass());
    }
    return numberOf((Object) constant);
  }

  /// The number of a value that a field holds.
  ///
  /// @throws Rejection when it is no number, boolean, enum constant or entity
  public long valueOf(@Nullable Object value, String where) {
    if (value instanceof Enum<?> constant) {
      return numberOf(constant);
    }
    if (value instanceof Number || value instanceof Boolean || value instanceof Character) {
      return Mirror.number(value);
    }
    int number = numberOf(value);
    if (number < 0 && value != null) {
      throw new Rejection(
          where,
          (value.getClass().isHidden() ? "A lambda" : "An object of " + value.getClass().getName())
              + " cannot be part of a state.",
          "State is made of boolean, enum, integer, your own classes, and arrays of those.");
    }
    return number;
  }

  void addConstants(Class<?> type) {
    for (Object constant : type.getEnumConstants()) {
      if (!numbers.containsKey(constant)) {
        add(constant, ((Enum<?>) constant).name());
      }
    }
  }

  /// The object of a number from 1 to [#count].
  public Object object(int number) {
    Object object = objects.get(number);
    if (object == null) {
      throw new IllegalArgumentException("null is no entity");
    }
    return object;
  }

  /// The name of the entity of that number.
  public String name(int number) {
    return names.get(number);
  }

  /// The greatest number.
  public int count() {
    return objects.size() - 1;
  }

  /// The least range of numbers with every entity that is assignable to `type`; null when there is
  /// none.
  public @Nullable Domain instancesOf(Class<?> type) {
    int first = 0;
    int last = 0;
    for (int number = 1; number <= count(); number++) {
      if (type.isInstance(object(number))) {
        first = first == 0 ? number : first;
        last = number;
      }
    }
    return first == 0 ? null : new Domain(first, last);
  }

  /// All entities, for the intermediate representation.
  public List<Entity> describe() {
    List<Entity> described = new ArrayList<>();
    described.add(new Entity("null", ""));
    for (int number = 1; number <= count(); number++) {
      described.add(new Entity(name(number), Names.of(object(number).getClass())));
    }
    return described;
  }
}
