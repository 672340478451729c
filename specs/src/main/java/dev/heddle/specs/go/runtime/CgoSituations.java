package dev.heddle.specs.go.runtime;

import dev.heddle.protocol.Sometimes;

/// Situations of goroutines that are wired to their Ms, because they call C or want to be.
final class CgoSituations extends Situations {
  private final boolean init;
  private final boolean wires;
  private final boolean returnsLate;

  CgoSituations(Globals runtime, Reach reach) {
    super(runtime);
    init = reach.does(Does.INIT);
    wires = reach.does(Does.WIRE);
    returnsLate = reach.returnsLate();
  }

  @Sometimes("a goroutine is in C, unless only initialization calls C")
  boolean cRuns() {
    return init || inC();
  }

  @Sometimes("C code runs during initialization, if that calls C")
  boolean initializationCallsC() {
    if (!init) {
      return true;
    }
    for (M m : runtime.ms) {
      if (m.inC() && runtime.sched.predawn) {
        return true;
      }
    }
    return false;
  }

  @Sometimes("a goroutine has wired itself to its M, if any does")
  boolean goroutineWiresItself() {
    if (!wires) {
      return true;
    }
    for (G g : runtime.gs) {
      if (g.wired) {
        return true;
      }
    }
    return false;
  }

  @Sometimes("a wired M sleeps until its goroutine has a processor, if it ever has to")
  boolean wiredMSleeps() {
    if (!returnsLate) {
      return true;
    }
    for (M m : runtime.ms) {
      if (m.lockedg != null && m.waitnextg) {
        return true;
      }
    }
    return false;
  }

  @Sometimes("a wired goroutine has been handed to its M, if it ever has to")
  boolean wiredGoroutineIsHandedOver() {
    if (!returnsLate) {
      return true;
    }
    for (M m : runtime.ms) {
      if (m.nextg != null && m.nextg == m.lockedg) {
        return true;
      }
    }
    return false;
  }
}
