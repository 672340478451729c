package dev.heddle.checker.store;

import java.util.HashSet;
import java.util.Set;

/// The few states that a [QuotientTable] has no slot for.
final class Strays {
  private record Stray(int hash, long rest) {}

  private final Set<Stray> states = new HashSet<>();

  /// Adds a state, unless it is there.
  ///
  /// @return whether it was not
  synchronized boolean add(int hash, long rest) {
    return states.add(new Stray(hash, rest));
  }

  /// Whether a state is there.
  synchronized boolean has(int hash, long rest) {
    return states.contains(new Stray(hash, rest));
  }

  /// How many there are.
  synchronized int size() {
    return states.size();
  }

  /// Adds all to a table, or to other strays where they find no slot.
  synchronized void moveTo(QuotientTable table, Strays others) {
    states.forEach(stray -> table.put(stray.hash, stray.rest, others, true));
  }
}
