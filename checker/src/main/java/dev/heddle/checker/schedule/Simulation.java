package dev.heddle.checker.schedule;

import dev.heddle.checker.explore.Finding;
import dev.heddle.checker.explore.Judgement;
import dev.heddle.checker.explore.Lookout;
import dev.heddle.checker.explore.Retelling;
import dev.heddle.checker.verdict.Coverage;
import dev.heddle.model.system.TransitionSystem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Runs of a system under schedules, drawn or given. It is made once for a system, and can then be
/// asked again and again, by any number of threads. Its methods throw [IllegalStateException] for
/// bugs of the system.
public final class Simulation {
  /// Up to how many distinct states are counted.
  public static final int MOST_COUNTED = 1 << 22;

  private static final int DEFAULT_STEPS = 1_000;
  private static final int TRIALS = 16;

  private final TransitionSystem system;
  private final Scheduler scheduler;
  private final int steps;

  private Simulation(TransitionSystem system, Scheduler scheduler, int steps) {
    this.system = system;
    this.scheduler = scheduler;
    this.steps = steps;
  }

  /// Uniform runs of at most 1,000 steps.
  public static Simulation of(TransitionSystem system) {
    return new Simulation(system, Scheduler.uniform(), DEFAULT_STEPS);
  }

  /// The same with another scheduler.
  public Simulation scheduler(Scheduler other) {
    return new Simulation(system, other, steps);
  }

  /// The same with runs of at most `most` steps.
  ///
  /// @throws IllegalArgumentException when it is not positive
  public Simulation steps(int most) {
    if (most <= 0) {
      throw new IllegalArgumentException("a run must have steps, not " + most);
    }
    return new Simulation(system, scheduler, most);
  }

  /// Makes runs until something is wrong or there were enough.
  ///
  /// @param seed the same seed gives the same runs
  public Sample run(long seed, long runs) {
    long began = System.nanoTime();
    var lookout = new Lookout(system);
    var census = new Census(MOST_COUNTED);
    var walker = new Walker(system, lookout, census, steps);
    Order order = order(seed);
    long made = 0;
    long all = 0;
    long rested = 0;
    long cut = 0;
    int longest = 0;
    Found found = null;
    while (made < runs && found == null) {
      Walker.End end = walker.walk(order, Dice.seed(seed, made));
      made++;
      all += walker.length();
      longest = Math.max(longest, walker.length());
      switch (end) {
        case RESTED -> rested++;
        case CUT -> cut++;
        case WRONG -> found = recorded(order, Dice.seed(seed, made - 1));
      }
    }
    var coverage = Coverage.of(system.counters(), walker.coverage(), lookout.sightings(_ -> null));
    double seconds = (System.nanoTime() - began) / 1e9;
    return new Sample(
        scheduler,
        seed,
        made,
        all,
        longest,
        rested,
        cut,
        census.count(),
        coverage,
        seconds,
        Optional.ofNullable(found));
  }

  /// The schedule of one run that the scheduler draws.
  ///
  /// @param seed the same seed gives the same schedule
  public Schedule draw(long seed) {
    var way = new ArrayList<long[]>();
    Finding finding = way(order(seed), Dice.seed(seed, 0), way);
    return schedule(way, finding);
  }

  /// Makes one run under a schedule, and returns what is wrong at its end, if anything. The
  /// schedule of that has only choices that are not greater than they need to be.
  public Optional<Found> follow(Schedule schedule) {
    var enabled = new Enabled(system);
    var way = new ArrayList<long[]>();
    long[] state = system.initialState();
    int properties = system.properties().size();
    int last = 0;
    for (int step = 0; ; step++) {
      way.add(state);
      int property = Judgement.violated(enabled.successors(), properties, state, 0);
      if (property >= 0) {
        return Optional.of(found(way, finding(Finding.Kind.PROPERTY, property, state)));
      }
      if (step == steps) {
        return Optional.empty();
      }
      enabled.of(state, last);
      if (enabled.count() == 0) {
        return enabled.successors().mayRest(state, 0)
            ? Optional.empty()
            : Optional.of(found(way, finding(Finding.Kind.DEADLOCK, 0, state)));
      }
      int number = schedule.choice(step) % enabled.count();
      if (enabled.isError(number)) {
        return Optional.of(found(way, finding(Finding.Kind.FAULT, 0, state)));
      }
      last = enabled.agent(number);
      state = enabled.target(number);
    }
  }

  private Finding finding(Finding.Kind kind, int property, long[] state) {
    return new Finding(kind, property, state, 0, state.length);
  }

  private Order order(long seed) {
    int most =
        scheduler instanceof Scheduler.Pct(_, int given)
            ? given == Scheduler.Pct.MEASURED ? measured(seed) : given
            : steps;
    return Order.of(scheduler, system.agents(), most);
  }

  /// The steps of the longest of some runs.
  private int measured(long seed) {
    var walker = new Walker(system, new Lookout(system), new Census(0), steps);
    Order order = Order.of(Scheduler.uniform(), system.agents(), steps);
    int longest = 1;
    for (int run = 0; run < TRIALS; run++) {
      walker.walk(order, Dice.seed(~seed, run));
      longest = Math.max(longest, walker.length());
    }
    return longest;
  }

  /// Makes a run again and tells of it.
  private Found recorded(Order order, long runSeed) {
    var way = new ArrayList<long[]>();
    Finding finding = way(order, runSeed, way);
    if (finding == null) {
      throw new IllegalStateException("a run of " + system.name() + " differs when made again");
    }
    return found(way, finding);
  }

  private @Nullable Finding way(Order order, long runSeed, List<long[]> way) {
    var walker = new Walker(system, new Lookout(system), new Census(0), steps);
    walker.record(way);
    return walker.walk(order, runSeed) == Walker.End.WRONG ? walker.finding() : null;
  }

  private Found found(List<long[]> way, Finding finding) {
    Retelling retelling = Retelling.of(system, way, finding);
    return new Found(retelling.flaw(), retelling.trace(), schedule(way, finding));
  }

  /// The schedule that goes a way.
  private Schedule schedule(List<long[]> way, @Nullable Finding finding) {
    var enabled = new Enabled(system);
    var choices = new ArrayList<Integer>();
    boolean fails = finding != null && finding.kind() == Finding.Kind.FAULT;
    int last = 0;
    for (int i = 0; i + (fails ? 0 : 1) < way.size(); i++) {
      enabled.of(way.get(i), last);
      int number = enabled.leadingTo(i + 1 < way.size() ? way.get(i + 1) : null);
      choices.add(number);
      last = enabled.agent(number);
    }
    return new Schedule(choices);
  }
}
