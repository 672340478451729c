package dev.heddle.checker.store;

import java.util.Arrays;

/// A list of longs that grows at its end.
final class LongLog {
  private long[] elements = new long[16];
  private int size;

  void add(long element) {
    if (size == elements.length) {
      elements = Arrays.copyOf(elements, 2 * size);
    }
    elements[size++] = element;
  }

  long get(int i) {
    return elements[i];
  }

  void set(int i, long element) {
    elements[i] = element;
  }

  long removeLast() {
    return elements[--size];
  }

  int size() {
    return size;
  }

  void clear() {
    size = 0;
  }
}
