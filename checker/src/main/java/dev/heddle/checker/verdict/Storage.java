package dev.heddle.checker.verdict;

/// How the states of a search are kept. All ways are exact, and find the same.
public enum Storage {
  /// Begins like [#ARENA], and goes on like [#COMPACT] when memory gets short.
  AUTOMATIC,
  /// Each state as it is packed, and an index: fast.
  ARENA,
  /// Each state as a pair of halves, of which each is kept once: a few bytes for a state, and
  /// slower. A small search does not get that far: it takes some states to learn where to halve
  /// them.
  COMPACT
}
