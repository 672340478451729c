package dev.heddle.specs.go.runtime;

import static dev.heddle.protocol.Heddle.choose;

import dev.heddle.protocol.NoSplit;

/// Goroutines make system calls, and yield.
final class Syscalls extends Program {

  Syscalls(Cgocall runtime, Size size) {
    super(runtime, size, size.gs(), false);
  }

  @Override
  @NoSplit
  void statement(G g) {
    if (choose(2) == 0) {
      runtime.entersyscall();
      runtime.exitsyscall();
    } else {
      runtime.gosched();
    }
  }
}
