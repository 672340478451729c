package dev.heddle.specs.go.runtime;

import dev.heddle.protocol.NoSplit;
import dev.heddle.protocol.Range;
import org.jspecify.annotations.Nullable;

/// A deferred call. Those of a goroutine are a list that is only ever changed at its head, so they
/// lie in an array of their G.
final class Defer {

  /// What is deferred.
  enum Fn {
    /// No function: the record is free.
    NONE,
    /// A Go function that recovers from a panic.
    RECOVER,
    /// `unwindcgocallback` of 2d393034.
    UNWINDCGOCALLBACK,
    /// `unlockm` of f9ca3b5d5.
    UNLOCKM,
    /// `unwindm` of f9ca3b5d5.
    UNWINDM
  }

  Fn fn = Fn.NONE;

  /// The frame on the goroutine's stack that deferred it, 0 when it belongs to none.
  @Range(to = 15)
  int sp;

  /// First argument of `unwindcgocallback`: whose `&m->sched.sp` it is.
  @Nullable M spaddr;

  /// Second argument of `unwindcgocallback`: a position on the scheduler stack.
  @Range(to = 15)
  int arg;

  /// Frees the record. What it held is forgotten, so that it does not tell states apart.
  @NoSplit
  void free() {
    fn = Fn.NONE;
    sp = 0;
    spaddr = null;
    arg = 0;
  }
}
