package dev.heddle.specs.go.runtime;

import static dev.heddle.protocol.Heddle.choose;

import dev.heddle.protocol.NoSplit;

/// Goroutines change GOMAXPROCS, make system calls, call C functions that call back, and yield; or
/// they collect garbage, too.
final class Procs extends Program {

  /// @param collects whether they collect garbage
  Procs(Cgocall runtime, Size size, boolean collects) {
    super(runtime, size, size.gs(), collects);
  }

  @Override
  @NoSplit
  void statement(G g) {
    switch (choose(collects ? 5 : 4)) {
      case 0 -> runtime.gomaxprocsfunc(1 + choose(runtime.ms.length));
      case 1 -> {
        runtime.entersyscall();
        runtime.exitsyscall();
      }
      case 2 -> runtime.gosched();
      case 3 -> {
        if (cgo) {
          runtime.cgocall();
        }
      }
      default -> runtime.gc();
    }
  }

  @Override
  @NoSplit
  void c(G g) {
    callbackOrReturn(g);
  }
}
