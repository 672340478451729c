package dev.heddle.specs.go.runtime;

import static dev.heddle.protocol.Heddle.choose;

import dev.heddle.protocol.NoSplit;

/// Goroutines call C functions, which call back. Any Go function may defer a function that
/// recovers, and may panic: what it panics with is recovered outside the callback, inside it, or
/// not at all.
final class Panics extends Program {

  Panics(Cgocall runtime, Size size) {
    super(runtime, size, size.gs(), false);
  }

  @Override
  @NoSplit
  void statement(G g) {
    switch (choose(3)) {
      case 0 -> defer(g);
      case 1 -> runtime.cgocall();
      default -> runtime.panic();
    }
  }

  @Override
  @NoSplit
  void c(G g) {
    callbackOrReturn(g);
  }
}
