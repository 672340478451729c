package dev.heddle.cli;

import dev.heddle.checker.Cancellation;
import dev.heddle.checker.Check;
import dev.heddle.checker.verdict.Verdict;
import dev.heddle.cli.job.Job;
import dev.heddle.cli.report.Numbers;
import dev.heddle.cli.report.Outcome;
import dev.heddle.model.system.TransitionSystem;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/// One run of the program that searches: from the jobs to the exit code, signals included.
final class SearchRun {
  private final Surroundings surroundings;
  private final Function<TransitionSystem, Check> setup;
  private final ReportOptions reportOptions;
  private final boolean debug;

  /// @param setup a check of a system, within the limits asked for
  /// @param debug whether errors are told with their stack traces
  SearchRun(
      Surroundings surroundings,
      Function<TransitionSystem, Check> setup,
      ReportOptions reportOptions,
      boolean debug) {
    this.surroundings = surroundings;
    this.setup = setup;
    this.reportOptions = reportOptions;
    this.debug = debug;
  }

  /// Searches all of `jobs` by `method`, reports, and returns the exit code.
  int of(List<Job> jobs, Function<Check, Verdict> method) {
    var console = surroundings.console();
    var signals = surroundings.signals();
    var cancellation = new Cancellation();
    var display = new ProgressDisplay(console, reportOptions.interval(console));
    BiFunction<Job, TransitionSystem, Verdict> search =
        (job, system) -> {
          Check check = setup.apply(system).cancellation(cancellation);
          return method.apply(display.follow(job.races() ? check : check.races(false)));
        };
    var run =
        new Jobs(
            search,
            display,
            reportOptions.files(),
            reportOptions.sources(),
            VersionCommand.version());
    signals.listen();
    List<Outcome> outcomes =
        signals.during(cancellation::cancel, () -> run.run(jobs, cancellation));
    var code = reportOptions.report(outcomes, console, debug);
    if (outcomes.size() < jobs.size()) {
      console
          .err()
          .println(
              "heddle: "
                  + Numbers.of(jobs.size() - outcomes.size(), "job was", "jobs were")
                  + " not begun.");
    }
    var signal = signals.received();
    return (signal == null ? code : signal.and(code)).number();
  }
}
