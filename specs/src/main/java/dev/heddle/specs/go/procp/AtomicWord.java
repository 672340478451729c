package dev.heddle.specs.go.procp;

import dev.heddle.protocol.Range;

/// `runtime·sched.atomic`, four numbers in a word that atomic instructions change: the information
/// that system calls need to decide whether to coordinate with the scheduler.
///
/// Each method is one instruction. What is read right after it without another is what that
/// instruction returned.
final class AtomicWord {
  private final Granularity granularity;

  /// How many Ms execute on a processor.
  @Range(to = 7)
  int mcpu;

  /// How many are allowed to.
  @Range(to = 3)
  int mcpumax;

  /// Whether a goroutine sleeps until `mcpu <= mcpumax`.
  boolean waitstop;

  /// Whether goroutines wait to run.
  boolean gwaiting;

  AtomicWord(Granularity granularity) {
    this.granularity = granularity;
  }

  /// Reads the word.
  void load() {
    granularity.instruction();
  }

  /// Counts one M less.
  void decrement() {
    granularity.instruction();
    mcpu--;
  }

  /// Counts one M more, whether or not there is a processor for it.
  void increment() {
    granularity.instruction();
    mcpu++;
  }

  /// Counts one M more if there is a processor for it: a loop of compare-and-swap in C.
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

  void setGwaiting(boolean value) {
    granularity.instruction();
    gwaiting = value;
  }

  void clearWaitstop() {
    granularity.instruction();
    waitstop = false;
  }

  /// Whether somebody sleeps until Ms have stopped, and enough have.
  boolean stopped() {
    return waitstop && mcpu <= mcpumax;
  }
}
