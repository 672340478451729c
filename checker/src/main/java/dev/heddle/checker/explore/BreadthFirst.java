package dev.heddle.checker.explore;

import dev.heddle.checker.verdict.Storage;
import dev.heddle.checker.verdict.Verdict;
import dev.heddle.checker.verdict.Verdict.Reason;
import dev.heddle.model.system.Property;
import dev.heddle.model.system.TransitionSystem;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// Visits every reachable state breadth-first, and finds a shortest way to what is wrong.
public final class BreadthFirst implements Search {

  /*
   * The fastest way to store many states forgets at which distance they lie. Most searches that large end
   * well, and never need it. When one does not, it is made again, with a store that keeps levels: that
   * must find the same again, and the way to it.
   *
   * Nor does that way of storing take the least memory. A search that may choose how states are kept, and
   * runs out of memory in it, is made again, too: it can go on in a compact store then.
   */

  private final TransitionSystem system;
  private final Settings settings;
  private final Predicate<Property> traced;
  private final long began = System.nanoTime();
  private volatile LevelSearch search;
  private boolean untimed; // whether limits on time do not apply
  private final Set<Reason> stops = EnumSet.noneOf(Reason.class);

  /// A search that has not begun.
  ///
  /// @param traced the witnesses to which a shortest way is to be found
  public BreadthFirst(TransitionSystem system, Settings settings, Predicate<Property> traced) {
    this.system = system;
    this.traced = traced;
    this.settings = tellsWays() ? settings.keepingLevels() : settings;
    search = new LevelSearch(system, this.settings, traced, began);
  }

  private boolean tellsWays() {
    for (Property witness : system.witnesses()) {
      if (traced.test(witness)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public Verdict run() {
    Optional<Verdict> verdict = search.run();
    if (verdict.isEmpty()) {
      return findWay(search.told());
    }
    return hasLessToTry(verdict.get()) ? retry(verdict.get()) : verdict.get();
  }

  private Verdict findWay(String told) {
    try {
      beginAgain(settings.keepingLevels().withAnyNumberOfStates(), true);
      return switch (search.run().orElseThrow()) {
        case Verdict.Inconclusive(var reason, var advice, var statistics) ->
            new Verdict.Inconclusive(reason, told + advice, statistics);
        case Verdict.Violated violated -> violated;
        case Verdict.Holds _, Verdict.Unwitnessed _ ->
            throw new IllegalStateException(
                "the successors of " + system.name() + " are not deterministic: " + told);
      };
    } catch (OutOfMemoryError _) {
      return Search.outOfMemory(system, settings.threads(), told);
    }
  }

  /// Whether there is a way to store states that takes less memory than what ran out of it.
  private boolean hasLessToTry(Verdict verdict) {
    return settings.storage() == Storage.AUTOMATIC
        && verdict instanceof Verdict.Inconclusive(var reason, _, var statistics)
        && reason == Reason.MEMORY_LIMIT
        && statistics.storage() == Storage.QUOTIENT;
  }

  private Verdict retry(Verdict first) {
    try {
      beginAgain(settings.keepingLevels(), false);
      return search.run().orElseThrow();
    } catch (OutOfMemoryError _) {
      return first;
    }
  }

  private synchronized void beginAgain(Settings others, boolean anyTime) {
    untimed = anyTime;
    search = new LevelSearch(system, others, traced, began);
    stops.forEach(this::pass);
  }

  /// Limits on time do not apply to finding the way.
  @Override
  public synchronized void stop(Reason reason) {
    stops.add(reason);
    pass(reason);
  }

  private void pass(Reason reason) {
    if (!untimed || reason == Reason.INTERRUPTED) {
      search.stop(reason);
    }
  }

  @Override
  public Gauges gauges() {
    return search.gauges();
  }
}
