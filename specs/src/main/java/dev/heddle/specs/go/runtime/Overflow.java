package dev.heddle.specs.go.runtime;

/// Which prologues of a goroutine may find no room on its stack. In a real program its depth
/// decides.
public enum Overflow {
  /// None: stacks never split.
  NOWHERE,
  /// Those of the functions that take the lock `stacks`, and so return with it.
  ACQUIRING,
  /// Those of functions that are called with `stacks` locked.
  HOLDING,
  /// Any.
  ANYWHERE
}
