package dev.heddle.specs.go.runtime;

import dev.heddle.protocol.NoSplit;

/// Goroutines call C functions that do not call back.
final class Cgo extends Program {

  Cgo(Cgocall runtime, Size size) {
    super(runtime, size, size.gs(), false);
  }

  @Override
  @NoSplit
  void statement(G g) {
    runtime.cgocall();
  }
}
