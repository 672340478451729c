package dev.heddle.model.graph;

import dev.heddle.model.Rejection;
import dev.heddle.model.ir.Domain;
import dev.heddle.model.ir.Field;
import dev.heddle.model.ir.Shape;
import dev.heddle.model.ir.Type;
import dev.heddle.protocol.Range;
import java.lang.reflect.Array;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The state variables of a protocol with their first values: its non-final fields and the elements
/// of its arrays.
public final class StateFields {
  private final Entities entities;
  private final List<Field> fields = new ArrayList<>();
  private final List<List<Long>> initial = new ArrayList<>();
  private final Map<java.lang.reflect.Field, Field> scalars = new HashMap<>();
  private final IdentityHashMap<Object, Region> regions = new IdentityHashMap<>();
  private final Map<java.lang.reflect.Field, Domain> owners = new HashMap<>();
  private final Set<Field> volatiles = new HashSet<>();

  /// The state variables of all `entities`.
  ///
  /// @throws Rejection when a field cannot be a state variable
  public StateFields(Entities entities) {
    this.entities = entities;
    List<java.lang.reflect.Field> arrays = new ArrayList<>();
    int last = entities.count();
    for (int number = 1; number <= last; number++) {
      for (var field : Mirror.fieldsOf(entities.object(number).getClass())) {
        if (!owners.containsKey(field)) {
          owners.put(field, ownersOf(field));
          if (field.getType().isArray()) {
            if (isElement(elementType(field.getType()))) {
              arrays.add(field);
            }
          } else if (!Modifier.isFinal(field.getModifiers())) {
            addScalar(field);
          }
        }
      }
    }
    arrays.sort((a, b) -> Boolean.compare(isRanged(b), isRanged(a)));
    arrays.forEach(this::addArrays);
  }

  /// Arrays of anything else are left alone: code that touches them is rejected.
  private static boolean isElement(Class<?> type) {
    return type.isPrimitive() || Names.isEntityClass(type);
  }

  private static boolean isRanged(java.lang.reflect.Field field) {
    return field.isAnnotationPresent(Range.class);
  }

  private Domain ownersOf(java.lang.reflect.Field field) {
    Domain instances = entities.instancesOf(field.getDeclaringClass());
    if (instances == null) {
      throw new IllegalStateException("no entity has " + field);
    }
    return instances;
  }

  /// All state variables, by number.
  public List<Field> fields() {
    return List.copyOf(fields);
  }

  /// Their first values, by number and slot.
  public List<List<Long>> initial() {
    return List.copyOf(initial);
  }

  /// The state variable of a non-final field that is no array.
  public Field scalar(java.lang.reflect.Field field) {
    Field scalar = scalars.get(field);
    if (scalar == null) {
      throw new IllegalStateException("no entity has " + field);
    }
    return scalar;
  }

  /// The entities that have the field: a contiguous range.
  public Domain owners(java.lang.reflect.Field field) {
    return owners.computeIfAbsent(field, this::ownersOf);
  }

  /// Whether each access to an element of the array is a scheduling point.
  public boolean isVolatile(Field array) {
    return volatiles.contains(array);
  }

  /// Where the elements of an array that the object graph holds lie; null for another array.
  public @Nullable Region region(Object array) {
    return regions.get(array);
  }

  /// Where the elements of an array of constants lie, one that code reaches but the object graph
  /// does not.
  public Region constants(String type, String name, Object array, int rank) {
    Region known = regions.get(array);
    if (known != null) {
      return known;
    }
    List<Integer> lengths = lengths(array, rank, type + "." + name);
    Field field = newArray(type, name, Domain.of(0), size(lengths), element(array), null);
    List<Long> values = new ArrayList<>();
    flatten(array, values, type + "." + name);
    initial.add(values);
    return register(array, new Region(field, 0, rank, lengths, false));
  }

