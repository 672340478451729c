package dev.heddle.specs.go.runtime;

/// What a machine word that is passed to or from `stackalloc` may be.
enum Word {
  /// No pointer.
  NIL,
  /// The size of a new segment and of a new goroutine's stack: FixedStack.
  FIXED_STACK,
  /// The size of a scheduler stack.
  LARGE_STACK,
  /// The address of a stack.
  STACK
}
