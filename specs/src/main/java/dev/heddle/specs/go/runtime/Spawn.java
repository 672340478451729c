package dev.heddle.specs.go.runtime;

import static dev.heddle.protocol.Heddle.choose;

import dev.heddle.protocol.NoSplit;

/// Goroutines start goroutines, and yield.
final class Spawn extends Program {

  Spawn(Cgocall runtime, Size size) {
    super(runtime, size, 1, false);
  }

  @Override
  @NoSplit
  void statement(G g) {
    if (choose(2) == 0) {
      runtime.newproc();
    } else {
      runtime.gosched();
    }
  }
}
