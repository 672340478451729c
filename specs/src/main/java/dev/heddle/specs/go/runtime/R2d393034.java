package dev.heddle.specs.go.runtime;

import dev.heddle.protocol.NoSplit;

/// Seed 000: commit 2d393034 of 8 January 2011, "runtime: Restore scheduler stack position if cgo
/// callback panics".
public class R2d393034 extends R66a45b48 {

  /// @param ms how many Ms there may be, 3 at most; the process begins with one
  /// @param gs how many Gs there may be, 7 at most
  /// @param procs GOMAXPROCS, 3 at most
  /// @param workload what goroutines do
  /// @param depth how deep callbacks nest, 3 at most
  /// @param statements how many statements each goroutine executes, 15 at most
  /// @param overflow which prologues find no room on the stack
  /// @param watch which properties are checked
  public R2d393034(
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

  /// Restores the position of m's scheduler stack if the stack is unwound through a callback.
  @NoSplit
  private void unwindcgocallback(Defer d) {
    M m = d.spaddr;
    throwIf(m == null, "unwindcgocallback has no address");
    throwIf(
        watch.has(Watch.P3) && m != m(),
        "P3: unwindcgocallback restores the scheduler stack of another M");
    m.schedsp = d.arg;
  }

  @Override
  @NoSplit
  boolean reflectcall(Defer d) {
    if (d.fn != Defer.Fn.UNWINDCGOCALLBACK) {
      return super.reflectcall(d);
    }
    unwindcgocallback(d);
    return false;
  }

  @Override
  void startcgocallback(G g1) {
    super.startcgocallback(g1);
    // If the code that we are calling panics, this restores the position. We are locked to this m.
    malloc();
    Defer d = push(g1, Defer.Fn.UNWINDCGOCALLBACK, 0);
    d.spaddr = m();
    d.arg = m().schedsp;
  }

  @Override
  void endcgocallback(G g1) {
    super.endcgocallback(g1);
    throwIf(
        g1.ndefer == 0 || g1.defer().fn != Defer.Fn.UNWINDCGOCALLBACK,
        "bad defer entry in endcgocallback");
    Defer d = pop(g1);
    free();
    d.free();
  }
}
