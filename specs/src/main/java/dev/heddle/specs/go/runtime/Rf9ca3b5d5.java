package dev.heddle.specs.go.runtime;

import static dev.heddle.protocol.Heddle.onSystemStack;

import dev.heddle.protocol.NoSplit;

/// Commit f9ca3b5d5 of 7 March 2011, "runtime: scheduler, cgo reorganization".
///
/// [M#schedsp] is `m->g0->sched.sp` now. `runcgo` is called `asmcgocall`.
public class Rf9ca3b5d5 extends Rb5dfac45 {

  /// @param ms how many Ms there may be, 3 at most; the process begins with one
  /// @param gs how many Gs there may be, 7 at most
  /// @param procs GOMAXPROCS, 3 at most
  /// @param workload what goroutines do
  /// @param depth how deep callbacks nest, 3 at most
  /// @param statements how many statements each goroutine executes, 15 at most
  /// @param overflow which prologues find no room on the stack
  /// @param watch which properties are checked
  public Rf9ca3b5d5(
      int ms,
      int gs,
      int procs,
      Workload workload,
      int depth,
      int statements,
      Overflow overflow,
      Watch watch) {
    super(ms, gs, procs, workload, depth, statements, overflow, watch);
  }

  // ---- proc.c ----

  /// The scheduler is no loop any more, but what a new M calls, and what `gosched` has called on
  /// the scheduler stack by [#mcall].
  @Override
  void scheduler() {
    M m = m();
    m.schedsp = 1; // Records the top of the stack for use by mcall.
    sched.lock();
    for (; ; ) {
      G gp = nextgandunlock();
      execute(m, gp);
      // Somebody did mcall.
      while (m.mcall != M.Mcall.SCHEDULE) {
        M.Mcall fn = m.mcall;
        m.mcall = M.Mcall.SCHEDULE;
        if (fn == M.Mcall.RECOVERY) {
          recovered(curg(m));
        } else {
          mstackalloc(curg(m));
        }
        m.switchTo(curg(m));
      }
      schedule(m, curg(m));
    }
  }

  /// The beginning of a round of the scheduler: `gp` was running before.
  private void schedule(M m, G gp) {
    sched.lock();
    throwIf(sched.predawn, "init rescheduling");
    stopped(m, gp);
  }

  /// Switches to the scheduler stack and calls `fn` there.
  @NoSplit
  private void mcall(M.Mcall fn) {
    M m = m();
    throwIf(m.inC(), "mcall called on m->g0 stack");
    g().gosave();
    m.mcall = fn;
    m.switchTo(m.g0);
  }

  private void mstackalloc(G gp) {
    gp.param = stackalloc(gp.param);
  }

  @Override
  Word malg(Word stacksize) {
    if (onSystemStack()) {
      return stackalloc(stacksize);
    }
    G g = g();
    g.param = stacksize;
    mcall(M.Mcall.STACKALLOC);
    Word stk = g.param;
    g.param = Word.NIL;
    return stk;
  }

  @Override
  @NoSplit
  boolean asksForStack(G gp) {
    return gp.m != null && gp.m.mcall == M.Mcall.STACKALLOC;
  }

  @Override
  @NoSplit
  boolean recovers(G gp) {
    return gp.m != null && gp.m.mcall == M.Mcall.RECOVERY;
  }

  @Override
  @NoSplit
  boolean badInReady(Status status) {
    return status == Status.GRUNNABLE || status == Status.GRUNNING;
  }

  @Override
  @NoSplit
  boolean badInSched(Status status) {
    return status == Status.GRUNNABLE || status == Status.GDEAD;
  }

  @Override
  @NoSplit
  void recovery(G g) {
    mcall(M.Mcall.RECOVERY);
  }

  @Override
  @NoSplit
  void entersyscall() {
    // The lock is not taken for nothing any more.
    g().gosave();
    if (!sched.predawn) {
      super.entersyscall();
    }
  }

  @Override
  void exitsyscall() {
    if (!sched.predawn) {
      super.exitsyscall();
    }
  }

  // ---- mgc0.c ----

  @Override
  @NoSplit
  boolean badInMark(Status status) {
    return status == Status.GRUNNING;
  }

  // ---- cgocall.c ----

  @Override
  @NoSplit
  void lockm(M m, G g, int n) {
    // Locks g to m, so that a callback finds the same scheduler stack. A panic unlocks it.
    g.locked[n] = m.lockedg == null;
    if (g.locked[n]) {
      m.lockedg = g;
      g.lockedm = m;
      malloc();
      push(g, Defer.Fn.UNLOCKM, 0);
    }
  }

  @Override
  void relockm(M m, G g, int n) {
    if (g.locked[n]) {
      pop(g, Defer.Fn.UNLOCKM);
      unlockm();
    }
  }

  @NoSplit
  private void unlockm() {
    m().lockedg = null;
    g().lockedm = null;
  }

  /// Takes the head off the list of deferred calls and frees it; it must be `fn`.
  private void pop(G g, Defer.Fn fn) {
    throwIf(g.ndefer == 0 || g.defer().fn != fn, "bad defer entry in cgocallback");
    Defer d = pop(g);
    free();
    d.free();
  }

  @Override
  @NoSplit
  boolean reflectcall(Defer d) {
    if (d.fn == Defer.Fn.UNLOCKM) {
      unlockm();
    } else if (d.fn == Defer.Fn.UNWINDM) {
      unwindm();
    }
    return d.fn == Defer.Fn.RECOVER;
  }

  @Override
  @NoSplit
  void cgocallback() {
    M m = m();
    G g1 = curg(m);
    push(m, Frame.Kind.CGOCALLBACK, g1, g1.schedsp, m.schedsp);
    g1.sp = g1.schedsp;
    runcgocallback(m, g1);
    cgocallbackg();
  }

  /// Calls the Go function, on the goroutine's stack: it is what comes next.
  @NoSplit
  private void cgocallbackg() {
    exitsyscall(); // coming out of cgo call
    malloc();
    push(g(), Defer.Fn.UNWINDM, 0);
  }

  @Override
  @NoSplit
  void callbackReturns() {
    pop(g(), Defer.Fn.UNWINDM);
    entersyscall(); // going back to cgo call
    super.callbackReturns();
  }

  @Override
  @NoSplit
  void cgocallbackReturns(M m, Frame f) {
    G g1 = curg(m);
    g1.gosave();
    m.schedsp = f.oldsp;
    f.pop();
    m.sp--;
  }

  /// Restores the position that cgocallback has saved in the word at `m->g0->sched.sp`, during
  /// unwinding.
  @NoSplit
  private void unwindm() {
    M m = m();
    Frame f = m.stack[m.schedsp - 1];
    throwIf(
        f.kind != Frame.Kind.CGOCALLBACK || (watch.has(Watch.P3) && f.g != g()),
        "P3: unwindm takes for a position what cgocallback has not saved");
    m.schedsp = f.oldsp;
  }
}
