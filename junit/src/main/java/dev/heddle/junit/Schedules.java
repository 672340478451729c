package dev.heddle.junit;

import dev.heddle.checker.schedule.Found;
import dev.heddle.checker.schedule.Sample;
import dev.heddle.checker.schedule.Schedule;
import dev.heddle.checker.schedule.Scheduler;
import dev.heddle.checker.schedule.Simulation;
import dev.heddle.checker.verdict.Coverage;
import dev.heddle.checker.verdict.Races;
import dev.heddle.checker.verdict.Statistics;
import dev.heddle.checker.verdict.Storage;
import dev.heddle.checker.verdict.Verdict;
import dev.heddle.model.Model;
import dev.heddle.model.system.FlawKind;
import dev.heddle.model.system.TransitionSystem;
import dev.heddle.protocol.Protocol;
import java.util.List;
import java.util.Optional;
import org.opentest4j.AssertionFailedError;

/// Runs of a protocol under schedules, for state spaces too large to visit: some tens of thousands
/// a second. That nothing is wrong in them proves nothing; the sample says what they went through.
///
///     Sample sample =
///         Schedules.of(new Runtime(3, 7)).with(Scheduler.pct(3)).assertNothingWrong(42, 100_000);
///
/// The protocol is compiled once, by [#of]. The object does not change, and any number of threads
/// may use it. Data races are not looked for.
public final class Schedules {
  private final Built built;
  private final TransitionSystem system;
  private final Simulation simulation;

  private Schedules(Built built, TransitionSystem system, Simulation simulation) {
    this.built = built;
    this.system = system;
    this.simulation = simulation;
  }

  /// Uniform runs of at most 1,000 steps.
  ///
  /// @throws dev.heddle.model.Rejection when the protocol is outside the language
  public static Schedules of(Protocol protocol) {
    var built = Built.of(protocol);
    var system = Model.of(built.label(), protocol).system();
    return new Schedules(built, system, Simulation.of(system));
  }

  /// The same with another scheduler.
  public Schedules with(Scheduler scheduler) {
    return new Schedules(built, system, simulation.scheduler(scheduler));
  }

  /// The same with runs of at most `most` steps.
  ///
  /// @throws IllegalArgumentException when it is not positive
  public Schedules steps(int most) {
    return new Schedules(built, system, simulation.steps(most));
  }

  /// The protocol's class and configuration, as far as that is known.
  public String label() {
    return built.label();
  }

  /// Who can be given a weight: the names of strands that are no fibers, and of carriers.
  public List<String> agents() {
    return system.agents();
  }

  /// Makes runs until something is wrong or there were enough.
  ///
  /// @param seed the same seed gives the same runs
  public Sample run(long seed, long runs) {
    return simulation.run(seed, runs);
  }

  /// The schedule of one run that the scheduler draws.
  ///
  /// @param seed the same seed gives the same schedule
  public Schedule draw(long seed) {
    return simulation.draw(seed);
  }

  /// Makes one run, and returns what is wrong at its end, if anything.
  public Optional<Found> follow(Schedule schedule) {
    return simulation.follow(schedule);
  }

  /// Asserts that nothing is wrong in some runs.
  ///
  /// @param seed the same seed gives the same runs
  /// @return what they went through
  /// @throws AssertionFailedError when something is; the message has the steps, the schedule and
  ///   the seed, and says where the files are
  public Sample assertNothingWrong(long seed, long runs) {
    Sample sample = run(seed, runs);
    if (sample.found().isPresent()) {
      Found found = sample.found().get();
      throw new AssertionFailedError(
          report(found, sample.states(), sample.coverage()).message(Surroundings.current())
              + "\nrun:    "
              + sample.runs()
              + " of seed "
              + seed
              + ", "
              + found.schedule());
    }
    return sample;
  }

  /// Asserts that something of that kind is wrong in one of some runs.
  ///
  /// @param seed the same seed gives the same runs
  /// @return what, and how it comes about
  /// @throws AssertionFailedError when nothing is, or when the first thing that is wrong is another
  public Found assertFinds(FlawKind kind, long seed, long runs) {
    Found found =
        run(seed, runs)
            .found()
            .orElseThrow(
                () ->
                    new AssertionFailedError(
                        label() + ": nothing is wrong in " + runs + " runs of seed " + seed));
    if (found.flaw().kind() != kind) {
      throw new AssertionFailedError(
          label() + ": expected " + kind.text() + ", but found\n" + text(found));
    }
    return found;
  }

  /// Asserts that nothing is wrong in the run of a schedule.
  ///
  /// @throws AssertionFailedError when something is; the message has the steps and the schedule. No
  ///   files are written, for a property may try many schedules.
  public void assertNothingWrong(Schedule schedule) {
    follow(schedule)
        .ifPresent(
            found -> {
              throw new AssertionFailedError(text(found));
            });
  }

  /// What was found, in words, with its schedule.
  public String text(Found found) {
    var none = Coverage.of(List.of(), new long[0], List.of());
    return report(found, found.trace().states().size(), none).text() + found.schedule();
  }

  private Report report(Found found, long states, Coverage coverage) {
    int steps = found.trace().steps().size();
    var statistics =
        new Statistics(
            states,
            steps,
            steps,
            0,
            0,
            Storage.ARENA,
            -1,
            1,
            false,
            coverage,
            new Races.NotSearched());
    var violated = new Verdict.Violated(found.flaw(), found.trace(), statistics);
    return Report.of(built, built.label(), system, violated);
  }
}
