package dev.heddle.model.emit;

/// Decides whether, in a state, a strand that is about to access a plain variable races with a step
/// of another that accesses it in an atomic method or in the condition of an `await`. It is asked
/// rarely, so it need not be fast; it must be thread-safe.
@FunctionalInterface
public interface MixedRaces {

  /// Whether there is such a race in the state at `states[offset..]`.
  boolean any(long[] states, int offset);
}
