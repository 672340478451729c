package dev.heddle.specs.go.runtime;

import static dev.heddle.protocol.Heddle.choose;

/// Goroutines call C functions, which call back. Any Go function may call runtime.Goexit.
final class Goexit extends Program {

  Goexit(Cgocall runtime, Size size) {
    super(runtime, size, size.gs(), false);
  }

  @Override
  void statement(G g) {
    if (choose(2) == 0) {
      runtime.cgocall();
    } else {
      runtime.Goexit();
    }
  }

  @Override
  void c(G g) {
    callbackOrReturn(g);
  }
}
