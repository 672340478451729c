package dev.heddle.model.graph;

import dev.heddle.model.Rejection;
import dev.heddle.model.ir.Domain;
import dev.heddle.model.ir.Field;
import dev.heddle.model.ir.Type;
import dev.heddle.protocol.Range;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The state variables of a protocol with their first values: its non-final fields and the elements
/// of its arrays.
public final class StateFields {
  private final Entities entities;
  private final FieldTable table = new FieldTable();
  private final FieldRanges ranges;
  private final ArrayFields arrays;
  private final Map<java.lang.reflect.Field, Field> scalars = new HashMap<>();
  private final Map<java.lang.reflect.Field, Domain> owners = new HashMap<>();

  /// The state variables of all `entities`.
  ///
  /// @throws Rejection when a field cannot be a state variable
  public StateFields(Entities entities) {
    this.entities = entities;
    ranges = new FieldRanges(entities);
    arrays = new ArrayFields(entities, ranges, table);
    List<java.lang.reflect.Field> withArrays = new ArrayList<>();
    int last = entities.count();
    for (int number = 1; number <= last; number++) {
      for (var field : Mirror.fieldsOf(entities.object(number).getClass())) {
        if (!owners.containsKey(field)) {
          owners.put(field, ownersOf(field));
          if (field.getType().isArray()) {
            if (isElement(ArrayDimensions.elementType(field.getType()))) {
              withArrays.add(field);
            }
          } else if (!Modifier.isFinal(field.getModifiers())) {
            addScalar(field);
          }
        }
      }
    }
    withArrays.sort((a, b) -> Boolean.compare(isRanged(b), isRanged(a)));
    withArrays.forEach(field -> arrays.add(field, owners(field)));
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
    return table.fields();
  }

  /// Their first values, by number and slot.
  public List<List<Long>> initial() {
    return table.initial();
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
    return arrays.isVolatile(array);
  }

  /// Whether accesses to elements of the array are how strands synchronise.
  public boolean synchronises(Field array) {
    return arrays.synchronises(array);
  }

  /// Where the elements of an array that the object graph holds lie; null for another array.
  public @Nullable Region region(Object array) {
    return arrays.region(array);
  }

  /// Where the elements of an array of constants lie, one that code reaches but the object graph
  /// does not.
  public Region constants(String type, String name, Object array, int rank) {
    return arrays.constants(type, name, array, rank);
  }

  private void addScalar(java.lang.reflect.Field field) {
    Class<?> type = field.getType();
    Domain range = ranges.of(field, type);
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
      values.add(
          FieldRanges.checked(
              entities.valueOf(value, Mirror.describe(field)), range, Mirror.describe(field)));
    }
    Field added =
        new Field(
            table.next(),
            Names.of(field.getDeclaringClass()),
            field.getName(),
            (int) owner.from(),
            values.size(),
            1,
            false,
            type == long.class ? Type.LONG : Type.INT,
            FieldRanges.shape(type),
            range);
    table.add(added, values);
    scalars.put(field, added);
  }
}
