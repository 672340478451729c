package dev.heddle.specs.go.runtime;

import dev.heddle.protocol.NoSplit;

/// Which properties a job checks. What the runtime itself throws on is always checked, but for
/// [#MARK].
public enum Watch {
  /// All that are here.
  ALL(false),
  /// Those about the scheduler stack and deferred calls, what seed 000 is about, and about
  /// statuses, counters and places.
  SEED_000(false),
  /// None of them.
  NONE(false),
  /// Those about stacks, statuses, counters and places: what seed 001 is about.
  SEED_001(false),
  /// Where Go code runs, `m->sched.sp` is just below the last live frame of the scheduler stack.
  P1(true),
  /// `runcgocallback` returns to its own caller.
  P2(true),
  /// `unwindcgocallback` runs on the M whose `m->sched.sp` it restores.
  P3(true),
  /// A scheduler stack holds at most two frames for each nested callback.
  P4(true),
  /// Where `scheduler` goes on, `m->sched.sp` is where its frame is.
  SCHEDULER_FRAME(false),
  /// When `cgocall` returns, the list of deferred calls is as it was when it was called.
  DEFERS(true),
  /// Where Go code runs, its goroutine is in Grunning.
  STATUS(true),
  /// proc.p: should never have goroutines waiting with procs available.
  WAITING(false),
  /// proc.p: should never have gc waiting for stop if things have already stopped.
  STOPPING(false),
  /// When sched is free, `mcpu` and `msyscall` are what they say.
  COUNTERS(true),
  /// Every live G is in exactly one place.
  PLACES(true),
  /// A goroutine is wired to its M when its code has asked for it, or during a cgocall, and only
  /// then.
  WIRING(false),
  /// While garbage is collected, nobody else runs Go code, allocates or frees.
  COLLECTING(false),
  /// The same for those who allocate or free without counting in `mcpu`.
  FREEING(false),
  /// The runtime's own check of that: `mark` throws when it meets a goroutine that runs. Jobs that
  /// are about something else turn it off.
  MARK(false),
  /// A goroutine in Gsyscall has saved a position where its stack is in use.
  SCAN(false),
  /// A goroutine that `mark` scans has saved a position in a segment that has not been freed.
  DANGLING(false),
  /// It has saved a position in its newest segment, whose bounds it has.
  TORN(false),
  /// Whoever holds `stacks` runs on a scheduler stack.
  Q3(false);

  private final boolean seed000;

  Watch(boolean seed000) {
    this.seed000 = seed000;
  }

  @NoSplit
  private boolean seed001() {
    return this == Q3 || this == COUNTERS || this == PLACES || this == STATUS;
  }

  /// Whether a job that watches this checks `property`.
  @NoSplit
  boolean has(Watch property) {
    return this == ALL
        || this == property
        || (this == SEED_000 && property.seed000)
        || (this == SEED_001 && property.seed001());
  }
}
