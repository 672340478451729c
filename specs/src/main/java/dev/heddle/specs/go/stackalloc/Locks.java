package dev.heddle.specs.go.stackalloc;

/// What the runtime's locks are made of.
public enum Locks {
  /// The library's lock, whose taking is one step.
  OWNED,
  /// The futex lock of that time, step by step.
  FUTEX
}
