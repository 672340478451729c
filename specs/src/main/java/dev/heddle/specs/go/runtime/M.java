package dev.heddle.specs.go.runtime;

import dev.heddle.protocol.Carrier;
import dev.heddle.protocol.NoSplit;
import dev.heddle.protocol.Range;
import org.jspecify.annotations.Nullable;

/// An OS thread that executes Go code, C code or the scheduler: Go's M.
final class M extends Carrier {

  /// What can be called on a scheduler stack by `mcall`.
  enum Mcall {
    /// One round of the scheduler.
    SCHEDULE,
    /// Unwinding to the function that has recovered.
    RECOVERY,
    /// Allocating a stack.
    STACKALLOC
  }

  private final int id;

  /// The goroutine of the scheduler stack.
  final G0 g0;

  /// The frames of the scheduler stack, the oldest first. A position on it is the number of frames
  /// above it.
  final Frame[] stack;

  /// `m->sched.sp`: where whoever needs the scheduler stack begins. From f9ca3b5d5 on
  /// `m->g0->sched.sp`.
  @Range(to = 15)
  int schedsp;

  /// Where this M executes on its scheduler stack, in C code or `cgocallback`; 0 while it executes
  /// on a goroutine's stack or in the scheduler.
  @Range(to = 15)
  int sp;

  /// The goroutine that it executes; null in the scheduler. (The C code leaves it as it was, and
  /// nobody reads it.)
  @Nullable G curg;

  /// The goroutine that it has to take next.
  @Nullable G nextg;

  /// Whether it sleeps until there is one.
  boolean waitnextg;

  /// What it then sleeps on.
  final Note havenextg = new Note();

  /// The only goroutine that it may execute, or null.
  @Nullable G lockedg;

  /// Whether it collects garbage.
  boolean gcing;

  /// What it is to do on its scheduler stack: the argument of `mcall` of f9ca3b5d5.
  Mcall mcall = Mcall.SCHEDULE;

  /// How many locks it holds or waits for.
  @Range(to = 3)
  int locks;

  /// The next on the list of idle Ms.
  @Nullable M schedlink;

  /// The M with that number and a scheduler stack for so many frames; the first one runs from the
  /// start.
  M(int id, G0 g0, int frames) {
    super(g0);
    this.id = id;
    this.g0 = g0;
    this.stack = new Frame[frames];
    for (int i = 0; i < frames; i++) {
      stack[i] = new Frame(i == 0);
    }
  }

  /// Its number, from 0.
  @NoSplit
  int id() {
    return id;
  }

  /// Whether it executes C code, or the runtime for it, on its scheduler stack.
  @NoSplit
  boolean inC() {
    return sp > 0;
  }

  /// The frame at the end of the scheduler stack, as far as it is in use.
  @NoSplit
  Frame top() {
    return stack[sp - 1];
  }

  @Override
  public String toString() {
    return "M" + id;
  }
}
