package dev.heddle.specs.go.stackalloc;

import static dev.heddle.protocol.Heddle.carrier;

import dev.heddle.specs.linux.CountLock;

/// The futex lock of that time as the runtime uses it.
final class CountedLock extends CountLock implements RuntimeLock {
  private final String name;

  CountedLock(String name, int ms) {
    super(ms, false);
    this.name = name;
  }

  @Override
  public void lock() {
    RuntimeLock.count(carrier());
    futexlock();
  }

  @Override
  public void unlock() {
    RuntimeLock.uncount(carrier());
    futexunlock();
  }

  @Override
  public String toString() {
    return name;
  }
}