  private void addScalar(java.lang.reflect.Field field) {
    Class<?> type = field.getType();
    Domain range = rangeOf(field, type);
    if (range == null) {
      throw new Rejection(
          Mirror.describe(field),
          "The field has no range.",
          "Annotate it with @Range(from = …, to = …), or make it final.");
    }
    if (field.getDeclaringClass().isEnum()) {
      throw new Rejection(
          Mirror.describe(field),
          "A field of an enum cannot change.",
          "Make it final, or keep the value in an object of the protocol.");
    }
    Domain owner = owners(field);
    List<Long> values = new ArrayList<>();
    for (long number = owner.from(); number <= owner.to(); number++) {
      Object value = Mirror.read(field, entities.object((int) number));
      values.add(inRange(valueOf(value, Mirror.describe(field)), range, Mirror.describe(field)));
    }
    Field added =
        new Field(
            fields.size(),
            Names.of(field.getDeclaringClass()),
            field.getName(),
            (int) owner.from(),
            values.size(),
            1,
            false,
            type == long.class ? Type.LONG : Type.INT,
            shape(type),
            range);
    fields.add(added);
    initial.add(values);
    scalars.put(field, added);
  }

  private void addArrays(java.lang.reflect.Field field) {
    String where = Mirror.describe(field);
    Domain owner = owners(field);
    int rank = rank(field.getType());
    List<Object> arrays = new ArrayList<>();
    boolean allKnown = true;
    for (long number = owner.from(); number <= owner.to(); number++) {
      Object array = Mirror.read(field, entities.object((int) number));
      if (array == null) {
        throw new Rejection(where, "The array is null.", "Create it in the constructor.");
      }
      arrays.add(array);
      allKnown &= regions.containsKey(array);
    }
    if (!allKnown) {
      addRegion(field, owner, rank, arrays);
    }
  }

  private void addRegion(
      java.lang.reflect.Field field, Domain owner, int rank, List<Object> arrays) {
    String where = Mirror.describe(field);
    List<Integer> lengths = lengths(arrays.getFirst(), rank, where);
    Class<?> element = element(arrays.getFirst());
    Domain range = rangeOf(field, element);
    Field added =
        newArray(
            Names.of(field.getDeclaringClass()),
            field.getName(),
            owner,
            size(lengths),
            elementType(field.getType()),
            range);
    if (Modifier.isVolatile(field.getModifiers())) {
      volatiles.add(added);
    }
    List<Long> values = new ArrayList<>();
    for (int i = 0; i < arrays.size(); i++) {
      Object array = arrays.get(i);
      if (!lengths(array, rank, where).equals(lengths)) {
        throw new Rejection(
            where,
            "The arrays in this field have different lengths.",
            "Give all of them the greatest length.");
      }
      flatten(array, values, where);
      if (!regions.containsKey(array)) {
        register(array, new Region(added, i * size(lengths), rank, lengths, range != null));
      }
    }
    if (range != null) {
      values.forEach(value -> inRange(value, range, where));
    }
    initial.add(values);
  }

  private Region register(Object array, Region region) {
    regions.put(array, region);
    if (region.rank() > 1) {
      for (int i = 0; i < Array.getLength(array); i++) {
        regions.putIfAbsent(Array.get(array, i), region.row(i));
      }
    }
    return region;
  }

  private Field newArray(
      String type,
      String name,
      Domain owner,
      int length,
      Class<?> element,
      @Nullable Domain range) {
    Field added =
        new Field(
            fields.size(),
            type,
            name,
            (int) owner.from(),
            (int) (owner.to() - owner.from() + 1),
            length,
            true,
            element == long.class ? Type.LONG : Type.INT,
            shape(element),
            range == null ? natural(element) : range);
    fields.add(added);
    return added;
  }

  /// What fits into an element of an array without a range, or into a field.
  private static Domain natural(Class<?> type) {
    return switch (type.getName()) {
      case "long" -> new Domain(Long.MIN_VALUE, Long.MAX_VALUE);
      case "byte" -> new Domain(Byte.MIN_VALUE, Byte.MAX_VALUE);
      case "short" -> new Domain(Short.MIN_VALUE, Short.MAX_VALUE);
      case "char" -> new Domain(Character.MIN_VALUE, Character.MAX_VALUE);
      default -> new Domain(Integer.MIN_VALUE, Integer.MAX_VALUE);
    };
  }

  private static int rank(Class<?> type) {
    return type.isArray() ? 1 + rank(type.getComponentType()) : 0;
  }

  private static Class<?> elementType(Class<?> type) {
    return type.isArray() ? elementType(type.getComponentType()) : type;
  }

