package dev.heddle.specs.go.runtime;

import dev.heddle.protocol.NoSplit;

/// Defer, panic and recover: the rest of `proc.c`.
///
/// A deferred function that recovers makes the `deferproc` that had deferred it return once more;
/// the function that deferred it then returns, and its caller, which here has the same frame, goes
/// on. Panics in deferred functions are left out.
abstract class Panic extends Proc {

  Panic(Size size, Workload workload, Overflow overflow, Watch watch) {
    super(size, workload, overflow, watch);
  }

  /// A defer statement.
  @NoSplit
  final void deferproc(Defer.Fn fn) {
    malloc();
    push(g(), fn, g().sp);
  }

  /// Puts a record at the head of the list.
  @NoSplit
  static Defer push(G g, Defer.Fn fn, int sp) {
    Defer d = g.defers[g.ndefer++];
    d.fn = fn;
    d.sp = sp;
    return d;
  }

  /// Takes the head off the list.
  @NoSplit
  static Defer pop(G g) {
    g.ndefer--;
    return g.defers[g.ndefer];
  }

  /// Runs what the function that returns has deferred. Recovering finds no panic.
  @NoSplit
  final void deferreturn() {
    G g = g();
    while (g.ndefer > 0 && g.defer().sp == g.sp) {
      pop(g).free();
    }
  }

  /// Runs a deferred function on a stack segment of its own: reflect.call. Whether it recovers, if
  /// there is a panic.
  @NoSplit
  boolean reflectcall(Defer d) {
    return d.fn == Defer.Fn.RECOVER;
  }

  /// A panic. Never returns; if some function recovers, its goroutine goes on there.
  final void panic() {
    G g = g();
    while (g.ndefer > 0) {
      Defer d = pop(g);
      if (reflectcall(d)) {
        // Puts the recovering call back on the list, for the scheduler to find.
        g.ndefer++;
        recovery(g);
        return;
      }
      d.free();
    }
    dopanic();
  }

  /// Gets the stack of `g` unwound, on the scheduler stack.
  @NoSplit
  void recovery(G g) {
    g.status = Status.GRECOVERY;
    gosched();
  }

  /// Ran out of deferred calls: the process prints the panics and exits. What others do until then
  /// they would also do if only this goroutine ended.
  private void dopanic() {
    program.ends();
    M m = m();
    m.schedsp = 1;
    goexit();
  }

  /// Runs all deferred calls, then ends the goroutine: runtime.Goexit.
  final void Goexit() {
    G g = g();
    while (g.ndefer > 0) {
      Defer d = pop(g);
      reflectcall(d);
      d.free();
    }
    goexit();
  }

  @Override
  @NoSplit
  boolean recovers(G gp) {
    return gp.status == Status.GRECOVERY;
  }

  @Override
  boolean specialStatus(G gp) {
    if (!recovers(gp)) {
      return false;
    }
    recovered(gp);
    gp.status = Status.GRUNNING;
    return true;
  }

  /// Unwinds to the frame of the function that recovered and makes its deferproc return 1.
  final void recovered(G gp) {
    Defer d = pop(gp);
    unwindstack(gp, d.sp);
    gp.sp = d.sp;
    d.free();
  }

  @Override
  final void unwindstack(G gp, int sp) {
    // Only the functions of the runtime that panic and Goexit have called are on other segments.
    freesegments(gp);
    // The frames that C code and callbacks of the unwound
    // part have on scheduler stacks will never be returned to.
    for (M m : ms) {
      for (Frame f : m.stack) {
        if (f.g == gp && f.gsp > sp) {
          unwound(f);
        }
      }
    }
  }

  /// Nothing overwrites a frame that is dead. If returns are checked, what it holds is of no use.
  @NoSplit
  private void unwound(Frame f) {
    if (watch.has(Watch.P2)) {
      f.pop();
    } else {
      f.live = false;
    }
  }
}
