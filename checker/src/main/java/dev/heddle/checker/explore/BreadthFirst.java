package dev.heddle.checker.explore;

import dev.heddle.checker.verdict.Verdict;
import dev.heddle.checker.verdict.Verdict.Reason;
import dev.heddle.model.system.Property;
import dev.heddle.model.system.TransitionSystem;
import java.util.Optional;
import java.util.function.Predicate;

/// Visits every reachable state breadth-first, and finds a shortest way to what is wrong.
public final class BreadthFirst implements Search {

  /*
   * The fastest way to store many states forgets at which distance they lie. Most searches that large end
   * well, and never need it. When one does not, it is made again, with a store that keeps levels: that
   * must find the same again, and the way to it.
   */

  private final TransitionSystem system;
  private final Settings settings;
  private final Predicate<Property> traced;
  private final long began = System.nanoTime();
  private volatile LevelSearch search;
  private boolean again;
  private boolean interrupted;

  /// A search that has not begun.
  ///
  /// @param traced the witnesses to which a shortest way is to be found
  public BreadthFirst(TransitionSystem system, Settings settings, Predicate<Property> traced) {
    this.system = system;
    this.traced = traced;
    boolean tells = system.witnesses().stream().anyMatch(traced);
    this.settings = tells ? settings.keepingLevels() : settings;
    search = new LevelSearch(system, this.settings, traced, began);
  }

  @Override
  public Verdict run() {
    Optional<Verdict> verdict = search.run();
    if (verdict.isPresent()) {
      return verdict.get();
    }
    String told = search.told();
    try {
      return again(told);
    } catch (OutOfMemoryError _) {
      return Search.outOfMemory(system, settings.threads(), told);
    }
  }

  private Verdict again(String told) {
    beginAgain();
    return switch (search.run().orElseThrow()) {
      case Verdict.Inconclusive(var reason, var advice, var statistics) ->
          new Verdict.Inconclusive(reason, told + advice, statistics);
      case Verdict.Violated violated -> violated;
      case Verdict.Holds _, Verdict.Unwitnessed _ ->
          throw new IllegalStateException(
              "the successors of " + system.name() + " are not deterministic: " + told);
    };
  }

  private synchronized void beginAgain() {
    again = true;
    search =
        new LevelSearch(system, settings.keepingLevels().withAnyNumberOfStates(), traced, began);
    if (interrupted) {
      search.stop(Reason.INTERRUPTED);
    }
  }

  /// Limits on time do not apply to finding the way.
  @Override
  public synchronized void stop(Reason reason) {
    interrupted |= reason == Reason.INTERRUPTED;
    if (!again || reason == Reason.INTERRUPTED) {
      search.stop(reason);
    }
  }

  @Override
  public Gauges gauges() {
    return search.gauges();
  }
}
