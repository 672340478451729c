package dev.heddle.specs.go.runtime;

import dev.heddle.protocol.Sometimes;

/// Situations in which several Ms have to do with each other: `proc.c`.
final class SchedulerSituations extends Situations {
  private final boolean twoMs;
  private final boolean parallel;
  private final boolean queues;

  SchedulerSituations(Globals runtime, Reach reach) {
    super(runtime);
    twoMs = reach.twoMs();
    parallel = reach.parallel();
    queues = reach.queues();
  }

  @Sometimes("an M executes Go code after initialization")
  boolean mExecutesGo() {
    return runtime.initialized && runtime.sched.mcpu > 0;
  }

  @Sometimes("two Ms execute Go code, if they may")
  boolean twoMsExecuteGo() {
    return !parallel || runtime.sched.mcpu > 1;
  }

  @Sometimes("an M is on the list of idle ones, if there is a second M")
  boolean mIsIdle() {
    return !twoMs || runtime.sched.mhead != null;
  }

  @Sometimes("an M sleeps until it is handed a goroutine, if there is a second M")
  boolean mSleeps() {
    if (!twoMs) {
      return true;
    }
    for (M m : runtime.ms) {
      if (m.waitnextg) {
        return true;
      }
    }
    return false;
  }

  @Sometimes("an M has been handed a goroutine and not taken it, if there is a second M")
  boolean goroutineIsHandedOver() {
    if (!twoMs) {
      return true;
    }
    for (M m : runtime.ms) {
      if (m.nextg != null) {
        return true;
      }
    }
    return false;
  }

  @Sometimes("a goroutine is on the run queue while as many others run as may, if there are enough")
  boolean goroutineQueues() {
    return !queues
        || (runtime.sched.gwait > 0
            && runtime.initialized
            && runtime.sched.mcpu == runtime.sched.mcpumax);
  }

  @Sometimes("a goroutine is dead and another one is not, if there is a second M")
  boolean goroutineIsDead() {
    return !twoMs || (runtime.sched.gfree != null && runtime.sched.gcount > 0);
  }
}
