package dev.heddle.specs.go.runtime;

import static dev.heddle.protocol.Heddle.choose;

import dev.heddle.protocol.NoSplit;

/// Goroutines make system calls, and collect garbage. The program does not use cgo.
final class SyscallsCollect extends Program {

  SyscallsCollect(Cgocall runtime, Size size) {
    super(runtime, size, size.gs(), true);
  }

  @Override
  @NoSplit
  void statement(G g) {
    if (choose(2) == 0) {
      runtime.entersyscall();
      runtime.exitsyscall();
    } else {
      runtime.gc();
    }
  }
}
