package dev.heddle.specs.go.runtime;

import dev.heddle.protocol.NoSplit;

/// Calls between Go and C: `cgocall.c`, and `runcgo` and `runcgocallback` of `amd64/asm.s`.
///
/// A function that is returned to when somebody loads a stack pointer is in two parts, because
/// where such a return leads is what can go wrong here: `cgocall` and [#cgocallReturns],
/// `cgocallback` and [#cgocallbackReturns].
abstract class Cgocall extends Mgc0 {

  Cgocall(Size size, Workload workload, Overflow overflow, Watch watch) {
    super(size, workload, overflow, watch);
  }

  @Override
  @NoSplit
  final void execute() {
    if (m().inC()) {
      program.c(g());
    } else {
      goRuns();
      program.go(g());
    }
  }

  /// The Go function that executes returns: to the C code that has called it back, or its goroutine
  /// ends.
  @NoSplit
  final void returns() {
    deferreturn();
    if (g().sp == 1) {
      goexit();
    } else {
      callbackReturns();
    }
  }

  // ---- From Go to C ----

  /// Calls a C function, which [Program#c] executes.
  void cgocall() {
    M m = m();
    G g = g();
    int n = g.depth();
    g.defersAtCall[n] = g.ndefer;
    lockm(m, g, n);
    g.sp++;
    entersyscall();
    runcgo();
  }

  /// Locks g to m, so that a callback finds the same scheduler stack.
  @NoSplit
  void lockm(M m, G g, int n) {
    g.locked[n] = m.lockedg != null;
    m.lockedg = g;
    g.lockedm = m;
  }

  /// Undoes it when the call returns.
  void relockm(M m, G g, int n) {
    if (!g.locked[n]) {
      m.lockedg = null;
      g.lockedm = null;
    }
  }

  /// Switches to the scheduler stack and calls the C function there.
  @NoSplit
  final void runcgo() {
    M m = m();
    G g = g();
    m.sp = m.schedsp;
    push(m, Frame.Kind.RUNCGO, g, g.sp, 0);
  }

  /// The C function returns to `runcgo`, which restores the goroutine's stack pointer.
  @NoSplit
  final void runcgoReturns() {
    M m = m();
    Frame f = m.top();
    returnsTo(f, Frame.Kind.RUNCGO, "P2: the C function returns to a frame that is not runcgo's");
    g().sp = f.gsp;
    f.pop();
    m.sp = 0;
    cgocallReturns();
  }

  /// The rest of `cgocall`, after `runcgo`.
  @NoSplit
  void cgocallReturns() {
    exitsyscall();
    M m = m();
    G g = g();
    g.sp--;
    int n = g.depth();
    relockm(m, g, n);
    g.locked[n] = false;
    balanced(g, n);
  }

  /// The deferred calls are those that there were when `cgocall` was called.
  @NoSplit
  final void balanced(G g, int n) {
    throwIf(
        watch.has(Watch.DEFERS) && g.ndefer != g.defersAtCall[n],
        "deferred calls are not balanced when cgocall returns");
    g.defersAtCall[n] = 0;
  }

  // ---- From C to Go ----

  /// Calls a Go function from C code. It runs on the goroutine's stack, just below `cgocall`.
  @NoSplit
  void cgocallback() {
    M m = m();
    G g1 = curg(m);
    push(m, Frame.Kind.CGOCALLBACK, g1, g1.schedsp, m.schedsp);
    startcgocallback(g1);
    g1.sp = g1.schedsp;
    runcgocallback(m, g1);
  }

  /// Switches to the goroutine's stack and calls the function there.
  @NoSplit
  final void runcgocallback(M m, G g1) {
    // Whoever needs the scheduler stack now begins below this.
    m.schedsp = m.sp;
    m.sp = 0;
    g1.sp++;
  }

  /// The Go function returns to `runcgocallback`, which switches to where `m->sched.sp` is and
  /// returns to what it finds there.
  @NoSplit
  void callbackReturns() {
    M m = m();
    G g = g();
    g.sp--;
    m.sp = m.schedsp;
    Frame f = m.top();
    returnsTo(
        f,
        Frame.Kind.CGOCALLBACK,
        "P2: runcgocallback returns to a frame that is not its caller's");
    throwIf(
        watch.has(Watch.P2) && (f.g != g || f.gsp != g.sp),
        "P2: runcgocallback returns to the caller of another one");
    cgocallbackReturns(m, f);
  }

  /// The rest of `cgocallback`, after `runcgocallback`.
  @NoSplit
  void cgocallbackReturns(M m, Frame f) {
    G g1 = curg(m);
    endcgocallback(g1);
    m.schedsp = f.oldsp;
    g1.schedsp = f.gsp;
    f.pop();
    m.sp--;
  }

  /// Starts scheduling `g1` again.
  abstract void startcgocallback(G g1);

  /// Stops scheduling it.
  abstract void endcgocallback(G g1);

  // ---- Frames of the scheduler stack ----

  @NoSplit
  final void push(M m, Frame.Kind kind, G g, int gsp, int oldsp) {
    throwIf(
        watch.has(Watch.P4) && m.sp >= 2 * depth + 2,
        "P4: more frames on the scheduler stack than nested callbacks need");
    m.stack[m.sp].push(kind, g, gsp, oldsp);
    m.sp++;
  }

  @NoSplit
  private void returnsTo(Frame f, Frame.Kind kind, String message) {
    throwIf(f.kind != kind, message);
    throwIf(watch.has(Watch.P2) && !f.live, message);
  }

  // ---- What holds where Go code runs ----

  @NoSplit
  private void goRuns() {
    M m = m();
    G g = g();
    throwIf(
        watch.has(Watch.P1) && m.schedsp != end(m),
        "P1: m->sched.sp is not just below the last live frame of the scheduler stack");
    throwIf(
        watch.has(Watch.STATUS) && g.status != Status.GRUNNING,
        "S6: a goroutine runs that is not in Grunning");
    throwIf(
        watch.has(Watch.COLLECTING) && worldstopped && !m.gcing,
        "S7: a goroutine runs while the world is stopped");
    boolean wired = m.lockedg == g && g.lockedm == m;
    boolean unwired = m.lockedg == null && g.lockedm == null;
    throwIf(
        watch.has(Watch.WIRING) && !((g.wired || g.depth() > 0) ? wired : unwired),
        "S10: a goroutine is wired to its M for no reason, or is not though it should be");
  }

  /// Where the last live frame of m's scheduler stack ends.
  @NoSplit
  private static int end(M m) {
    int end = 0;
    for (int i = 0; i < m.stack.length; i++) {
      if (m.stack[i].live) {
        end = i + 1;
      }
    }
    return end;
  }
}
