package dev.heddle.specs.go.runtime;

import dev.heddle.protocol.NoSplit;
import dev.heddle.protocol.Sometimes;

/// Situations in so many nested callbacks.
final class CallbackSituations extends Situations {
  private final int depth;
  private final boolean recoversOutside;
  private final boolean recoversInside;
  private final boolean ends;
  private final boolean waits;

  CallbackSituations(Globals runtime, Reach reach, int depth) {
    super(runtime);
    this.depth = depth;
    boolean panics = reach.does(Does.RECOVER) && reach.executes(2 * depth + 2);
    recoversOutside = panics;
    recoversInside = panics && !reach.does(Does.INIT);
    ends = reach.does(Does.END);
    waits = reach.does(Does.YIELD) && reach.returnsLate();
  }

  @Sometimes("a statement is executed in so many nested callbacks")
  boolean callbackRuns() {
    for (G g : runtime.gs) {
      if (g.depth() == depth && g.m != null && g.status != Status.GSYSCALL) {
        return true;
      }
    }
    return false;
  }

  @Sometimes(
      "a panic is recovered in a function that lies so many callbacks further out, if any is")
  boolean panicIsRecoveredOutside() {
    return !recoversOutside || recovers(depth, depth);
  }

  @Sometimes("a panic is recovered in so many callbacks, by the one that it happens in, if any is")
  boolean panicIsRecoveredInside() {
    return !recoversInside || recovers(depth, 0);
  }

  @Sometimes("a goroutine ends in so many callbacks, by a panic or Goexit, if any does")
  boolean goroutineEnds() {
    if (!ends) {
      return true;
    }
    for (G g : runtime.gs) {
      if (g.depth() == depth && g.status == Status.GMORIBUND) {
        return true;
      }
    }
    return false;
  }

  @Sometimes("a goroutine that yields in so many callbacks has to wait, if it ever has to")
  boolean callbackWaits() {
    if (!waits) {
      return true;
    }
    for (G g : runtime.gs) {
      if (g.depth() == depth && g.status == Status.GRUNNABLE && g.m == null) {
        return true;
      }
    }
    return false;
  }

  /// Whether a goroutine has recovered from a panic in `inside` callbacks, of which `through` are
  /// unwound.
  @NoSplit
  private boolean recovers(int inside, int through) {
    for (G g : runtime.gs) {
      if (runtime.recovers(g) && g.depth() == inside && g.sp - g.defer().sp == 2 * through) {
        return true;
      }
    }
    return false;
  }

  @Override
  public String toString() {
    return "depth " + depth;
  }
}
