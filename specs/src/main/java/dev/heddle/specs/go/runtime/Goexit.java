package dev.heddle.specs.go.runtime;

import static dev.heddle.protocol.Heddle.choose;

import dev.heddle.protocol.NoSplit;

/// Goroutines call C functions, which call back. Any Go function may call runtime.Goexit.
final class Goexit extends Program {

  Goexit(Cgocall runtime, Size size) {
    super(runtime, size, size.gs(), false);
  }

  @Override
  @NoSplit
  void statement(G g) {
    if (choose(2) == 0) {
      runtime.cgocall();
    } else {
      runtime.Goexit();
    }
  }

  @Override
  @NoSplit
  void c(G g) {
    callbackOrReturn(g);
  }
}
