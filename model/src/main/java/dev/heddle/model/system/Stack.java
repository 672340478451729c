package dev.heddle.model.system;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where one strand stands in one state.
///
/// @param strand its name
/// @param carrier the name of the carrier it is current on, or null
/// @param fiber whether it needs a carrier to run
/// @param condition what it is doing
/// @param frames its activations, innermost first; empty when it has ended or not begun
/// @param waitsFor the lock that it waits for and who holds it: `stacks held by M0`; or null
public record Stack(
    String strand,
    @Nullable String carrier,
    boolean fiber,
    Condition condition,
    List<Frame> frames,
    @Nullable String waitsFor) {

  /// What a strand is doing in a state.
  public enum Condition {
    /// It has a step.
    ENABLED,
    /// It has no step: it waits.
    BLOCKED,
    /// It is a fiber that no carrier runs.
    PARKED,
    /// It has not begun.
    NEW,
    /// Its `run()` has returned.
    ENDED
  }
}
