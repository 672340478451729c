package dev.heddle.model.conformance;

import java.util.ArrayList;
import java.util.List;

/// What threads did, in the order in which they say so.
final class Log {
  private final List<Observation> observations = new ArrayList<>();

  synchronized void add(Observation observation) {
    observations.add(observation);
  }

  synchronized List<Observation> observations() {
    return List.copyOf(observations);
  }
}
