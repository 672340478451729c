package dev.heddle.model.graph;

import dev.heddle.model.Rejection;
import dev.heddle.model.ir.Domain;
import dev.heddle.model.ir.Shape;
import dev.heddle.protocol.Range;
import java.lang.reflect.Field;
import org.jspecify.annotations.Nullable;

/// The values that fields and array elements may have: of a `@Range`, or else of their type.
final class FieldRanges {
  private final Entities entities;

  private final UpTo upTo;

  FieldRanges(Entities entities) {
    this.entities = entities;
    this.upTo = new UpTo(entities);
  }

  /// The range of a field, or of the elements of the arrays in it; null when there is none.
  ///
  /// @param type its type, or that of the elements
  /// @throws Rejection when the range is wrong or the type has no place in a state
  @Nullable Domain of(Field field, Class<?> type) {
    Range range = field.getAnnotation(Range.class);
    if (range != null) {
      if (!type.isPrimitive() || type == boolean.class) {
        throw new Rejection(
            Mirror.describe(field), "The field is no integer.", "Leave @Range out.");
      }
      long to = end(field, range);
      if (!natural(type).contains(range.from()) || !natural(type).contains(to)) {
        throw new Rejection(
            Mirror.describe(field),
            "The range is beyond the values of its type.",
            "Narrow the @Range to its type, " + type.getName() + ".");
      }
      if (range.from() > to) {
        throw new Rejection(
            Mirror.describe(field), "The range is empty.", "Let `from` be at most `to`.");
      }
      return new Domain(range.from(), to);
    }
    if (!type.isPrimitive()) {
      return references(field, ArrayDimensions.elementType(field.getType()));
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

  private long end(Field field, Range range) {
    boolean named = !range.upTo().isEmpty();
    if (named == (range.to() != Long.MIN_VALUE)) {
      throw new Rejection(
          Mirror.describe(field),
          named ? "The range has two ends." : "The range has no end.",
          "Give @Range either `to` or `upTo`.");
    }
    return named ? upTo.of(field, range.upTo()) : range.to();
  }

  private Domain references(Field field, Class<?> type) {
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

  /// What fits into an element of an array without a range, or into a field.
  static Domain natural(Class<?> type) {
    return switch (type.getName()) {
      case "long" -> new Domain(Long.MIN_VALUE, Long.MAX_VALUE);
      case "byte" -> new Domain(Byte.MIN_VALUE, Byte.MAX_VALUE);
      case "short" -> new Domain(Short.MIN_VALUE, Short.MAX_VALUE);
      case "char" -> new Domain(Character.MIN_VALUE, Character.MAX_VALUE);
      default -> new Domain(Integer.MIN_VALUE, Integer.MAX_VALUE);
    };
  }

  /// What the values of a type are.
  static Shape shape(Class<?> type) {
    return type == boolean.class
        ? Shape.BOOLEAN
        : type.isPrimitive() ? Shape.INTEGER : Shape.REFERENCE;
  }

  /// Checks a first value.
  ///
  /// @return the value
  /// @throws Rejection when it is out of range
  static long checked(long value, Domain range, String where) {
    if (!range.contains(value)) {
      throw new Rejection(
          where,
          "Its first value " + value + " is outside its range " + range + ".",
          "Widen the @Range or start with a value in it.");
    }
    return value;
  }
}