  private static Class<?> element(Object array) {
    return elementType(array.getClass());
  }

  private static int size(List<Integer> lengths) {
    int size = 1;
    for (int length : lengths) {
      size *= length;
    }
    return size;
  }

  private static List<Integer> lengths(@Nullable Object array, int rank, String where) {
    if (array == null) {
      throw new Rejection(where, "A row of the array is null.", "Create it in the constructor.");
    }
    int length = Array.getLength(array);
    if (length == 0) {
      throw new Rejection(where, "The array is empty.", "Give it at least one element.");
    }
    List<Integer> lengths = new ArrayList<>(List.of(length));
    if (rank > 1) {
      List<Integer> first = lengths(Array.get(array, 0), rank - 1, where);
      for (int i = 1; i < length; i++) {
        if (!lengths(Array.get(array, i), rank - 1, where).equals(first)) {
          throw new Rejection(
              where, "The rows of the array have different lengths.", "Make it rectangular.");
        }
      }
      lengths.addAll(first);
    }
    return lengths;
  }

  private void flatten(Object array, List<Long> values, String where) {
    for (int i = 0; i < Array.getLength(array); i++) {
      Object element = Array.get(array, i);
      if (element != null && element.getClass().isArray()) {
        flatten(element, values, where);
      } else {
        values.add(valueOf(element, where));
      }
    }
  }

  /// The number of a value that a field holds.
  ///
  /// @throws Rejection when it is no number, boolean, enum constant or entity
  public long valueOf(@Nullable Object value, String where) {
    if (value instanceof Enum<?> constant) {
      return entities.numberOf(constant);
    }
    if (value instanceof Number || value instanceof Boolean || value instanceof Character) {
      return Mirror.number(value);
    }
    int number = entities.numberOf(value);
    if (number < 0 && value != null) {
      throw new Rejection(
          where,
          (value.getClass().isHidden() ? "A lambda" : "An object of " + value.getClass().getName())
              + " cannot be part of a state.",
          "State is made of boolean, enum, integer, your own classes, and arrays of those.");
    }
    return number;
  }

  private static long inRange(long value, Domain range, String where) {
    if (!range.contains(value)) {
      throw new Rejection(
          where,
          "Its first value " + value + " is outside its range " + range + ".",
          "Widen the @Range or start with a value in it.");
    }
    return value;
  }

  private static Shape shape(Class<?> type) {
    return type == boolean.class
        ? Shape.BOOLEAN
        : type.isPrimitive() ? Shape.INTEGER : Shape.REFERENCE;
  }

  private @Nullable Domain rangeOf(java.lang.reflect.Field field, Class<?> type) {
    Range range = field.getAnnotation(Range.class);
    if (range != null) {
      if (!type.isPrimitive() || type == boolean.class) {
        throw new Rejection(
            Mirror.describe(field), "The field is no integer.", "Leave @Range out.");
      }
      if (!natural(type).contains(range.from()) || !natural(type).contains(range.to())) {
        throw new Rejection(
            Mirror.describe(field),
            "The range is beyond the values of its type.",
            "Narrow the @Range to its type, " + type.getName() + ".");
      }
      if (range.from() > range.to()) {
        throw new Rejection(
            Mirror.describe(field), "The range is empty.", "Let `from` be at most `to`.");
      }
      return new Domain(range.from(), range.to());
    }
    if (!type.isPrimitive()) {
      return references(field, elementType(field.getType()));
    }
    return switch (type.getName()) {
      case "boolean" -> new Domain(0, 1);
      case "byte", "short", "char" -> natural(type);
      case "int", "long" -> null;
      default ->
          throw new Rejection(
              Mirror.describe(field),
              "A field of type " + type.getName() + " cannot be state.",
              "Use an integer with a @Range.");
    };
  }

  private Domain references(java.lang.reflect.Field field, Class<?> type) {
    if (type.getName().startsWith("java.") && type != Object.class) {
      throw new Rejection(
          Mirror.describe(field),
          "A field of type " + type.getName() + " cannot be state.",
          "Use fields, enums, references to your own classes and arrays of fixed length; make the"
              + " field final if the protocol never uses it.");
    }
    Domain instances = entities.instancesOf(type);
    return instances == null ? Domain.of(0) : Domain.of(0).join(instances);
  }
}
