package dev.heddle.checker.explore;

import dev.heddle.checker.store.Store;
import dev.heddle.checker.verdict.Storage;

/// How to search breadth-first.
///
/// @param threads how many threads work, at least 1
/// @param maxStates the most states to find
/// @param maxDepth the greatest distance from the initial state at which to find states
/// @param maxMemory the most bytes for the store
/// @param sharedFrom how many states make a level worth sharing among threads
/// @param batch about how many successors go into one batch
/// @param sizes of the store
/// @param storage how states are kept
/// @param compactFrom how many states to find before [Storage#COMPACT] has its way
public record Settings(
    int threads,
    long maxStates,
    int maxDepth,
    long maxMemory,
    int sharedFrom,
    int batch,
    Store.Sizes sizes,
    Storage storage,
    long compactFrom) {

  /// From how many bytes on memory can get short. In less, a compact store is not at its best.
  static final long LEAST_BUDGET = 16L << 20;

  /// Bytes of stack of each thread that works: a step may take one call for each of its choices.
  public static final long STACK_BYTES = 64L << 20;

  /// Settings with the usual sizes.
  public static Settings of(
      int threads, long maxStates, int maxDepth, long maxMemory, Storage storage) {
    Storage kind =
        maxMemory < LEAST_BUDGET && storage == Storage.AUTOMATIC ? Storage.ARENA : storage;
    return new Settings(
        threads, maxStates, maxDepth, maxMemory, 2048, 1024, Store.Sizes.DEFAULT, kind, 1 << 19);
  }
}
