package dev.heddle.specs.go.stackalloc;

import static dev.heddle.protocol.Heddle.onSystemStack;

import dev.heddle.protocol.Invariant;
import dev.heddle.protocol.NoSplit;
import dev.heddle.protocol.Sometimes;

/// The runtime with the fix: b5dfac45. `malg` asks the scheduler stack to call `stackalloc`.
public class After extends Before {

  /// @param ms how many Ms there may be; the process begins with one
  /// @param gs how many goroutines execute a `go` statement; each creates one more that returns at
  ///   once
  /// @param locks what the locks are made of
  /// @param overflow which prologues find no room
  /// @param splits how many segments a goroutine may have beyond its first
  /// @param syscalls whether those goroutines make a system call first
  public After(int ms, int gs, Locks locks, Overflow overflow, int splits, boolean syscalls) {
    super(ms, gs, locks, overflow, splits, syscalls);
  }

  @Override
  Word stackalloc(Word n) {
    // Must be called on the scheduler stack, so that nothing that runs here grows the stack.
    if (!onSystemStack()) {
      throwNotOnSchedulerStack();
    }
    return super.stackalloc(n);
  }

  /// The new throw.
  @NoSplit
  void throwNotOnSchedulerStack() {
    throw new IllegalStateException("stackalloc not on scheduler stack");
  }

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
    gosaveAndGogo();
    Word stk = g.param;
    g.param = Word.NIL;
    g.status = oldstatus;
    return stk;
  }

  @Override
  @NoSplit
  boolean specialStatus(G gp) {
    if (gp.status != Status.GSTACKALLOC) {
      return false;
    }
    gp.param = stackalloc(gp.param);
    gp.status = Status.GRUNNING;
    return true;
  }

  @Override
  @NoSplit
  boolean badInReady(Status status) {
    return super.badInReady(status) || status == Status.GSTACKALLOC;
  }

  @Override
  @NoSplit
  boolean badInSched(Status status) {
    return super.badInSched(status) || status == Status.GSTACKALLOC;
  }

  @Sometimes("the scheduler is asked for a stack")
  final boolean schedulerIsAsked() {
    return some(Status.GSTACKALLOC);
  }

  @Sometimes("every goroutine is dead, so that noSegmentLeaks counts segments")
  final boolean allDie() {
    return allDead();
  }

  @Sometimes("an M that was started runs a goroutine, where there may be more than one")
  final boolean startedMRuns() {
    return singleM() || anotherMRuns();
  }

  @Sometimes("an M holds stacks between two steps, unless it is taken and let go in one")
  final boolean stacksAreHeld() {
    return stacks.owner() != null || stacks instanceof OwnedLock;
  }

  @Invariant("whoever holds stacks runs on a scheduler stack")
  final boolean stacksHeldOnSchedulerStack() {
    return stacksOnSchedulerStack();
  }
}
