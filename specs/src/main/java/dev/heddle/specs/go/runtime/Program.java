package dev.heddle.specs.go.runtime;

import static dev.heddle.protocol.Heddle.assume;
import static dev.heddle.protocol.Heddle.choose;
import static dev.heddle.protocol.Heddle.point;

import dev.heddle.protocol.NoSplit;

/// What goroutines do: a workload.
///
/// A goroutine executes its function, which executes statements, as many as it likes up to a bound,
/// and returns; the C function of a `cgocall` calls back, and returns. Functions that are called
/// back are like those of goroutines. Which statements there are is the subclass's business.
abstract class Program {
  final Cgocall runtime;

  /// How many statements each goroutine executes at most, callbacks included.
  final int statements;

  /// Whether garbage is collected.
  final boolean collects;

  /// Whether the program uses cgo.
  final boolean cgo;

  private final int goroutines;

  /// @param goroutines how many goroutines initialization leaves behind, itself included
  /// @param collects whether some statement collects garbage
  Program(Cgocall runtime, Size size, int goroutines, boolean collects) {
    this.runtime = runtime;
    this.statements = size.statements();
    this.goroutines = goroutines;
    this.collects = collects;
    this.cgo = size.depth() > 0;
  }

  /// Goes on with Go code.
  @NoSplit
  final void go(G g) {
    if (runtime.sched.predawn && g.sp == 1) {
      init(g);
    } else if (g.statements > 0 && choose(2) == 1) {
      g.statements--;
      statement(g);
    } else {
      leave(g);
    }
  }

  /// Ends the Go function.
  @NoSplit
  void leave(G g) {
    if (g.sp == 1) {
      ends();
    }
    runtime.returns();
  }

  /// Goes on with initialization, which only goroutine 1 executes.
  @NoSplit
  void init(G g) {
    if (runtime.sched.gcount < goroutines) {
      runtime.newproc();
    } else {
      runtime.initdone();
    }
  }

  /// The goroutine will execute no more statements.
  @NoSplit
  void ends() {}

  /// Executes a statement.
  @NoSplit
  abstract void statement(G g);

  /// Goes on with C code: it returns, or calls back.
  @NoSplit
  void c(G g) {
    runtime.runcgoReturns();
  }

  /// C code that may call back before it returns.
  @NoSplit
  final void callbackOrReturn(G g) {
    if (g.depth() < runtime.depth && g.statements > 0 && choose(2) == 1) {
      g.statements--;
      runtime.cgocallback();
    } else {
      runtime.runcgoReturns();
    }
  }

  /// A defer statement of a function that recovers, at most one at a time for each function.
  @NoSplit
  final void defer(G g) {
    assume(g.ndefer == 0 || g.defer().sp != g.sp);
    runtime.deferproc(Defer.Fn.RECOVER);
    point();
  }
}
