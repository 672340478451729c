package dev.heddle.checker.verdict;

import dev.heddle.model.system.Counter;
import java.util.ArrayList;
import java.util.List;

/// How often each counter of a system fired during a search.
///
/// @param entries in the system's order
public record Coverage(List<Entry> entries) {
  /// Copies the list.
  public Coverage {
    entries = List.copyOf(entries);
  }

  /// Pairs each counter with the count of the same position.
  public static Coverage of(List<Counter> counters, long[] counts) {
    List<Entry> entries = new ArrayList<>(counters.size());
    for (int i = 0; i < counters.size(); i++) {
      entries.add(new Entry(counters.get(i), counts[i]));
    }
    return new Coverage(entries);
  }

  /// One counter and its count.
  public record Entry(Counter counter, long count) {}
}
