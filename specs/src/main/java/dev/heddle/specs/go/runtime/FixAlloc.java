package dev.heddle.specs.go.runtime;

/// The allocator of fixed-size stack segments (`mfixalloc.c`), which have no identity here. What is
/// left of it is that its functions have prologues.
final class FixAlloc {

  /// FixAlloc_Alloc.
  void alloc() {
    sysAlloc();
  }

  /// SysAlloc: the memory comes from mmap.
  private void sysAlloc() {}

  /// FixAlloc_Free.
  void free() {}
}
