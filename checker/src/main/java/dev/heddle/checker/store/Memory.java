package dev.heddle.checker.store;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// The account of what a store has allocated, against its budget.
public final class Memory {

  /// Where arrays come from.
  @FunctionalInterface
  public interface Allocator {
    /// A new array of zeros.
    long[] allocate(int length);
  }

  private final long budget;
  private final Allocator allocator;
  private final AtomicLong used = new AtomicLong();
  private final Deque<long[]> spare = new ArrayDeque<>();
  private volatile boolean generous;

  /// An empty account.
  ///
  /// @param budget the most bytes to allocate
  public Memory(long budget, Allocator allocator) {
    this.budget = budget;
    this.allocator = allocator;
  }

  /// Whether `longs` more stay within the budget.
  boolean allows(long longs) {
    return longs <= free();
  }

  /// How many longs more stay within the budget.
  long free() {
    return generous ? Long.MAX_VALUE / 64 : Math.max(0, (budget - used()) / Long.BYTES);
  }

  /// Says whether the budget may be passed for a while, because more is about to be released.
  void setGenerous(boolean generous) {
    this.generous = generous;
  }

  /// Allocates an array. The caller has asked [#allows] before: growth may pass the budget for a
  /// moment by what it is about to release.
  long[] allocate(int longs) {
    long[] array = takeSpare(longs);
    if (array == null) {
      array = allocator.allocate(longs);
    } else {
      Arrays.fill(array, 0);
    }
    used.addAndGet((long) longs * Long.BYTES);
    return array;
  }

  /// Takes off the account an array that the collector may have.
  void release(long[] array) {
    used.addAndGet(-(long) array.length * Long.BYTES);
  }

  /// Takes off the account an array that nobody reads or writes any more, to be allocated again:
  /// that costs less than memory which the system has to clear. Arrays of one length are kept, the
  /// last one's.
  void recycle(long[] array) {
    release(array);
    synchronized (spare) {
      if (!spare.isEmpty() && spare.getLast().length != array.length) {
        spare.clear();
      }
      spare.add(array);
    }
  }

  private long @Nullable [] takeSpare(int longs) {
    synchronized (spare) {
      boolean fits = !spare.isEmpty() && spare.getLast().length == longs;
      return fits ? spare.removeLast() : null;
    }
  }

  /// Leaves to the collector what has been recycled and not been allocated again.
  void dropSpare() {
    synchronized (spare) {
      spare.clear();
    }
  }

  /// The most bytes to allocate.
  long budget() {
    return budget;
  }

  /// Bytes allocated now.
  public long used() {
    return used.get();
  }
}
