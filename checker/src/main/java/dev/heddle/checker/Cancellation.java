package dev.heddle.checker;

import java.util.function.BooleanSupplier;

/// A wish to end a search soon, to be expressed from any thread. It cannot be taken back.
public final class Cancellation implements BooleanSupplier {
  private volatile boolean cancelled;

  /// No wish yet.
  public Cancellation() {}

  /// Wishes the search to end. It reports what it has until then.
  public void cancel() {
    cancelled = true;
  }

  /// Whether [#cancel] was called.
  @Override
  public boolean getAsBoolean() {
    return cancelled;
  }
}
