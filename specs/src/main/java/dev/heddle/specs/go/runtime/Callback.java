package dev.heddle.specs.go.runtime;

import dev.heddle.protocol.NoSplit;

/// Goroutines call C functions, which call back.
final class Callback extends Program {

  Callback(Cgocall runtime, Size size) {
    super(runtime, size, size.gs(), false);
  }

  @Override
  @NoSplit
  void statement(G g) {
    runtime.cgocall();
  }

  @Override
  @NoSplit
  void c(G g) {
    callbackOrReturn(g);
  }
}
