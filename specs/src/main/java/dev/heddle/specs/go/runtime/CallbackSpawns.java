package dev.heddle.specs.go.runtime;

import dev.heddle.protocol.NoSplit;

/// A goroutine calls C functions, which call back; callbacks start goroutines.
final class CallbackSpawns extends Program {

  CallbackSpawns(Cgocall runtime, Size size) {
    super(runtime, size, 1, false);
  }

  @Override
  @NoSplit
  void statement(G g) {
    if (g.depth() > 0) {
      runtime.newproc();
    } else {
      runtime.cgocall();
    }
  }

  @Override
  @NoSplit
  void c(G g) {
    callbackOrReturn(g);
  }
}
