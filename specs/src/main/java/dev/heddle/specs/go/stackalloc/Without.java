package dev.heddle.specs.go.stackalloc;

import static dev.heddle.protocol.Heddle.onSystemStack;

import dev.heddle.protocol.NoSplit;

/// The fix with one line left out. Either a run misses it, or it is a safeguard that no run needs.
public final class Without extends After {
  private final Line line;

  /// @param line what is left out
  /// @param ms how many Ms there may be; the process begins with one
  /// @param gs how many goroutines execute a `go` statement; each creates one more that returns at
  ///   once
  /// @param locks what the locks are made of
  /// @param overflow which prologues find no room
  /// @param splits how many segments a goroutine may have beyond its first
  /// @param syscalls whether those goroutines make a system call first
  public Without(
      Line line, int ms, int gs, Locks locks, Overflow overflow, int splits, boolean syscalls) {
    super(ms, gs, locks, overflow, splits, syscalls);
    this.line = line;
  }

  /// A line of b5dfac45.
  public enum Line {
    /// `stackalloc`: the throw off the scheduler stack.
    THROW,
    /// `malg`: the test `g == m->g0`; it always hands off.
    G0_TEST,
    /// `malg`: `g->param = StackSystem + stacksize`.
    SIZE,
    /// `malg`: `g->status = Gstackalloc`.
    STATUS,
    /// `malg`: the switch to the scheduler stack.
    SWITCH,
    /// `malg`: the omission of the check of `m->locks`; it calls gosched.
    UNCHECKED_LOCKS,
    /// `malg`: `g->param = nil`.
    CLEAR_PARAM,
    /// `malg`: `g->status = oldstatus`.
    RESTORE_STATUS,
    /// The scheduler's arm for Gstackalloc as a whole.
    ARM,
    /// The scheduler's arm: `gp->param = stackalloc(gp->param)`.
    ARM_STACKALLOC,
    /// The scheduler's arm: `gp->status = Grunning`.
    ARM_STATUS,
    /// `readylocked`: the throw on Gstackalloc.
    READY_THROW,
    /// The scheduler: the throw on Gstackalloc.
    SCHED_THROW
  }

  @Override
  @NoSplit
  void throwNotOnSchedulerStack() {
    if (line != Line.THROW) {
      super.throwNotOnSchedulerStack();
    }
  }

  @Override
  Word malg(Word stacksize) {
    if (onSystemStack() && line != Line.G0_TEST) {
      return stackalloc(stacksize);
    }
    G g = g();
    Status oldstatus = g.status;
    if (line != Line.SIZE) {
      g.param = stacksize;
    }
    if (line != Line.STATUS) {
      g.status = Status.GSTACKALLOC;
    }
    if (line == Line.UNCHECKED_LOCKS) {
      gosched();
    } else if (line != Line.SWITCH) {
      gosaveAndGogo();
    }
    Word stk = g.param;
    if (line != Line.CLEAR_PARAM) {
      g.param = Word.NIL;
    }
    if (line != Line.RESTORE_STATUS) {
      g.status = oldstatus;
    }
    return stk;
  }

  @Override
  @NoSplit
  boolean specialStatus(G gp) {
    if (line == Line.ARM || gp.status != Status.GSTACKALLOC) {
      return false;
    }
    if (line != Line.ARM_STACKALLOC) {
      gp.param = stackalloc(gp.param);
    }
    if (line != Line.ARM_STATUS) {
      gp.status = Status.GRUNNING;
    }
    return true;
  }

  @Override
  @NoSplit
  boolean badInReady(Status status) {
    return super.badInReady(status) && !(line == Line.READY_THROW && status == Status.GSTACKALLOC);
  }

  @Override
  @NoSplit
  boolean badInSched(Status status) {
    return super.badInSched(status) && !(line == Line.SCHED_THROW && status == Status.GSTACKALLOC);
  }
}
