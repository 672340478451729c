package dev.heddle.specs.go.stackalloc;

import static dev.heddle.protocol.Heddle.check;

import dev.heddle.protocol.NoSplit;

/// The runtime with the bug: 59ce067d, the parent of b5dfac45.
///
/// `malg` calls `stackalloc` on the stack of the goroutine that executes a `go` statement. Any
/// function below it may split that stack, and a split takes the lock `stacks` itself: when the
/// function returns (`lessstack`) if it was called to take the lock, at once if it was called with
/// the lock held.
public class Before extends Stackalloc {

  /// @param ms how many Ms there may be; the process begins with one
  /// @param gs how many goroutines execute a `go` statement; each creates one more that returns at
  ///   once
  /// @param locks what the locks are made of
  /// @param overflow which prologues find no room
  /// @param splits how many segments a goroutine may have beyond its first
  /// @param syscalls whether those goroutines make a system call first
  public Before(int ms, int gs, Locks locks, Overflow overflow, int splits, boolean syscalls) {
    super(ms, gs, locks, overflow, splits, syscalls);
  }

  @Override
  Word stackalloc(Word n) {
    check(n == Word.FIXED_STACK || n == Word.LARGE_STACK, "stackalloc of no size");
    if (n == Word.FIXED_STACK) {
      stacks.lock();
      segments.entered();
      if (segments.uninitialised()) {
        segments.init();
      }
      segments.alloc();
      stacks.unlock();
    }
    // Larger stacks come from malloc, which takes other locks.
    return Word.STACK;
  }

  @Override
  Word malg(Word stacksize) {
    return stackalloc(stacksize);
  }

  @Override
  @NoSplit
  boolean specialStatus(G gp) {
    return false;
  }

  @Override
  @NoSplit
  boolean badInReady(Status status) {
    return status == Status.GRUNNABLE || status == Status.GRUNNING;
  }

  @Override
  @NoSplit
  boolean badInSched(Status status) {
    return status == Status.GRUNNABLE || status == Status.GDEAD;
  }
}
