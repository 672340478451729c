package dev.heddle.specs.go.procp;

import dev.heddle.protocol.Range;
import dev.heddle.protocol.Sync;

/// `runtime·sched.atomic`: four numbers in one word. They tell system calls whether to coordinate
/// with the scheduler, which otherwise pass by its lock.
///
/// Each method that changes or loads the word is one atomic instruction, after which its fields can
/// be read as what that instruction returned. Where other threads may run is said there, too, hence
/// [Sync] instead of `volatile`.
final class AtomicWord {
  private final Granularity granularity;

  /// What mcpu may be: how many Ms there may be. Were it one, a check of mcpu would go without
  /// saying, and with it the statement that is nothing else.
  final int most;

  /// How many Ms execute on a processor.
  @Sync
  @Range(upTo = "most")
  int mcpu;

  /// How many may.
  @Sync
  @Range(to = 3)
  int mcpumax;

  /// Whether a goroutine sleeps until `mcpu <= mcpumax`.
  @Sync boolean waitstop;

  /// Whether goroutines wait to run.
  @Sync boolean gwaiting;

  AtomicWord(int ms, Granularity granularity) {
    this.most = Math.max(ms, 2);
    this.granularity = granularity;
  }

  /// `atomicload`.
  void load() {
    granularity.instruction();
  }

  /// `xadd(-1<<mcpuShift)`.
  void decrementMcpu() {
    granularity.instruction();
    mcpu--;
  }

  /// `xadd(1<<mcpuShift)`.
  void incrementMcpu() {
    granularity.instruction();
    mcpu++;
  }

  /// Increments mcpu unless it is mcpumax already: a loop around compare-and-swap, whose failed
  /// rounds change nothing.
  boolean canaddmcpu() {
    granularity.instruction();
    if (mcpu >= mcpumax) {
      return false;
    }
    mcpu++;
    return true;
  }

  void setmcpumax(int n) {
    granularity.instruction();
    mcpumax = n;
  }

  void setWaitstop(boolean value) {
    granularity.instruction();
    waitstop = value;
  }

  void setGwaiting(boolean value) {
    granularity.instruction();
    gwaiting = value;
  }

  /// Whether a goroutine sleeps until enough Ms have stopped, and enough have.
  boolean stopped() {
    return waitstop && mcpu <= mcpumax;
  }
}
