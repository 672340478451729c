package dev.heddle.checker.explore;

import dev.heddle.checker.verdict.Coverage;
import dev.heddle.checker.verdict.Races;
import dev.heddle.checker.verdict.Statistics;
import dev.heddle.checker.verdict.Storage;
import dev.heddle.checker.verdict.Verdict;
import dev.heddle.checker.verdict.Verdict.Reason;
import dev.heddle.model.system.TransitionSystem;

/// A search, to be run once.
public interface Search {

  /// Searches until there is a verdict.
  ///
  /// @throws IllegalStateException when a bug, in the checker or the system, makes one impossible
  Verdict run();

  /// Asks the search to end soon, from any thread. It then ends inconclusively for that reason,
  /// unless it has found something wrong or nothing is left to do.
  void stop(Reason reason);

  /// How far it is, from any thread.
  Gauges gauges();

  /// The verdict on a search that ran out of memory before it could say anything.
  static Verdict outOfMemory(TransitionSystem system, int threads) {
    return outOfMemory(system, threads, "");
  }

  /// The verdict on a search that ran out of memory before it could count anything.
  ///
  /// @param told what is known all the same: nothing, or a sentence and a space
  static Verdict outOfMemory(TransitionSystem system, int threads, String told) {
    Coverage none =
        Coverage.of(
            system.counters(),
            new long[system.counters().size()],
            new Lookout(system).sightings(_ -> null));
    Statistics statistics =
        new Statistics(
            0,
            0,
            0,
            0,
            0,
            Storage.ARENA,
            PeakMemory.read(),
            threads,
            false,
            none,
            new Races.NotSearched());
    return new Verdict.Inconclusive(
        Reason.MEMORY_LIMIT, told + Advice.on(Reason.MEMORY_LIMIT), statistics);
  }
}
