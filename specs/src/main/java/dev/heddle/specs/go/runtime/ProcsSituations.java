package dev.heddle.specs.go.runtime;

import dev.heddle.protocol.Sometimes;

/// Situations of goroutines that change GOMAXPROCS.
final class ProcsSituations extends Situations {
  private final boolean collects;

  ProcsSituations(Globals runtime, Reach reach) {
    super(runtime);
    collects = reach.does(Does.COLLECT);
  }

  @Sometimes("GOMAXPROCS is less than the number of Ms that execute Go code")
  boolean gomaxprocsIsLessThanMcpu() {
    Sched sched = runtime.sched;
    return !collects() && sched.gomaxprocs == sched.mcpumax && sched.mcpumax < sched.mcpu;
  }

  @Sometimes("GOMAXPROCS has been set during a collection, if there are any")
  boolean gomaxprocsIsSetDuringCollection() {
    return !collects || (collects() && runtime.sched.mcpumax > 1);
  }
}
