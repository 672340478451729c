package dev.heddle.checker.explore;

import dev.heddle.checker.store.Levels;
import dev.heddle.checker.store.Room;
import dev.heddle.checker.store.Store;
import dev.heddle.checker.store.Visited;
import dev.heddle.checker.verdict.Coverage;
import dev.heddle.checker.verdict.Races;
import dev.heddle.checker.verdict.Statistics;
import dev.heddle.checker.verdict.Trace;
import dev.heddle.checker.verdict.Verdict;
import dev.heddle.checker.verdict.Verdict.Reason;
import dev.heddle.model.system.Property;
import dev.heddle.model.system.TransitionSystem;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/// Visits every reachable state, level by level, with one thread or several.
final class LevelSearch {

  /*
   * Level l holds the states at distance l from the initial one. All of level l is expanded before any
   * of level l + 1, and a level is always finished, even when something wrong has turned up in it. So
   * states, transitions and depth are the same for any number of threads, and so is the first of the
   * findings: a deadlock of level l, else a violated property of level l + 1, else an error of a step
   * from level l.
   *
   * Only limits interrupt a level. If there is a finding by then, it is reported all the same. Its trace
   * is then at most one step longer than a shortest one, for all levels before were finished, but which
   * of several it is may be chance.
   *
   * One code path serves any number of threads. A level too small to be shared is done by the leader
   * alone, without waking anyone, and without the price of compare-and-set, as all levels are in a
   * search with one thread. When a worker finds the store too small, all return to the leader, who has
   * the Storekeeper make room, with their help, and sends them on.
   */

  private final TransitionSystem system;
  private final Settings settings;
  private final Control control = new Control();
  private final Trend trend = new Trend();
  private final long began;
  private final Storekeeper keeper;
  private final Tickets tickets;
  private final Lookout lookout;
  private final Predicate<Property> traced;
  private final List<Worker> workers = new ArrayList<>();
  private volatile int depth;

  /// A search that has not begun.
  ///
  /// @param traced the witnesses to which a shortest way is to be found
  /// @param began when the time began that it takes, as [System#nanoTime] has it
  LevelSearch(TransitionSystem system, Settings settings, Predicate<Property> traced, long began) {
    this.system = system;
    this.traced = traced;
    this.began = began;
    lookout = new Lookout(system);
    this.settings = settings;
    Store store =
        new Store(
            system.words(),
            settings.threads(),
            settings.maxStates(),
            settings.maxMemory(),
            settings.sizes());
    tickets = new Tickets(store.levels(), settings.threads());
    for (int i = 0; i < settings.threads(); i++) {
      workers.add(new Worker(system, store, i, control, tickets, lookout, settings.batch()));
    }
    keeper = new Storekeeper(store, system, settings, tickets, workers);
  }

  /// Ends the search soon.
  void stop(Reason reason) {
    control.stop(reason);
  }

  /// Searches until there is a verdict. Empty when something is wrong, but the store does not know
  /// the way to it.
  Optional<Verdict> run() {
    try (Crew crew = new Crew(settings.threads(), control)) {
      @Nullable Reason reason = exploreOrRunOut(crew);
      return conclude(crew, reason);
    }
  }

  private Visited store() {
    return keeper.store();
  }

  private @Nullable Reason exploreOrRunOut(Crew crew) {
    try {
      return explore(crew);
    } catch (OutOfMemoryError _) {
      store().endSearch(); // makes room for what is left to do
      store().endLevel();
      return Reason.MEMORY_LIMIT;
    }
  }

  /// Explores until the end, or the end of the level with the first finding. Returns null then,
  /// else why the search ended before.
  private @Nullable Reason explore(Crew crew) {
    Reason reason = work(crew, false, (worker, _) -> worker.plant(system.initialState()));
    store().endLevel();
    for (int level = 0; reason == null && finding() == null && size() > 0; level++) {
      trend.add(size());
      if (level == settings.maxDepth()) {
        return Reason.DEPTH_LIMIT;
      }
      boolean shared = size() >= settings.sharedFrom();
      tickets.open(level);
      depth = level + 1;
      reason = work(crew, shared, (worker, alone) -> worker.expand(alone, depth));
      store().endLevel();
    }
    return reason;
  }

  private long size() {
    return store().levels().lastSize();
  }

  /// A part of the search, for each worker.
  private interface Part {
    void run(Worker worker, boolean alone);
  }

