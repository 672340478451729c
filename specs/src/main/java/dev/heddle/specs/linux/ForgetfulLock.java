package dev.heddle.specs.linux;

import dev.heddle.protocol.NoSplit;

/// A broken [ThreeStateLock]: after spinning it takes the lock as LOCKED, whatever it has
/// overwritten, and forgets who sleeps.
public final class ForgetfulLock extends ThreeStateLock {

  /// @param threads how many threads there are, 7 at most
  /// @param spurious whether the kernel may wake a sleeper that nobody has woken
  /// @param activeSpin how often to look before yielding the processor
  public ForgetfulLock(int threads, boolean spurious, int activeSpin) {
    super(threads, spurious, activeSpin);
  }

  @Override
  @NoSplit
  protected boolean grab(int wait) {
    return cas(UNLOCKED, LOCKED);
  }
}
