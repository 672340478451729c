package dev.heddle.specs.go.stackalloc;

import static dev.heddle.protocol.Heddle.onSystemStack;

/// Half of the fix: `stackalloc` throws off the scheduler stack, and `malg` still calls it there.
public final class ThrowOnly extends Before {

  /// @param ms how many Ms there may be; the process begins with one
  /// @param gs how many goroutines execute a `go` statement; each creates one more that returns at
  ///   once
  /// @param locks what the locks are made of
  /// @param overflow which prologues find no room
  /// @param splits how many segments a goroutine may have beyond its first
  /// @param syscalls whether those goroutines make a system call first
  public ThrowOnly(int ms, int gs, Locks locks, Overflow overflow, int splits, boolean syscalls) {
    super(ms, gs, locks, overflow, splits, syscalls);
  }

  @Override
  Word stackalloc(Word n) {
    if (!onSystemStack()) {
      throw new IllegalStateException("stackalloc not on scheduler stack");
    }
    return super.stackalloc(n);
  }
}
