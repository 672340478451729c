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
/// @param moveFrom how many states to find before they are moved from an arena to another kind of
///   store, when that is wanted; [#NEVER] for not at all
public record Settings(
    int threads,
    long maxStates,
    int maxDepth,
    long maxMemory,
    int sharedFrom,
    int batch,
    Store.Sizes sizes,
    Storage storage,
    long moveFrom) {

  /// Leaves states in an arena, unless memory gets short.
  static final long NEVER = Long.MAX_VALUE;

  /// From how many bytes on memory can get short. In less, a compact store is not at its best.
  static final long LEAST_BUDGET = 16L << 20;

  /// Bytes of stack of each thread that works: a step may take one call for each of its choices.
  public static final long STACK_BYTES = 64L << 20;

  /// These, but for stores that do not know which state lies at which distance.
  Settings keepingLevels() {
    return switch (storage) {
      case AUTOMATIC, QUOTIENT -> with(maxStates, Storage.AUTOMATIC, NEVER);
      case ARENA, COMPACT -> this;
    };
  }

  /// These, but for the limit on states.
  Settings withAnyNumberOfStates() {
    return with(Long.MAX_VALUE, storage, moveFrom);
  }

  private Settings with(long states, Storage kind, long from) {
    return new Settings(threads, states, maxDepth, maxMemory, sharedFrom, batch, sizes, kind, from);
  }

  /// Settings with the usual sizes.
  public static Settings of(
      int threads, long maxStates, int maxDepth, long maxMemory, Storage storage) {
    Storage kind =
        maxMemory < LEAST_BUDGET && storage == Storage.AUTOMATIC ? Storage.ARENA : storage;
    long from = kind == Storage.COMPACT ? 1 << 19 : 1 << 21;
    return new Settings(
        threads, maxStates, maxDepth, maxMemory, 2048, 1024, Store.Sizes.DEFAULT, kind, from);
  }
}
