package dev.heddle.specs.go.runtime;

import static dev.heddle.protocol.Heddle.carrier;

import dev.heddle.protocol.NoSplit;
import dev.heddle.protocol.Runner;
import org.jspecify.annotations.Nullable;

/// A lock of the runtime, with `lock` and `unlock` of `linux/thread.c`. The futex below it has a
/// verification of its own ([dev.heddle.specs.linux.CountLock]); here taking it is one step.
class Lock extends dev.heddle.protocol.Lock {
  private final String name;

  /// A free lock with that name.
  Lock(String name) {
    this.name = name;
  }

  @Override
  public void lock() {
    ((M) carrier()).locks++;
    super.lock();
  }

  @Override
  public final void unlock() {
    ((M) carrier()).locks--;
    super.unlock();
  }

  @Override
  @NoSplit
  public final @Nullable Runner owner() {
    return super.owner();
  }

  /// Whether nobody holds it.
  @NoSplit
  final boolean isFree() {
    return owner() == null;
  }

  @Override
  public String toString() {
    return name;
  }
}
