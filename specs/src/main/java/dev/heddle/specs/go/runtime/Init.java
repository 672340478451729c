package dev.heddle.specs.go.runtime;

import static dev.heddle.protocol.Heddle.assume;
import static dev.heddle.protocol.Heddle.choose;
import static dev.heddle.protocol.Heddle.point;

import dev.heddle.protocol.NoSplit;

/// Initialization calls C functions, which call back, before it starts the goroutines. They yield.
final class Init extends Program {
  private final boolean panics;

  /// @param panics whether callbacks may panic; initialization recovers
  /// @param collects whether goroutines collect garbage instead of yielding
  Init(Cgocall runtime, Size size, boolean panics, boolean collects) {
    super(runtime, size, size.gs(), collects);
    this.panics = panics;
  }

  @Override
  @NoSplit
  void init(G g) {
    if (g.statements == 0 || choose(2) == 0) {
      super.init(g);
      return;
    }
    g.statements--;
    if (panics && choose(2) == 0) {
      defer(g);
    } else {
      runtime.cgocall();
    }
  }

  @Override
  @NoSplit
  void statement(G g) {
    if (runtime.sched.predawn) {
      // Nothing but a panic that is recovered: a goroutine must not yield here.
      assume(panics && g.ndefer > 0 && g.defers[0].fn == Defer.Fn.RECOVER);
      runtime.panic();
    } else if (collects) {
      runtime.gc();
    } else {
      runtime.gosched();
    }
  }

  @Override
  @NoSplit
  void c(G g) {
    point();
    callbackOrReturn(g);
  }
}
