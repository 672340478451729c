package dev.heddle.specs.go.stackalloc;

import static dev.heddle.protocol.Heddle.carrier;

import dev.heddle.protocol.Lock;
import dev.heddle.protocol.NoSplit;
import dev.heddle.protocol.Runner;
import org.jspecify.annotations.Nullable;

/// The library's lock in the place of the runtime's.
final class OwnedLock extends Lock implements RuntimeLock {
  private final String name;

  OwnedLock(String name) {
    this.name = name;
  }

  @Override
  public void lock() {
    RuntimeLock.count(carrier());
    super.lock();
  }

  @Override
  public void unlock() {
    RuntimeLock.uncount(carrier());
    super.unlock();
  }

  @Override
  @NoSplit
  public @Nullable Runner owner() {
    return super.owner();
  }

  @Override
  public String toString() {
    return name;
  }
}
