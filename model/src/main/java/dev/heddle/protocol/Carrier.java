package dev.heddle.protocol;

import org.jspecify.annotations.Nullable;

/// A processor for fibers: an OS thread, Go's M, a worker. It executes its current fiber, one step
/// at a time, and does nothing while it has none.
public class Carrier implements Runner {
  private @Nullable Fiber current;

  /// A carrier that starts with `first`, or idle when that is null.
  public Carrier(@Nullable Fiber first) {
    current = first;
  }

  /// The fiber that this carrier executes, or null.
  @NoSplit
  public final @Nullable Fiber current() {
    return current;
  }

  /// Continues with `next` where that fiber last stood, or stays idle when it is null. The fiber
  /// that was current, if any, stands after this call. A fiber that is already current on another
  /// carrier is an error: no strand runs on two carriers.
  @NoSplit
  public final void switchTo(@Nullable Fiber next) {
    Heddle.mount(this, next);
    current = next;
    Heddle.point();
  }
}
