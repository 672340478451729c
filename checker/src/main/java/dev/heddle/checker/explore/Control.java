package dev.heddle.checker.explore;

import dev.heddle.checker.store.Room;
import dev.heddle.checker.verdict.Verdict.Reason;
import org.jspecify.annotations.Nullable;

/// What makes workers pause after the batch in hand. Shared by all threads.
final class Control {
  private volatile @Nullable Reason stop;
  private volatile @Nullable Room lack;
  private volatile boolean broken;

  /// Whether to pause now, for whatever cause.
  boolean pausing() {
    return lack != null || stop != null || broken;
  }

  /// Ends the search. The first reason stays.
  synchronized void stop(Reason reason) {
    if (stop == null) {
      stop = reason;
    }
  }

  /// Why the search is to end, or null.
  @Nullable Reason stopped() {
    return stop;
  }

  /// Calls the leader, because the store has refused room to a worker.
  void lack(Room refusal) {
    lack = refusal;
  }

  /// Why the store has refused room, or null; and forgets it.
  @Nullable Room takeLack() {
    Room refusal = lack;
    lack = null;
    return refusal;
  }

  /// Makes everyone pause, because a thread has thrown.
  void fail() {
    broken = true;
  }
}
