package dev.heddle.model.graph;

import dev.heddle.model.Rejection;
import dev.heddle.model.ir.Domain;
import dev.heddle.model.ir.Field;
import dev.heddle.model.ir.Type;
import dev.heddle.protocol.Sync;
import java.lang.reflect.Array;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The arrays of a protocol: state variables with a slot for each element.
final class ArrayFields {
  private final Entities entities;
  private final FieldRanges ranges;
  private final FieldTable table;
  private final IdentityHashMap<Object, Region> regions = new IdentityHashMap<>();
  private final Set<Field> volatiles = new HashSet<>();
  private final Set<Field> marked = new HashSet<>();

  ArrayFields(Entities entities, FieldRanges ranges, FieldTable table) {
    this.entities = entities;
    this.ranges = ranges;
    this.table = table;
  }

  /// Whether each access to an element of the array is a scheduling point.
  boolean isVolatile(Field array) {
    return volatiles.contains(array);
  }

  /// Whether accesses to elements of the array are how strands synchronise.
  boolean synchronises(Field array) {
    return isVolatile(array) || marked.contains(array);
  }

  /// Where the elements of an array that the object graph holds lie; null for another array.
  @Nullable Region region(Object array) {
    return regions.get(array);
  }

  /// Where the elements of an array of constants lie, one that code reaches but the object graph
  /// does not.
  Region constants(String type, String name, Object array, int rank) {
    Region known = regions.get(array);
    if (known != null) {
      return known;
    }
    List<Integer> lengths = ArrayDimensions.lengths(array, rank, type + "." + name);
    Field field =
        newArray(
            type,
            name,
            Domain.of(0),
            ArrayDimensions.size(lengths),
            ArrayDimensions.elementType(array.getClass()),
            null);
    List<Long> values = new ArrayList<>();
    flatten(array, values, type + "." + name);
    table.add(field, values);
    return register(array, new Region(field, 0, rank, lengths, false));
  }

  /// Adds the elements of the arrays in a field of all `owners`, unless they are known.
  ///
  /// @throws Rejection when they cannot be state variables
  void add(java.lang.reflect.Field field, Domain owners) {
    String where = Mirror.describe(field);
    int rank = ArrayDimensions.rank(field.getType());
    List<Object> arrays = new ArrayList<>();
    boolean allKnown = true;
    for (long number = owners.from(); number <= owners.to(); number++) {
      Object array = Mirror.read(field, entities.object((int) number));
      if (array == null) {
        throw new Rejection(where, "The array is null.", "Create it in the constructor.");
      }
      arrays.add(array);
      allKnown &= regions.containsKey(array);
    }
    if (!allKnown) {
      addRegion(field, owners, rank, arrays);
    }
  }

  private void addRegion(
      java.lang.reflect.Field field, Domain owners, int rank, List<Object> arrays) {
    String where = Mirror.describe(field);
    List<Integer> lengths = ArrayDimensions.lengths(arrays.getFirst(), rank, where);
    Class<?> element = ArrayDimensions.elementType(arrays.getFirst().getClass());
    Domain range = ranges.of(field, element);
    Field added =
        newArray(
            Names.of(field.getDeclaringClass()),
            field.getName(),
            owners,
            ArrayDimensions.size(lengths),
            ArrayDimensions.elementType(field.getType()),
            range);
    if (Modifier.isVolatile(field.getModifiers())) {
      volatiles.add(added);
    }
    if (field.isAnnotationPresent(Sync.class)) {
      marked.add(added);
    }
    List<Long> values = new ArrayList<>();
    for (int i = 0; i < arrays.size(); i++) {
      Object array = arrays.get(i);
      if (!ArrayDimensions.lengths(array, rank, where).equals(lengths)) {
        throw new Rejection(
            where,
            "The arrays in this field have different lengths.",
            "Give all of them the greatest length.");
      }
      flatten(array, values, where);
      if (!regions.containsKey(array)) {
        register(
            array,
            new Region(added, i * ArrayDimensions.size(lengths), rank, lengths, range != null));
      }
    }
    if (range != null) {
      values.forEach(value -> FieldRanges.checked(value, range, where));
    }
    table.add(added, values);
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
      Domain owners,
      int length,
      Class<?> element,
      @Nullable Domain range) {
    return new Field(
        table.next(),
        type,
        name,
        (int) owners.from(),
        (int) (owners.to() - owners.from() + 1),
        length,
        true,
        element == long.class ? Type.LONG : Type.INT,
        FieldRanges.shape(element),
        range == null ? FieldRanges.natural(element) : range);
  }

  private void flatten(Object array, List<Long> values, String where) {
    for (int i = 0; i < Array.getLength(array); i++) {
      Object element = Array.get(array, i);
      if (element != null && element.getClass().isArray()) {
        flatten(element, values, where);
      } else {
        values.add(entities.valueOf(element, where));
      }
    }
  }
}
