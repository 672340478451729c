package dev.heddle.specs.go.runtime;

import dev.heddle.protocol.NoSplit;

/// The runtime of 23 February 2011: commit 59ce067d, the parent of seed 001.
///
/// Since afc6928ad (25 January) the stacks that are needed most come from an allocator of their
/// own, whose lock is `stacks`.
public class R59ce067d extends R2d393034 {

  /// @param ms how many Ms there may be, 3 at most; the process begins with one
  /// @param gs how many Gs there may be, 7 at most
  /// @param procs GOMAXPROCS, 3 at most
  /// @param workload what goroutines do
  /// @param depth how deep callbacks nest, 3 at most
  /// @param statements how many statements each goroutine executes, 15 at most
  /// @param overflow which prologues find no room on the stack
  /// @param watch which properties are checked
  public R59ce067d(
      int ms,
      int gs,
      int procs,
      Workload workload,
      int depth,
      int statements,
      Overflow overflow,
      Watch watch) {
    super(ms, gs, procs, workload, depth, statements, overflow, watch);
  }

  @Override
  @NoSplit
  boolean fromFixAlloc(Word n) {
    return super.fromFixAlloc(n) || n == Word.FIXED_STACK;
  }
}
