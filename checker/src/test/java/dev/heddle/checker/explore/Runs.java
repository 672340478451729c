package dev.heddle.checker.explore;

import dev.heddle.checker.store.Store;
import dev.heddle.checker.verdict.Sighting;
import dev.heddle.checker.verdict.Statistics;
import dev.heddle.checker.verdict.Storage;
import dev.heddle.checker.verdict.Trace;
import dev.heddle.checker.verdict.Verdict;
import dev.heddle.model.system.Flaw;
import dev.heddle.model.system.TransitionSystem;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Ways to run a search in tests, and what to compare of their verdicts.
final class Runs {
  private Runs() {}

  /// Sizes so small that everything grows, splits and pauses all the time.
  static final Store.Sizes TINY = new Store.Sizes(8, 16, 3, -1, long[]::new);

  /// The same with fingerprints that say next to nothing: there are four.
  static final Store.Sizes COLLIDING = new Store.Sizes(8, 16, 3, 0xC0000000, long[]::new);

  /// Settings without limits.
  static Settings settings(int threads, Store.Sizes sizes) {
    return settings(threads, sizes, Storage.ARENA, 0);
  }

  /// Settings without limits, where all states move to that kind of store once there are so many.
  static Settings settings(int threads, Store.Sizes sizes, Storage storage, long moveFrom) {
    boolean usual = sizes == Store.Sizes.DEFAULT;
    long memory = 1L << 30;
    return new Settings(
        threads,
        Long.MAX_VALUE,
        Integer.MAX_VALUE,
        memory,
        usual ? 2048 : 1,
        usual ? 1024 : 5,
        sizes,
        storage,
        moveFrom);
  }

  /// All combinations worth trying: threads, sizes, stores, and moments to change the store.
  static List<Settings> allSettings() {
    List<Settings> all = new ArrayList<>();
    for (int threads : new int[] {1, 2, 4}) {
      for (Store.Sizes sizes : List.of(Store.Sizes.DEFAULT, TINY, COLLIDING)) {
        all.add(settings(threads, sizes, Storage.ARENA, 0));
        for (long from : new long[] {0, 30, 400}) {
          all.add(settings(threads, sizes, Storage.COMPACT, from));
          all.add(settings(threads, sizes, Storage.QUOTIENT, from));
        }
      }
    }
    return all;
  }

  /// Runs breadth-first, and has no ways to witnesses told.
  static Verdict run(TransitionSystem system, Settings settings) {
    return new BreadthFirst(system, settings, _ -> false).run();
  }

  /// Runs breadth-first, and has ways to all witnesses told.
  static Verdict tell(TransitionSystem system, Settings settings) {
    return new BreadthFirst(system, settings, _ -> true).run();
  }

  /// What the reference finds, without ways to witnesses.
  static Essence reference(TransitionSystem system) {
    return Essence.of(new ReferenceExplorer(system, _ -> false).run());
  }

  /// What must not depend on how a search is done.
  record Essence(
      String verdict,
      long states,
      long transitions,
      int depth,
      boolean complete,
      @Nullable Flaw flaw,
      @Nullable Trace trace,
      List<Sighting> sightings) {

    static Essence of(Verdict verdict) {
      Statistics s = verdict.statistics();
      var violated = verdict instanceof Verdict.Violated it ? it : null;
      return new Essence(
          verdict.getClass().getSimpleName(),
          s.states(),
          s.transitions(),
          s.depth(),
          s.complete(),
          violated == null ? null : violated.flaw(),
          violated == null ? null : violated.trace(),
          s.coverage().sightings());
    }
  }
}
