package dev.heddle.specs.go.runtime;

import dev.heddle.protocol.Sometimes;

/// Situations of stacks that are split.
final class StackSituations extends Situations {
  private final boolean leaves;
  private final boolean callbacks;

  StackSituations(Globals runtime, Reach reach) {
    super(runtime);
    leaves = reach.leaves();
    callbacks = reach.callbacks() > 0;
  }

  @Sometimes("a stack is split while its goroutine runs")
  boolean stackIsSplit() {
    for (G g : runtime.gs) {
      if (g.segments > 0 && g.status == Status.GRUNNING) {
        return true;
      }
    }
    return false;
  }

  @Sometimes("a segment is asked for or given back with sched held")
  boolean segmentIsNeededWithSchedHeld() {
    for (M m : runtime.ms) {
      if (runtime.sched.owner() == m && m.locks == 2) {
        return true;
      }
    }
    return false;
  }

  @Sometimes("a stack is split on the way out or back, where the collector may scan it, if any is")
  boolean stackIsSplitOutside() {
    if (!leaves) {
      return true;
    }
    for (G g : runtime.gs) {
      if (g.segments > 0 && g.status == Status.GSYSCALL) {
        return true;
      }
    }
    return false;
  }

  @Sometimes("a stack is split during a callback, if there are any")
  boolean stackIsSplitDuringACallback() {
    if (!callbacks) {
      return true;
    }
    for (G g : runtime.gs) {
      M m = g.m;
      if (g.segments > 0 && g.depth() > 0 && m != null && !m.inC()) {
        return true;
      }
    }
    return false;
  }
}
