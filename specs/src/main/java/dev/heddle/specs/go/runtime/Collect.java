package dev.heddle.specs.go.runtime;

import static dev.heddle.protocol.Heddle.choose;

import dev.heddle.protocol.NoSplit;

/// Goroutines call C functions that call back, yield, and collect garbage.
final class Collect extends Program {

  Collect(Cgocall runtime, Size size) {
    super(runtime, size, size.gs(), true);
  }

  @Override
  @NoSplit
  void statement(G g) {
    switch (choose(3)) {
      case 0 -> runtime.cgocall();
      case 1 -> runtime.gc();
      default -> runtime.gosched();
    }
  }

  @Override
  @NoSplit
  void c(G g) {
    callbackOrReturn(g);
  }
}