  /// Has the part done to its end, making room as needed. Returns why it could not be, or null.
  private @Nullable Reason work(Crew crew, boolean shared, Part part) {
    boolean alone = !shared || crew.size() == 1;
    boolean spent = false; // whether no thread had a number left when this round began
    for (; ; ) {
      crew.run(shared, i -> part.run(workers.get(i), alone));
      Room lack = control.takeLack();
      if (lack == null && tickets.isEmpty() && areIdle()) {
        return null;
      }
      if (control.stopped() != null) {
        return control.stopped();
      }
      if (lack != null && !keeper.makeRoom(crew, shared, lack)) {
        // A state that was refused may have been added by another thread meanwhile. It is new for
        // certain if it is refused in a round in which nobody can add any.
        if (spent) {
          return lack == Room.STATE_LIMIT ? Reason.STATE_LIMIT : Reason.MEMORY_LIMIT;
        }
        spent = true;
      }
    }
  }

  private boolean areIdle() {
    for (Worker worker : workers) {
      if (!worker.isIdle()) {
        return false;
      }
    }
    return true;
  }

  private @Nullable Finding finding() {
    Finding first = null;
    for (Worker worker : workers) {
      first = Finding.first(first, worker.finding());
    }
    return first;
  }

  private Optional<Verdict> conclude(Crew crew, @Nullable Reason reason) {
    Finding finding = finding();
    if (finding != null && !store().keepsLevels()) {
      store().endSearch(); // makes room for another search
      return Optional.empty();
    }
    if (finding != null) {
      return Optional.of(violated(crew, finding, reason));
    }
    return Optional.of(
        reason == null
            ? Judgement.passed(statistics(crew, null))
            : inconclusive(reason, Advice.on(reason), crew));
  }

  private Verdict violated(Crew crew, Finding finding, @Nullable Reason reason) {
    try {
      store().endSearch();
      List<long[]> way = new Retrace(system, store(), crew).wayTo(finding.state(), level(finding));
      Retelling retelling = Retelling.of(system, way, finding);
      return new Verdict.Violated(retelling.flaw(), retelling.trace(), statistics(crew, reason));
    } catch (OutOfMemoryError _) {
      return inconclusive(Reason.MEMORY_LIMIT, told() + Advice.on(Reason.MEMORY_LIMIT), crew);
    }
  }

  private int level(Finding finding) {
    return switch (finding.kind()) {
      case DEADLOCK, FAULT -> depth - 1;
      case PROPERTY -> depth;
    };
  }

  /// What can be told of what is wrong when the way to it is not known: a sentence and a space.
  String told() {
    Finding finding = Objects.requireNonNull(finding());
    String what =
        switch (finding.kind()) {
          case DEADLOCK -> "a deadlock";
          case FAULT -> "an error in a step";
          case PROPERTY ->
              finding.property() < system.properties().size()
                  ? "a violation of " + system.properties().get(finding.property()).name()
                  : "a property that cannot be decided";
        };
    return "There is " + what + " after " + level(finding) + " steps, but not the way to it. ";
  }

  private Verdict inconclusive(Reason reason, String advice, Crew crew) {
    return new Verdict.Inconclusive(reason, advice, statistics(crew, reason));
  }

  /// The statistics of a search that ended before its time for that reason, or at its time.
  private Statistics statistics(Crew crew, @Nullable Reason reason) {
    Levels levels = store().levels();
    int last = levels.count() - (levels.lastSize() == 0 ? 2 : 1);
    long[] coverage = new long[system.counters().size()];
    for (Worker worker : workers) {
      worker.addCoverageTo(coverage);
    }
    return new Statistics(
        sum(Worker::states),
        sum(Worker::transitions),
        Math.max(0, last),
        (System.nanoTime() - began) / 1e9,
        store().bytes(),
        store().storage(),
        PeakMemory.read(),
        settings.threads(),
        reason == null && sum(Worker::expanded) == sum(Worker::states),
        Coverage.of(system.counters(), coverage, lookout.sightings(i -> wayTo(crew, i))),
        new Races.NotSearched());
  }

  /// A shortest way to a witness, if it is to be told and memory allows it.
  private @Nullable Trace wayTo(Crew crew, int witness) {
    if (!traced.test(system.witnesses().get(witness))) {
      return null;
    }
    try {
      store().endSearch();
      Retrace retrace = new Retrace(system, store(), crew);
      return Retelling.trace(system, retrace.wayToWitness(witness, lookout.depth(witness)));
    } catch (OutOfMemoryError _) {
      return null;
    }
  }

  /// How far it is, from any thread.
  Gauges gauges() {
    long states = sum(Worker::states);
    long frontier = Math.max(0, states - sum(Worker::expanded));
    return new Gauges(
        states, sum(Worker::transitions), frontier, depth, store().bytes(), trend.unseen());
  }

  private long sum(ToLongFunction<Worker> amount) {
    long sum = 0;
    for (Worker worker : workers) {
      sum += amount.applyAsLong(worker);
    }
    return sum;
  }
}
