package dev.heddle.specs.go.runtime;

import static dev.heddle.protocol.Heddle.point;

import dev.heddle.protocol.NoSplit;

/// The collector's dealings with the scheduler: `mgc0.c`, and `stoptheworld`, `starttheworld` and
/// `gomaxprocsfunc` of `proc.c`.
abstract class Mgc0 extends Panic {
  /// A semaphore, so that a goroutine that cannot have it is rescheduled; here a lock that is not
  /// counted in `m->locks`.
  private final dev.heddle.protocol.Lock gcsema = new dev.heddle.protocol.Lock();

  Mgc0(Size size, Workload workload, Watch watch) {
    super(size, workload, watch);
  }

  /// Stops all other Ms that run Go code.
  final void stoptheworld() {
    sched.lock();
    sched.mcpumax = 1;
    while (sched.mcpu > 1) {
      sched.stopped.clear();
      sched.waitstop = true;
      sched.unlock();
      sched.stopped.sleep();
      sched.lock();
    }
    sched.unlock();
  }

  /// Lets them go on.
  final void starttheworld() {
    sched.lock();
    sched.mcpumax = sched.gomaxprocs;
    matchmg();
    sched.unlock();
  }

  /// A collection.
  final void gc() {
    gcsema.lock();
    m().gcing = true;
    stoptheworld();
    worldstopped = true;
    mark();
    point(); // sweep, stealcache: all of this with m->gcing set
    worldstopped = false;
    m().gcing = false;
    gcsema.unlock();
    starttheworld();
  }

  /// Marks what the stacks hold.
  final void mark() {
    G g = g();
    for (G gp : gs) {
      throwIf(gp != g && badInMark(gp.status), "mark - world not stopped");
      throwIf(
          watch.has(Watch.SCAN) && gp.status == Status.GSYSCALL && gp.schedsp != gp.sp,
          "S8: mark meets a goroutine in Gsyscall that has saved another position");
    }
  }

  /// Whether no other goroutine than the collector's may have this status.
  @NoSplit
  boolean badInMark(Status status) {
    return status == Status.GRUNNING || status == Status.GRECOVERY;
  }

  /// runtime.GOMAXPROCS.
  final void gomaxprocsfunc(int n) {
    sched.lock();
    sched.gomaxprocs = n;
    sched.mcpumax = n;
    if (sched.mcpu > sched.mcpumax) {
      sched.unlock();
      // Gives up the cpu. It is rescheduled once the number has come down.
      gosched();
      return;
    }
    matchmg();
    sched.unlock();
  }
}
