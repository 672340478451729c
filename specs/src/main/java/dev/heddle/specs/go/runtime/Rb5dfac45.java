package dev.heddle.specs.go.runtime;

import static dev.heddle.protocol.Heddle.onSystemStack;

import dev.heddle.protocol.NoSplit;
import dev.heddle.protocol.Sometimes;

/// Seed 001: commit b5dfac45 of 23 February 2011, "runtime: always run stackalloc on scheduler
/// stack".
public class Rb5dfac45 extends R59ce067d {

  /// @param ms how many Ms there may be, 3 at most; the process begins with one
  /// @param gs how many Gs there may be, 7 at most
  /// @param procs GOMAXPROCS, 3 at most
  /// @param workload what goroutines do
  /// @param depth how deep callbacks nest, 3 at most
  /// @param statements how many statements each goroutine executes, 15 at most
  /// @param overflow which prologues find no room on the stack
  /// @param watch which properties are checked
  public Rb5dfac45(
      int ms,
      int gs,
      int procs,
      Workload workload,
      int depth,
      int statements,
      Overflow overflow,
      Watch watch) {
    super(ms, gs, procs, workload, depth, statements, overflow, watch);
  }

  // ---- malloc.goc ----

  @Override
  Word stackalloc(Word n) {
    // Must be called on the scheduler stack, so that nothing that runs here grows the stack.
    throwIf(!onSystemStack(), "stackalloc not on scheduler stack");
    return super.stackalloc(n);
  }

  // ---- proc.c ----

  @Override
  Word malg(Word stacksize) {
    if (onSystemStack()) {
      return stackalloc(stacksize);
    }
    G g = g();
    Status oldstatus = g.status;
    g.param = stacksize;
    g.status = Status.GSTACKALLOC;
    // This is gosched without the check of m->locks: we almost certainly hold a lock, but it is no
    // real rescheduling.
    g.gosave();
    m().switchTo(m().g0);
    Word stk = g.param;
    g.param = Word.NIL;
    g.status = oldstatus;
    return stk;
  }

  @Override
  boolean specialStatus(G gp) {
    if (!asksForStack(gp)) {
      return super.specialStatus(gp);
    }
    gp.param = stackalloc(gp.param);
    gp.status = Status.GRUNNING;
    return true;
  }

  /// Whether the scheduler has been asked for a stack.
  @NoSplit
  boolean asksForStack(G gp) {
    return gp.status == Status.GSTACKALLOC;
  }

  @Sometimes(
      "the scheduler is asked for a new goroutine's stack, unless there is only one goroutine")
  final boolean schedulerIsAskedForStack() {
    if (gs.length == 1) {
      return true;
    }
    for (G g : gs) {
      if (asksForStack(g)) {
        return true;
      }
    }
    return false;
  }

  @Override
  @NoSplit
  boolean badInReady(Status status) {
    return super.badInReady(status) || status == Status.GSTACKALLOC;
  }

  @Override
  @NoSplit
  boolean badInSched(Status status) {
    return super.badInSched(status) || status == Status.GRECOVERY || status == Status.GSTACKALLOC;
  }

  // ---- mgc0.c ----

  @Override
  @NoSplit
  boolean badInMark(Status status) {
    return super.badInMark(status) || status == Status.GSTACKALLOC;
  }
}
