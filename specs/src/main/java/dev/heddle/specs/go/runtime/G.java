package dev.heddle.specs.go.runtime;

import dev.heddle.protocol.Fiber;
import dev.heddle.protocol.Invariant;
import dev.heddle.protocol.NoSplit;
import dev.heddle.protocol.Range;
import dev.heddle.protocol.Sync;
import org.jspecify.annotations.Nullable;

/// A goroutine.
///
/// Its stack has a frame for each Go function that has been called from outside Go (the first one,
/// and one for each callback; what such a function calls counts as part of it) and one for each
/// `cgocall`. So a Go function ends at an odd position, and its `cgocall` at the next one.
class G extends Fiber {
  private final Globals runtime;
  private final int goid;

  /// Changed with sched locked or by the M that executes it, and looked at by `mark` without the
  /// lock, on purpose: the world is stopped, but whoever comes out of a system call may still
  /// change Gsyscall to Grunnable, which is scanned alike. What else `mark` may meet are errors of
  /// the scheduler, for which there are properties, so to the search for data races this is like a
  /// volatile variable. Hence [Sync].
  @Sync Status status = Status.GIDLE;

  /// Where its stack ends. A register: from outside only S8 looks at it, in a check.
  @Sync
  @Range(to = 15)
  int sp;

  /// `g->sched.sp`: where it has last been saved.
  @Range(to = 15)
  int schedsp;

  /// The next on the run queue or the free list.
  @Nullable G schedlink;

  /// How many segments its stack has beyond its first.
  @Range(to = 3)
  int segments;

  /// The segment that `g->sched.sp` lies in.
  @Range(to = 3)
  int schedsegment;

  /// What passes between `malg` and the scheduler.
  Word param = Word.NIL;

  /// Whether it has a stack: a dead G is used again with the one that it had.
  boolean stack0;

  /// The next that waits for the same semaphore.
  @Nullable G semalink;

  /// Whether the scheduler has to ready it when it stops.
  boolean readyonstop;

  /// The M that executes it, or null.
  @Nullable M m;

  /// The only M that may execute it, or null.
  @Nullable M lockedm;

  /// Its deferred calls, the oldest first.
  final Defer[] defers;

  /// How many of them there are; the last one is the head of the list `g->defer`.
  @Range(to = 15)
  int ndefer;

  /// The local `oldlock` of `cgocall`, by depth: whether it is this goroutine or nil. From
  /// f9ca3b5d5 on whether `cgocall` has deferred `unlockm`.
  final boolean[] locked;

  /// How many deferred calls there were when `cgocall` was called, by depth. For the checker only.
  @Range(to = 15)
  final int[] defersAtCall;

  /// Whether LockOSThread is in force, by the calls that its code has made. For the checker only.
  boolean wired;

  /// How many statements it will still execute; for the workload.
  @Range(to = 15)
  int statements;

  /// Memory for goroutine `goid`.
  ///
  /// @param depth how deep callbacks nest
  G(Globals runtime, int goid, int depth) {
    this.runtime = runtime;
    this.goid = goid;
    this.defers = new Defer[3 * depth + 3];
    for (int i = 0; i < defers.length; i++) {
      defers[i] = new Defer();
    }
    this.locked = new boolean[depth + 1];
    this.defersAtCall = new int[depth + 1];
  }

  @Override
  protected final void run() {
    // What it executes next is where its stack and that of its M say. A dead G is used again.
    for (; ; ) {
      runtime.execute();
    }
  }

  /// Saves where its stack ends: `gosave(&g->sched)`.
  @NoSplit
  final void gosave() {
    schedsp = sp;
    schedsegment = segments;
  }

  /// It is dead: what its stack held does not tell states apart.
  @NoSplit
  final void forget() {
    sp = 0;
    schedsp = 0;
    schedsegment = 0;
    wired = false;
    statements = 0;
    for (int i = 0; i < locked.length; i++) {
      locked[i] = false;
      defersAtCall[i] = 0;
    }
  }

  /// How many callbacks its stack is in.
  @NoSplit
  final int depth() {
    return (sp - 1) >> 1;
  }

  /// The head of the list of deferred calls.
  @NoSplit
  final Defer defer() {
    return defers[ndefer - 1];
  }

  @Invariant("outside malg, whose caller holds sched, g->param is nil")
  final boolean paramIsNil() {
    return param == Word.NIL || runtime.holdsSched(this);
  }

  @Invariant("outside malg, whose caller holds sched, no status is Gstackalloc")
  final boolean stackallocIsOver() {
    return status != Status.GSTACKALLOC || runtime.holdsSched(this);
  }

  @Override
  public final String toString() {
    return "goroutine " + goid;
  }
}
