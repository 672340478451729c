package dev.heddle.model.system;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A lock with an owner, in one state.
///
/// @param lock its name
/// @param owner the runner that holds it, a carrier or a strand without one; null when it is free
/// @param waiting the runners that wait for it, in the order of their steps
public record LockState(String lock, @Nullable String owner, List<String> waiting) {
  /// Copies the list.
  public LockState {
    waiting = List.copyOf(waiting);
  }
}
