package dev.heddle.checker.store;

/// Comparisons of packed states where they lie.
public final class Packed {
  private Packed() {}

  /// Whether two states of `words` longs are equal.
  public static boolean same(long[] left, int leftAt, long[] right, int rightAt, int words) {
    if (left[leftAt] != right[rightAt]) {
      return false; // most often decided here, and for one word this is all
    }
    for (int i = 1; i < words; i++) {
      if (left[leftAt + i] != right[rightAt + i]) {
        return false;
      }
    }
    return true;
  }

  /// Orders two states of `words` longs by their first differing word, taken as unsigned.
  public static int compare(long[] left, int leftAt, long[] right, int rightAt, int words) {
    for (int i = 0; i < words; i++) {
      int order = Long.compareUnsigned(left[leftAt + i], right[rightAt + i]);
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }
}
