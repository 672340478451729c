package dev.heddle.specs.go.stackalloc;

/// Which prologues of a goroutine may find no room on its stack. In a real program its depth at the
/// `go` statement decides.
public enum Overflow {
  /// None.
  NOWHERE,
  /// Those between `lock(&stacks)` and the compare-and-swap that takes it: the functions that
  /// return with `stacks` locked.
  ACQUIRING,
  /// Those of functions that are called with `stacks` locked.
  HOLDING,
  /// Any.
  ANYWHERE
}
