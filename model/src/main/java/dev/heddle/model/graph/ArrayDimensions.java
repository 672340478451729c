package dev.heddle.model.graph;

import dev.heddle.model.Rejection;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The dimensions of array types and of rectangular arrays.
final class ArrayDimensions {
  private ArrayDimensions() {}

  /// How many there are; 0 for a type that is no array's.
  static int rank(Class<?> type) {
    return type.isArray() ? 1 + rank(type.getComponentType()) : 0;
  }

  /// The type of the elements of the innermost dimension; the type itself when it is no array's.
  static Class<?> elementType(Class<?> type) {
    return type.isArray() ? elementType(type.getComponentType()) : type;
  }

  /// Elements of all dimensions together.
  static int size(List<Integer> lengths) {
    int size = 1;
    for (int length : lengths) {
      size *= length;
    }
    return size;
  }

  /// The lengths of all dimensions, outermost first.
  ///
  /// @throws Rejection when the array is empty or not rectangular
  static List<Integer> lengths(@Nullable Object array, int rank, String where) {
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
}
