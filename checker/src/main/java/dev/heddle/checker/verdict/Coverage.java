package dev.heddle.checker.verdict;

import dev.heddle.model.system.Counter;
import java.util.List;

/// How often each counter of a system fired during a search.
///
/// @param entries in the system's order
public record Coverage(List<Entry> entries) {
  /// Copies the list.
  public Coverage {
    entries = List.copyOf(entries);
  }

  /// One counter and its count.
  public record Entry(Counter counter, long count) {}
}
