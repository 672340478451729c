package dev.heddle.specs.go.stackalloc;

import dev.heddle.protocol.SystemStack;

/// The goroutine of an M's scheduler stack, which is large and never splits.
@SystemStack
final class G0 extends G {
  private final int id;

  /// The scheduler stack of M number `id`.
  G0(Stackalloc runtime, int id) {
    super(runtime, 0);
    this.id = id;
  }

  @Override
  protected void run() {
    runtime.mstart();
  }

  @Override
  public String toString() {
    return "g0 of M" + id;
  }
}
