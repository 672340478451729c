package dev.heddle.specs.go.runtime;

import dev.heddle.protocol.Sometimes;

/// Situations of collections: `mgc0.c`.
final class CollectorSituations extends Situations {
  private final boolean twoMs;
  private final boolean parallel;
  private final boolean c;
  private final boolean returns;
  private final boolean callbacks;

  CollectorSituations(Globals runtime, Reach reach) {
    super(runtime);
    twoMs = reach.twoMs();
    parallel = reach.parallel();
    returns = reach.twoMs() && reach.leaves();
    c = returns && reach.does(Does.C);
    callbacks = c && reach.callbacks() > 0;
  }

  @Sometimes("the world is stopped")
  boolean worldIsStopped() {
    return runtime.worldstopped;
  }

  @Sometimes("the collector sleeps until the other Ms have stopped, if there are any")
  boolean collectorSleeps() {
    return !twoMs || runtime.sched.waitstop;
  }

  @Sometimes("a goroutine waits until another one has collected, if two Ms may execute Go code")
  boolean collectorWaitsForAnother() {
    return !parallel || runtime.collectionIsAwaited();
  }

  @Sometimes("the world is stopped while C code runs, if there is any")
  boolean worldIsStoppedWhileCRuns() {
    return !c || (runtime.worldstopped && inC());
  }

  @Sometimes("a goroutine comes back from outside while the world is stopped, if any is outside")
  boolean goroutineComesBackWhileWorldIsStopped() {
    return !returns || (runtime.worldstopped && comesBackLate());
  }

  @Sometimes("the world is stopped while a goroutine is in a callback, if any ever is")
  boolean worldIsStoppedDuringACallback() {
    if (!callbacks) {
      return true;
    }
    for (G g : runtime.gs) {
      if (runtime.worldstopped && g.depth() > 0) {
        return true;
      }
    }
    return false;
  }
}
