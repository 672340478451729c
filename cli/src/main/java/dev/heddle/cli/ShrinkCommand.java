package dev.heddle.cli;

import dev.heddle.checker.verdict.Trace;
import dev.heddle.cli.job.Checkable;
import dev.heddle.cli.outcome.Complaint;
import dev.heddle.cli.outcome.ExitCode;
import dev.heddle.counterexamples.Explain;
import dev.heddle.counterexamples.FewestSwitches;
import dev.heddle.counterexamples.Replay;
import dev.heddle.counterexamples.Run;
import dev.heddle.counterexamples.Schedule;
import dev.heddle.counterexamples.Sought;
import dev.heddle.counterexamples.TraceDocument;
import dev.heddle.counterexamples.TraceFile;
import dev.heddle.counterexamples.TraceNotWritten;
import dev.heddle.counterexamples.TraceSystem;
import dev.heddle.counterexamples.TraceText;
import dev.heddle.model.system.TransitionSystem;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `heddle shrink`.
@Command(
    name = "shrink",
    description = {
      "Make a counterexample smaller: first a smaller configuration, then fewer context switches,",
      "then fewer steps, as long as the same kind of thing is wrong. Tells what was tried.",
      ""
    })
final class ShrinkCommand implements Callable<Integer> {
  private static final String SUFFIX = ".itf.json";

  private final Surroundings surroundings;

  @Parameters(
      paramLabel = "FILE",
      description = "A counterexample as `heddle check --out` writes it.")
  private String word = "";

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Where the smaller one goes; FILE.shrunk.itf.json if it is not given.")
  private @Nullable Path out;

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      converter = TimeSpan.class,
      defaultValue = "60s",
      description = "Try for so long: 500ms, 30s, 5m, 2h; 60s if it is not given.")
  private Duration timeout = Duration.ZERO;

  @Option(
      names = "--max-states",
      paramLabel = "N",
      converter = PositiveNumber.class,
      defaultValue = "300000",
      description =
          "Look for the fewest switches among so many states at most, each counted once for"
              + " everybody who can have run last; beyond, by trial. 300000 if it is not given.")
  private long maxStates;

  @Mixin private TraceOptions traceOptions = new TraceOptions();

  ShrinkCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    var file = TraceOptions.file(word);
    var document = TraceOptions.read(file);
    var today = traceOptions.protocol(document, surroundings.catalogue());
    var system = TraceSystem.of(document, today.system());
    switch (Replay.of(document, system)) {
      case Replay.Outcome.Reproduced _ -> {}
      case Replay.Outcome.Diverged(int step, var reason) ->
          throw new Complaint(
              ExitCode.DIVERGED,
              file + " cannot be shrunk, it differs in step " + step + ": " + reason);
      case Replay.Outcome.Gone(var reason) ->
          throw new Complaint(ExitCode.GONE, file + " cannot be shrunk. " + reason);
    }
    return shrink(file, document, today, system).number();
  }

  private ExitCode shrink(
      Path file, TraceDocument document, Checkable today, TransitionSystem system) {
    long until = System.nanoTime() + timeout.toNanos();
    BooleanSupplier stop = () -> System.nanoTime() - until > 0;
    var console = surroundings.console().out();
    var sought = Sought.of(document);
    var smaller =
        new SmallerConfiguration(
            sought,
            configuration ->
                traceOptions.protocol(document, configuration, surroundings.catalogue()),
            stop,
            line -> console.println("  " + TraceText.printable(line)));
    console.println(file + ": " + size(document.trace()));
    console.println("smaller configurations:");
    var found =
        inItsSteps(document, smaller.search(new SmallerConfiguration.Found(today, system, null)));
    var trace = found.run() == null ? document.trace() : found.run().trace();
    var run = fewer(found, sought, trace, stop);
    if (run == null) {
      run = found.run();
    }
    if (run == null) {
      console.println("Nothing smaller was found.");
      return ExitCode.HOLDS;
    }
    write(document, found, run, target(file));
    return ExitCode.HOLDS;
  }

  /// The same with the system whose steps its run makes.
  private static SmallerConfiguration.Found inItsSteps(
      TraceDocument document, SmallerConfiguration.Found found) {
    return found.run() == null
        ? found
        : new SmallerConfiguration.Found(
            found.checkable(),
            TraceSystem.of(shrunk(document, found, found.run()), found.system()),
            found.run());
  }

  private static TraceDocument shrunk(
      TraceDocument document, SmallerConfiguration.Found found, Run run) {
    return document.shrunk(
        found.checkable().configuration(), found.system(), run, found.checkable().sources());
  }

  /// Fewer switches and steps in the configuration that was found; null when that has not.
  private @Nullable Run fewer(
      SmallerConfiguration.Found found, Sought sought, Trace trace, BooleanSupplier stop) {
    var console = surroundings.console().out();
    console.println("fewer context switches, then fewer steps than " + size(trace) + ":");
    var run = FewestSwitches.search(found.system(), sought, maxStates, stop);
    if (run == null) {
      console.println("  there are too many states to look at all ways, so some are tried");
      run = Schedule.shrink(found.system(), sought, trace, stop);
      console.println("  " + (run == null ? "none was smaller" : size(run.trace())));
      return run;
    }
    console.println("  " + size(run.trace()) + ", and no way has fewer switches");
    return run.isSmallerThan(trace) ? run : null;
  }

  private static String size(Trace trace) {
    int steps = trace.steps().size();
    int switches = Run.switches(trace);
    return steps
        + (steps == 1 ? " step, " : " steps, ")
        + switches
        + (switches == 1 ? " context switch" : " context switches");
  }

  private Path target(Path file) {
    if (out != null) {
      return out;
    }
    var name = String.valueOf(file.getFileName());
    var base = name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : name;
    return file.resolveSibling(base + ".shrunk" + SUFFIX);
  }

  private void write(
      TraceDocument document, SmallerConfiguration.Found found, Run run, Path target) {
    var shrunk = shrunk(document, found, run);
    if (Replay.of(shrunk, found.system()) instanceof Replay.Outcome.Reproduced(var states, _)) {
      shrunk = shrunk.explained(Explain.of(shrunk, found.system(), states.getLast()));
    }
    try {
      TraceFile.write(shrunk, target);
    } catch (TraceNotWritten e) {
      throw new Complaint(ExitCode.INPUT_OUTPUT, String.valueOf(e.getMessage()), e);
    }
    surroundings.console().out().println("smaller counterexample: " + target);
  }
}
