package dev.heddle.specs.go.runtime;

import static dev.heddle.protocol.Heddle.check;
import static dev.heddle.protocol.Heddle.runner;

import dev.heddle.protocol.NoSplit;
import dev.heddle.protocol.Range;
import dev.heddle.protocol.Sync;
import org.jspecify.annotations.Nullable;

/// `runtime.sched`: the global scheduler's data and, as in C, the lock that guards them.
final class Sched extends Lock {
  /// Gs that are dead, for reuse.
  @Nullable G gfree;

  /// The run queue.
  @Nullable G ghead;

  /// Its end.
  @Nullable G gtail;

  /// How many Gs are on it.
  @Range(to = 7)
  int gwait;

  /// How many Gs are alive.
  @Range(to = 7)
  int gcount;

  /// Ms that wait for work.
  @Nullable M mhead;

  /// How many they are.
  @Range(to = 3)
  int mwait;

  /// How many Ms have been created. Changed with sched locked; in C a thread does not wait for it,
  /// but begins when it is created. Hence [Sync].
  @Sync
  @Range(to = 3)
  int mcount = 1;

  /// How many Ms execute Go code. It is negative in a runtime that has miscounted.
  @Range(from = -4, to = 11)
  int mcpu;

  /// How many may.
  @Range(to = 3)
  int mcpumax;

  /// How many may when no garbage is collected.
  @Range(to = 3)
  int gomaxprocs;

  /// How many Ms are in system calls or C code.
  @Range(from = -4, to = 11)
  int msyscall;

  /// Whether initialization runs, and no other goroutine may start.
  boolean predawn = true;

  /// Whether a collector stops the world or has stopped it: `runtime.gcwaiting`. The polls that
  /// read it are left out.
  boolean gcwaiting;

  /// Where the collector sleeps until the other Ms have stopped.
  final Note stopped = new Note();

  /// Whether it does.
  boolean waitstop;

  private final Lock stacks;

  /// The scheduler's data before anything runs.
  ///
  /// @param stacks the lock of the allocator of stacks, which comes after this one
  Sched(int gomaxprocs, Lock stacks) {
    super("sched");
    this.stacks = stacks;
    this.gomaxprocs = gomaxprocs;
    this.mcpumax = gomaxprocs;
  }

  @Override
  @NoSplit
  public void lock() {
    check(stacks.owner() != runner(), "Q4: sched is taken with stacks held");
    super.lock();
  }
}
