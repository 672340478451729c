package dev.heddle.checker.store;

/// The answer to a thread that asks for room for more states.
public enum Room {
  /// There is room.
  GRANTED,
  /// The index is as full as it may be, and has to grow first.
  INDEX_FULL,
  /// The limit on states is reached.
  STATE_LIMIT,
  /// The limit on memory is reached.
  MEMORY_LIMIT
}
