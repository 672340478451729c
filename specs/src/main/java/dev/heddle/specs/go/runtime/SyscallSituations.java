package dev.heddle.specs.go.runtime;

import dev.heddle.protocol.Sometimes;

/// Situations of goroutines that make system calls or call C.
final class SyscallSituations extends Situations {
  private final boolean returnsLate;

  SyscallSituations(Globals runtime, Reach reach) {
    super(runtime);
    returnsLate = reach.returnsLate();
  }

  @Sometimes("a goroutine is in a system call or in C")
  boolean goroutineIsOutside() {
    return runtime.sched.msyscall > 0 && some(Status.GSYSCALL);
  }

  @Sometimes("a goroutine comes back and finds no processor, where Ms are more than processors")
  boolean goroutineComesBackLate() {
    return !returnsLate || comesBackLate();
  }
}
