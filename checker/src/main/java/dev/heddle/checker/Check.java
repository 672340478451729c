package dev.heddle.checker;

import dev.heddle.checker.explore.BreadthFirst;
import dev.heddle.checker.explore.RandomWalk;
import dev.heddle.checker.explore.ReferenceExplorer;
import dev.heddle.checker.explore.Search;
import dev.heddle.checker.explore.Settings;
import dev.heddle.checker.verdict.Races;
import dev.heddle.checker.verdict.Storage;
import dev.heddle.checker.verdict.Verdict;
import dev.heddle.model.system.FlawKind;
import dev.heddle.model.system.Property;
import dev.heddle.model.system.TransitionSystem;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// A check to be made: a system, the limits of the search, and who is told about it.
///
/// All limits are off unless set, but that on memory. A search that reaches one is inconclusive,
/// unless it has found something wrong by then: that is reported, with `complete` false in the
/// statistics and a trace at most one step longer than a shortest one.
///
/// Each of [#run], [#simulate] and [#reference] searches anew, in threads that have ended when it
/// returns. They throw [IllegalStateException] when a bug, of the checker or the system, ends a
/// search; what a consumer or supplier given here throws ends the search and comes through.
public final class Check {
  private final TransitionSystem system;
  private int threads = Runtime.getRuntime().availableProcessors();
  private long maxStates = Long.MAX_VALUE;
  private int maxDepth = Integer.MAX_VALUE;
  private long maxMemory = defaultMemory(Runtime.getRuntime().maxMemory());
  private Storage storage = Storage.AUTOMATIC;
  private boolean races = true;
  private @Nullable Duration timeout;
  private BooleanSupplier cancelled = () -> false;
  private Consumer<Progress> reader = _ -> {};
  private Duration interval = Duration.ofDays(1);
  private Predicate<Property> traced = _ -> false;

  private Check(TransitionSystem system) {
    this.system = system;
  }

  /// A check of a system, with as many threads as there are processors.
  public static Check of(TransitionSystem system) {
    return new Check(system);
  }

  /// Sets how many threads search. The verdict does not depend on it, but for time and memory.
  ///
  /// @throws IllegalArgumentException when there is none
  public Check threads(int count) {
    threads = (int) positive("threads", count);
    return this;
  }

  /// Limits the states to find. A system with just so many is checked completely.
  ///
  /// @throws IllegalArgumentException when it is not positive
  public Check maxStates(long states) {
    maxStates = positive("states", states);
    return this;
  }

  /// Limits the distance from the initial state: those at that distance are found, and their
  /// properties decided, but they are not expanded.
  ///
  /// @throws IllegalArgumentException when it is negative
  public Check maxDepth(int depth) {
    maxDepth = (int) positive("depth plus one", depth + 1L) - 1;
    return this;
  }

  /// Limits the time to search, though not that to find a way to what is wrong.
  ///
  /// @throws IllegalArgumentException when it is not positive
  public Check timeout(Duration limit) {
    positive("the timeout", limit.isPositive() ? 1 : 0);
    timeout = limit;
    return this;
  }

  /// Limits the bytes that states take. Unless set, it is what the heap may grow to less a reserve.
  ///
  /// @throws IllegalArgumentException when it is not positive
  public Check maxMemory(long bytes) {
    maxMemory = positive("bytes of memory", bytes);
    return this;
  }

  /// Says how states are kept; automatically unless set. The verdict does not depend on it, but for
  /// time and memory.
  public Check storage(Storage kind) {
    storage = kind;
    return this;
  }

  /// Says whether to look for data races once nothing else is wrong, as it is done unless set. The
  /// statistics of the verdict say what came of it.
  public Check races(boolean wanted) {
    races = wanted;
    return this;
  }

  /// Has `reader` told how far the search is, in the calling thread, about every `every`.
  ///
  /// @throws IllegalArgumentException when the interval is not positive
  public Check progress(Consumer<Progress> reader, Duration every) {
    positive("the interval", every.isPositive() ? 1 : 0);
    this.reader = reader;
    this.interval = every;
    return this;
  }

  /// Ends the search soon after `wish`, a [Cancellation] for instance, becomes true. It is asked in
  /// the calling thread. An interrupt of that thread ends the search as well, and remains set.
  public Check cancellation(BooleanSupplier wish) {
    cancelled = wish;
    return this;
  }

  /// Has [#run] and [#reference] find a shortest way to each witness that `wanted` accepts, as the
  /// trace of its sighting; to none unless set. It is the same for every number of threads.
  public Check traceWitnesses(Predicate<Property> wanted) {
    traced = wanted;
    return this;
  }

  /// Visits every reachable state, breadth-first. When nothing is wrong with any, does the same
  /// with [TransitionSystem#races], within the same limits, that on time excepted, which holds for
  /// both together.
  public Verdict run() {
    Settings settings = Settings.of(threads, maxStates, maxDepth, maxMemory, storage);
    return withRaces(it -> new BreadthFirst(it, settings, traced));
  }

  /// Walks at random, which may find something wrong but proves nothing. Limits on states, depth
  /// and memory do not apply.
  ///
  /// @param seed the same seed gives the same walks
  /// @param walks how many walks to make
  /// @param depth the most steps of each
  /// @throws IllegalArgumentException when `walks` or `depth` is not positive
  public Verdict simulate(long seed, long walks, int depth) {
    positive("walks", walks);
    positive("depth", depth);
    return watch(system, it -> new RandomWalk(it, seed, walks, depth), timeout);
  }

  /// Visits every reachable state in the slow and obvious way that [#run] is measured against.
  /// Limits on states, depth and memory do not apply, and coverage is not counted.
  public Verdict reference() {
    return withRaces(it -> new ReferenceExplorer(it, traced));
  }

  private Verdict withRaces(Function<TransitionSystem, Search> search) {
    long began = System.nanoTime();
    Verdict verdict = watch(system, search, timeout);
    if (!races || !RaceSearch.isOpen(verdict)) {
      return verdict;
    }
    TransitionSystem any = system.anyRace().orElse(null);
    if (any == null) {
      return RaceSearch.without(verdict, new Races.Impossible());
    }
    Verdict found = watch(any, search, rest(began));
    // What decides has no words for a race; and where locks turn out to be none, only the last
    // tells.
    TransitionSystem finer = system;
    while (finer != null
        && found instanceof Verdict.Violated(var flaw, _, _)
        && flaw.kind() == FlawKind.MODEL) {
      finer = finer.races().orElse(null);
      found = finer == null ? found : watch(finer, search, rest(began));
    }
    return RaceSearch.conclude(verdict, found);
  }

  private @Nullable Duration rest(long began) {
    return timeout == null ? null : timeout.minusNanos(System.nanoTime() - began);
  }

  private Verdict watch(
      TransitionSystem searched,
      Function<TransitionSystem, Search> search,
      @Nullable Duration limit) {
    try {
      return new Watch(search.apply(searched), limit, cancelled, reader, interval).run();
    } catch (OutOfMemoryError _) {
      return Search.outOfMemory(searched, threads);
    }
  }

  /// The budget for a heap that may grow to `heap` bytes. A sixth, and 64 MB or half of very small
  /// heaps, is left for everything else, and for the collector to work in: its young generation
  /// alone may take 32 MB, where no table of a store can be.
  static long defaultMemory(long heap) {
    long small = Math.min(64L << 20, heap / 2);
    return heap - Math.max(heap / 6, small);
  }

  private static long positive(String what, long amount) {
    if (amount <= 0) {
      throw new IllegalArgumentException(what + " must be positive");
    }
    return amount;
  }
}
