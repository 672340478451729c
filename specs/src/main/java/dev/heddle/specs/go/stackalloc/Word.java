package dev.heddle.specs.go.stackalloc;

/// What a machine word that is passed to or from `stackalloc` may be.
enum Word {
  /// No pointer.
  NIL,
  /// The size that comes from the fixed-size allocator `stacks`: StackMin.
  FIXED_STACK,
  /// A larger size: 8192 for a scheduler stack, 32 kB for a signal stack.
  LARGE_STACK,
  /// The address of a stack.
  STACK
}
