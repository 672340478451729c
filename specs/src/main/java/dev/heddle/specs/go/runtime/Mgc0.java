package dev.heddle.specs.go.runtime;

import static dev.heddle.protocol.Heddle.point;

import dev.heddle.protocol.NoSplit;

/// The collector's dealings with the scheduler: `mgc0.c`, and `stoptheworld`, `starttheworld` and
/// `gomaxprocsfunc` of `proc.c`.
abstract class Mgc0 extends Stacks {
  private final Semaphore gcsema = new Semaphore("gcsema");

  Mgc0(Size size, Workload workload, Overflow overflow, Watch watch) {
    super(size, workload, overflow, watch);
  }

  /// Stops all other Ms that run Go code.
  final void stoptheworld() {
    sched.lock();
    sched.gcwaiting = true;
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
    sched.gcwaiting = false;
    sched.mcpumax = sched.gomaxprocs;
    matchmg();
    sched.unlock();
  }

  /// A collection.
  final void gc() {
    gcsema.acquire(this);
    m().gcing = true;
    stoptheworld();
    worldstopped = true;
    point();
    mark();
    point(); // sweep, stealcache: all of this with m->gcing set
    worldstopped = false;
    m().gcing = false;
    gcsema.release(this);
    starttheworld();
  }

  @Override
  @NoSplit
  final boolean collectionIsAwaited() {
    return gcsema.isAwaited();
  }

  /// Marks what the stacks hold.
  @NoSplit
  final void mark() {
    G g = g();
    for (G gp : gs) {
      throwIf(watch.has(Watch.MARK) && gp != g && badInMark(gp.status), "mark - world not stopped");
      throwIf(
          watch.has(Watch.SCAN) && gp.status == Status.GSYSCALL && gp.schedsp > gp.sp,
          "S8: mark meets a goroutine in Gsyscall that has saved a position beyond its stack's"
              + " end");
      boolean scanned = gp != g && gp.status != Status.GIDLE && gp.status != Status.GDEAD;
      throwIf(
          watch.has(Watch.SCAN) && waits(gp.status) && gp.schedsp != gp.sp,
          "S8: mark meets a goroutine that has not saved where its stack ends");
      throwIf(
          watch.has(Watch.DANGLING) && scanned && gp.schedsegment > gp.segments,
          "S8: mark scans a stack from a position in a segment that has been freed");
      throwIf(
          watch.has(Watch.TORN) && scanned && gp.schedsegment < gp.segments,
          "S8: mark scans a stack from a position that is not in its present segment");
    }
  }

  /// Whether a goroutine with this status waits until it may go on.
  @NoSplit
  private static boolean waits(Status status) {
    return status == Status.GRUNNABLE || status == Status.GWAITING;
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
