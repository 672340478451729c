package dev.heddle.specs.go.runtime;

/// Goroutines call C functions, which call back.
final class Callback extends Program {

  Callback(Cgocall runtime, Size size) {
    super(runtime, size, size.gs(), false);
  }

  @Override
  void statement(G g) {
    runtime.cgocall();
  }

  @Override
  void c(G g) {
    callbackOrReturn(g);
  }
}
