package dev.heddle.checker.verdict;

import dev.heddle.model.system.Counter;
import dev.heddle.model.system.Property;
import java.util.ArrayList;
import java.util.List;

/// What a search has reached: how often each counter of the system fired, and which witnesses it
/// has seen.
///
/// @param entries in the order of the system's counters
/// @param sightings in the order of the system's witnesses
public record Coverage(List<Entry> entries, List<Sighting> sightings) {
  /// Copies the lists.
  public Coverage {
    entries = List.copyOf(entries);
    sightings = List.copyOf(sightings);
  }

  /// Pairs each counter with the count of the same position.
  public static Coverage of(List<Counter> counters, long[] counts, List<Sighting> sightings) {
    List<Entry> entries = new ArrayList<>(counters.size());
    for (int i = 0; i < counters.size(); i++) {
      entries.add(new Entry(counters.get(i), counts[i]));
    }
    return new Coverage(entries, sightings);
  }

  /// The witnesses that were not seen.
  public List<Property> unseen() {
    List<Property> unseen = new ArrayList<>();
    for (Sighting sighting : sightings) {
      if (sighting.depth().isEmpty()) {
        unseen.add(sighting.witness());
      }
    }
    return unseen;
  }

  /// One counter and its count.
  public record Entry(Counter counter, long count) {}
}
