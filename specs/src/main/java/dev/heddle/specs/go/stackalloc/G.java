package dev.heddle.specs.go.stackalloc;

import static dev.heddle.protocol.Heddle.assume;

import dev.heddle.protocol.Fiber;
import dev.heddle.protocol.Invariant;
import org.jspecify.annotations.Nullable;

/// A goroutine. Its stack is a list of segments: a prologue that finds no room gets a new one from
/// `newstack`, and the function's return gives it back through `lessstack` and `oldstack`.
class G extends Fiber {
  final Stackalloc runtime;
  private final int goid;

  Status status = Status.GIDLE;

  /// The function that it was created to run: one with `go` statements, or one that returns at
  /// once.
  boolean spawns;

  /// The next on the run queue or the free list.
  @Nullable G schedlink;

  /// What passes between `malg` and the scheduler.
  Word param = Word.NIL;

  /// Its first segment.
  Word stack0 = Word.NIL;

  /// Memory for goroutine `goid`.
  G(Stackalloc runtime, int goid) {
    this.runtime = runtime;
    this.goid = goid;
  }

  @Override
  protected void run() {
    // A dead G is used again, hence the loop: gogo to a new goroutine begins its function.
    for (; ; ) {
      if (spawns) {
        runtime.program();
      }
      runtime.goexit(this);
    }
  }

  @Override
  protected final void morestack() {
    assume(runtime.overflows());
    runtime.newstack();
  }

  @Override
  protected final void lessstack() {
    runtime.oldstack();
  }

  @Override
  protected final int liveSplits() {
    return runtime.liveSplits;
  }

  @Invariant("outside malg, whose caller holds sched, g->param is nil")
  final boolean paramIsNil() {
    return param == Word.NIL || runtime.holdsSched(this);
  }

  @Invariant("a goroutine in Gstackalloc runs on an M that holds sched, so mark() never meets one")
  final boolean markNeverMeetsGstackalloc() {
    return status != Status.GSTACKALLOC || runtime.holdsSched(this);
  }

  @Override
  public String toString() {
    return "goroutine " + goid;
  }
}
