package dev.heddle.specs.go.runtime;

import static dev.heddle.protocol.Heddle.onSystemStack;

import dev.heddle.protocol.NoSplit;

/// Stacks and their segments: `stackalloc` and `stackfree` of `malloc.goc`, `malg`, `newstack` and
/// `oldstack` of `proc.c`.
///
/// Functions have a prologue that may split the stack unless they are `textflag 7`, that is
/// `@NoSplit`. Functions of the workload have none, nor have small ones with sched locked: a split
/// in their callers does what theirs would.
abstract class Stacks extends Panic {
  /// The allocator of segments and goroutines' stacks, which the lock `stacks` guards.
  final FixAlloc segments = new FixAlloc();

  private final Overflow overflow;

  Stacks(Size size, Workload workload, Overflow overflow, Watch watch) {
    super(size, workload, overflow, watch);
    this.overflow = overflow;
  }

  /// Allocates a stack.
  Word stackalloc(Word n) {
    throwIf(n != Word.FIXED_STACK && n != Word.LARGE_STACK, "stackalloc of no size");
    if (fromFixAlloc(n)) {
      stacks.lock();
      onSchedulerStack();
      segments.alloc();
      stacks.unlock();
    }
    // Others come from malloc, which takes other locks.
    return Word.STACK;
  }

  /// Frees one of that size.
  final void stackfree(Word n) {
    if (fromFixAlloc(n)) {
      stacks.lock();
      onSchedulerStack();
      segments.free();
      stacks.unlock();
    }
  }

  @NoSplit
  private void onSchedulerStack() {
    throwIf(
        watch.has(Watch.Q3) && !onSystemStack(),
        "Q3: a goroutine holds stacks that is not on a scheduler stack");
  }

  /// Whether a stack of that size comes from [#segments]. Until 25 January 2011 (afc6928ad) only
  /// one that is needed in `malloc` or during a collection.
  @NoSplit
  boolean fromFixAlloc(Word n) {
    return m().gcing;
  }

  @Override
  Word malg(Word stacksize) {
    return stackalloc(stacksize);
  }

  /// Gives the current goroutine a new segment. Runs on the scheduler stack.
  final void newstack() {
    G g1 = curg(m());
    stackalloc(Word.FIXED_STACK);
    g1.segments++;
  }

  /// Takes its newest segment away. If the scheduler has unwound its stack in the meantime, the
  /// function that had split it never returns.
  final void oldstack() {
    G g1 = curg(m());
    if (g1.segments > 0) {
      stackfree(Word.FIXED_STACK);
      g1.segments--;
    }
  }

  @Override
  final void freesegments(G gp) {
    while (gp.segments > 0) {
      stackfree(Word.FIXED_STACK);
      gp.segments--;
    }
  }

  /// Whether the prologue at hand may find no room.
  @NoSplit
  final boolean overflows() {
    return switch (overflow) {
      case NOWHERE -> false;
      case ACQUIRING -> m().locks == 2 && stacks.owner() != m();
      case HOLDING -> stacks.owner() == m();
      case ANYWHERE -> true;
    };
  }
}
