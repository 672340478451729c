package dev.heddle.specs.go.runtime;

import static dev.heddle.protocol.Heddle.await;

import dev.heddle.protocol.Fiber;
import dev.heddle.protocol.MayRest;
import dev.heddle.protocol.SystemStack;

/// The goroutine of an M's scheduler stack.
@SystemStack
final class G0 extends Fiber {
  private final Proc runtime;
  private final int id;

  /// That of M number `id`.
  G0(Proc runtime, int id) {
    this.runtime = runtime;
    this.id = id;
  }

  @Override
  protected void run() {
    newosproc();
    runtime.mstart();
  }

  /// The thread begins when `matchmg` has counted it.
  @MayRest
  private void newosproc() {
    await(() -> runtime.sched.mcount > id);
  }

  @Override
  public String toString() {
    return "g0 of M" + id;
  }
}
