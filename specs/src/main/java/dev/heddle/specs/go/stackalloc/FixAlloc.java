package dev.heddle.specs.go.stackalloc;

import static dev.heddle.protocol.Heddle.onSystemStack;

import dev.heddle.protocol.NoSplit;
import dev.heddle.protocol.Range;

/// The allocator of fixed-size stack segments (`mfixalloc.c`), guarded by the lock `stacks`.
/// Segments have no identity here, they are counted.
final class FixAlloc {
  /// Whether its size is known.
  private boolean initialised;

  /// Whether it has a chunk of memory. One chunk of 128 kB is enough for every configuration here.
  private boolean chunk;

  /// How many segments are in use.
  @Range(to = 31)
  private int inuse;

  /// Whether the code that locked it last runs on a scheduler stack. For the checker only.
  private boolean onSchedulerStack;

  /// An allocator that has given out `inuse` segments before the model begins.
  FixAlloc(int inuse) {
    this.inuse = inuse;
  }

  /// Its lock has just been taken.
  @NoSplit
  void entered() {
    onSchedulerStack = onSystemStack();
  }

  /// Whether [#entered] was called on a scheduler stack.
  @NoSplit
  boolean onSchedulerStack() {
    return onSchedulerStack;
  }

  /// How many segments are in use.
  @NoSplit
  int inuse() {
    return inuse;
  }

  /// Whether [#init] has to be called.
  @NoSplit
  boolean uninitialised() {
    return !initialised;
  }

  /// FixAlloc_Init.
  void init() {
    initialised = true;
  }

  /// FixAlloc_Alloc.
  void alloc() {
    if (!chunk) {
      sysAlloc();
      chunk = true;
    }
    inuse++;
  }

  /// SysAlloc: the memory comes from mmap.
  private void sysAlloc() {}

  /// FixAlloc_Free.
  void free() {
    inuse--;
  }
}
