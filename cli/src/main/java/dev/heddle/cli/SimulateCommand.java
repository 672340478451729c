package dev.heddle.cli;

import dev.heddle.checker.Check;
import dev.heddle.model.system.TransitionSystem;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `heddle simulate`.
@Command(
    name = "simulate",
    description = {
      "Walk at random through the interleavings, where there are too many states to visit all.",
      "",
      "That may find something wrong, but it proves nothing: without a finding it is inconclusive.",
      ""
    })
final class SimulateCommand implements Callable<Integer> {
  private final Surroundings surroundings;
  private final HeddleCommand root;

  @Parameters(paramLabel = "JOB|CLASS|FILE.java", description = "What to walk through.")
  private String subject = "";

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "The same seed gives the same walks; 1 if it is not given.")
  private long seed;

  @Option(
      names = "--walks",
      paramLabel = "N",
      defaultValue = "1000",
      converter = PositiveNumber.class,
      description = "How many walks to make; 1000 if it is not given.")
  private long walks;

  @Option(
      names = "--depth",
      paramLabel = "N",
      defaultValue = "1000",
      converter = PositiveNumber.class,
      description = "The most steps of each walk; 1000 if it is not given.")
  private long depth;

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      converter = TimeSpan.class,
      description = "End the simulation after TIME: 500ms, 30s, 5m, 2h.")
  private @Nullable Duration timeout;

  @Mixin private SubjectOptions subjectOptions = new SubjectOptions();
  @Mixin private ReportOptions reportOptions = new ReportOptions();

  SimulateCommand(Surroundings surroundings, HeddleCommand root) {
    this.surroundings = surroundings;
    this.root = root;
  }

  @Override
  public Integer call() {
    var job = subjectOptions.one(subject, surroundings.catalogue()).unexpected();
    int steps = (int) Math.min(depth, Integer.MAX_VALUE);
    var run = new SearchRun(surroundings, this::limit, reportOptions, root.debug());
    return run.of(List.of(job), check -> check.simulate(seed, walks, steps));
  }

  private Check limit(TransitionSystem system) {
    var check = Check.of(system);
    return timeout == null ? check : check.timeout(timeout);
  }
}
