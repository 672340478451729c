package dev.heddle.checker;

import dev.heddle.checker.verdict.Races;
import dev.heddle.checker.verdict.Statistics;
import dev.heddle.checker.verdict.Verdict;

/// Makes one verdict of two: on the protocol, and on its data races.
final class RaceSearch {
  private RaceSearch() {}

  /// Whether a verdict leaves it open whether there are data races: nothing is wrong so far.
  static boolean isOpen(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Holds _, Verdict.Unwitnessed _ -> true;
      case Verdict.Violated _, Verdict.Inconclusive _ -> false;
    };
  }

  /// The verdict on a protocol that has none.
  ///
  /// @param verdict one that leaves it open
  static Verdict without(Verdict verdict, Races races) {
    Statistics both = verdict.statistics().with(races);
    return switch (verdict) {
      case Verdict.Holds _ -> new Verdict.Holds(both);
      case Verdict.Unwitnessed(var unseen, _) -> new Verdict.Unwitnessed(unseen, both);
      case Verdict.Violated _, Verdict.Inconclusive _ -> verdict;
    };
  }

  /// The verdict on both.
  ///
  /// @param verdict one that leaves it open
  /// @param found the verdict on [dev.heddle.model.system.TransitionSystem#races]
  static Verdict conclude(Verdict verdict, Verdict found) {
    Statistics other = found.statistics();
    var searched =
        new Races.Searched(other.states(), other.transitions(), other.seconds(), other.complete());
    Statistics both = verdict.statistics().with(searched);
    return switch (found) {
      case Verdict.Holds _, Verdict.Unwitnessed _ -> without(verdict, searched);
      case Verdict.Violated(var flaw, var trace, _) -> new Verdict.Violated(flaw, trace, both);
      case Verdict.Inconclusive(var reason, var advice, _) ->
          new Verdict.Inconclusive(
              reason, "Everything but the search for data races was done. " + advice, both);
    };
  }
}
