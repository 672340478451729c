package dev.heddle.protocol;

import org.jspecify.annotations.Nullable;

/// A mutual exclusion lock with an owner, in two methods of ordinary protocol code.
///
/// Taking it is a scheduling point, letting it go is not: a release commutes to the left of
/// whatever other strands do, so no behaviour is lost.
public class Lock {
  @Owner private @Nullable Runner owner;

  /// A free lock.
  public Lock() {}

  /// Waits until the lock is free and takes it. Not re-entrant: taking it twice is a partial
  /// deadlock.
  @Acquires
  public void lock() {
    Heddle.await(() -> owner == null);
    owner = Heddle.runner();
  }

  /// Lets the lock go.
  public void unlock() {
    Heddle.check(owner == Heddle.runner(), "unlock of a lock that is not held by its caller");
    owner = null;
  }

  /// Who holds the lock, or null.
  @NoSplit
  public @Nullable Runner owner() {
    return owner;
  }
}
