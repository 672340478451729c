package dev.heddle.specs.go.runtime;

/// The runtime of 8 January 2011: commit 66a45b48, the parent of seed 000.
public class R66a45b48 extends Cgocall {

  /// @param ms how many Ms there may be, 3 at most; the process begins with one
  /// @param gs how many Gs there may be, 7 at most
  /// @param procs GOMAXPROCS, 3 at most
  /// @param workload what goroutines do
  /// @param depth how deep callbacks nest, 3 at most
  /// @param statements how many statements each goroutine executes, 15 at most
  /// @param overflow which prologues find no room on the stack
  /// @param watch which properties are checked
  public R66a45b48(
      int ms,
      int gs,
      int procs,
      Workload workload,
      int depth,
      int statements,
      Overflow overflow,
      Watch watch) {
    super(new Size(ms, gs, procs, depth, statements), workload, overflow, watch);
  }

  @Override
  void startcgocallback(G g1) {
    sched.lock();
    g1.status = Status.GRUNNING;
    sched.msyscall--;
    sched.mcpu++;
    sched.unlock();
  }

  @Override
  void endcgocallback(G g1) {
    sched.lock();
    g1.status = Status.GSYSCALL;
    sched.mcpu--;
    sched.msyscall++;
    sched.unlock();
  }
}
