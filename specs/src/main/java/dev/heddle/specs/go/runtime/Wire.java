package dev.heddle.specs.go.runtime;

import static dev.heddle.protocol.Heddle.assume;
import static dev.heddle.protocol.Heddle.choose;

import dev.heddle.protocol.NoSplit;

/// Goroutines call C functions that call back, yield, and wire and unwire themselves.
final class Wire extends Program {
  private final boolean unlockInside;

  private final boolean panics;

  /// @param unlockInside whether callbacks call UnlockOSThread
  /// @param panics whether callbacks end by a panic that nobody recovers
  Wire(Cgocall runtime, Size size, boolean unlockInside, boolean panics) {
    super(runtime, size, size.gs(), false);
    this.unlockInside = unlockInside;
    this.panics = panics;
  }

  @Override
  @NoSplit
  void statement(G g) {
    switch (choose(4)) {
      case 0 -> runtime.cgocall();
      case 1 -> runtime.gosched();
      case 2 -> {
        runtime.lockOSThread();
        runtime.gosched();
      }
      default -> {
        assume(unlockInside || g.depth() == 0);
        runtime.unlockOSThread();
        runtime.gosched();
      }
    }
  }

  @Override
  @NoSplit
  void leave(G g) {
    if (panics && g.depth() > 0) {
      runtime.panic();
    } else {
      super.leave(g);
    }
  }

  @Override
  @NoSplit
  void c(G g) {
    callbackOrReturn(g);
  }
}
