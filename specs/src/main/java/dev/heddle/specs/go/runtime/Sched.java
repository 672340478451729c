package dev.heddle.specs.go.runtime;

import dev.heddle.protocol.Range;
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

  /// How many Ms have been created.
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

  /// Where the collector sleeps until the other Ms have stopped.
  final Note stopped = new Note();

  /// Whether it does.
  boolean waitstop;

  /// The scheduler's data before anything runs.
  Sched(int gomaxprocs) {
    super("sched");
    this.gomaxprocs = gomaxprocs;
    this.mcpumax = gomaxprocs;
  }
}
