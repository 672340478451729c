package dev.heddle.specs.go.runtime;

import dev.heddle.protocol.Sometimes;

/// Situations of goroutines that wait until another one readies them.
final class BlockedSituations extends Situations {
  private final boolean parallel;

  BlockedSituations(Globals runtime, Reach reach) {
    super(runtime);
    parallel = reach.parallel();
  }

  @Sometimes("a goroutine waits until another one readies it")
  boolean goroutineWaits() {
    for (G g : runtime.gs) {
      if (g.status == Status.GWAITING && g.m == null) {
        return true;
      }
    }
    return false;
  }

  @Sometimes("a goroutine has been readied before it has stopped, if two Ms may execute Go code")
  boolean goroutineIsReadiedWhileItRuns() {
    if (!parallel) {
      return true;
    }
    for (G g : runtime.gs) {
      if (g.status == Status.GWAITING && g.m != null && g.readyonstop) {
        return true;
      }
    }
    return false;
  }
}
