package dev.heddle.protocol;

/// A one-time event: cleared, then slept on and woken once. Go's `Note`.
public class Note {
  private volatile boolean signalled;

  /// A note that is not signalled.
  public Note() {}

  /// Makes the note ready for its next event.
  @Atomic
  public void clear() {
    signalled = false;
  }

  /// Waits for the event.
  public void sleep() {
    Heddle.await(() -> signalled);
  }

  /// Signals the event. A second time without [#clear] is a violation.
  @Atomic
  public void wakeup() {
    Heddle.check(!signalled, "double wakeup");
    signalled = true;
  }

  /// Whether the event has happened.
  @NoSplit
  public boolean signalled() {
    return signalled;
  }
}
