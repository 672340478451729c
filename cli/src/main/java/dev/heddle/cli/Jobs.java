package dev.heddle.cli;

import dev.heddle.checker.verdict.Sighting;
import dev.heddle.checker.verdict.Verdict;
import dev.heddle.cli.job.Checkable;
import dev.heddle.cli.job.Job;
import dev.heddle.cli.job.SourcePath;
import dev.heddle.cli.outcome.ExitCode;
import dev.heddle.cli.outcome.Mishap;
import dev.heddle.cli.report.Outcome;
import dev.heddle.counterexamples.Explain;
import dev.heddle.counterexamples.Replay;
import dev.heddle.counterexamples.TraceDocument;
import dev.heddle.counterexamples.TraceFile;
import dev.heddle.counterexamples.TraceNotWritten;
import dev.heddle.counterexamples.TraceSystem;
import dev.heddle.model.system.TransitionSystem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Carries out jobs, one after the other: lift, search, write the traces. What goes wrong in one
/// job is its outcome and does not keep the others from running.
final class Jobs {
  private final BiFunction<Job, TransitionSystem, Verdict> search;
  private final ProgressDisplay display;
  private final Path folder;
  private final List<Path> sources;

  /// @param search how a job's system is searched
  /// @param folder where counterexamples go
  /// @param sources where source is looked for first
  Jobs(
      BiFunction<Job, TransitionSystem, Verdict> search,
      ProgressDisplay display,
      Path folder,
      List<Path> sources) {
    this.search = search;
    this.display = display;
    this.folder = folder;
    this.sources = sources;
  }

  /// The outcomes of `jobs` in their order, of fewer when `stopped` becomes true.
  List<Outcome> run(List<Job> jobs, BooleanSupplier stopped) {
    var outcomes = new ArrayList<Outcome>();
    for (int i = 0; i < jobs.size() && !stopped.getAsBoolean(); i++) {
      display.begin(jobs.get(i).name(), i + 1, jobs.size());
      outcomes.add(run(jobs.get(i)));
    }
    display.end();
    return outcomes;
  }

  private Outcome run(Job job) {
    try {
      Checkable checkable = job.lift().get();
      var system = checkable.system();
      var verdict = search.apply(job, system);
      return written(job, checkable, system, verdict);
    } catch (RuntimeException | OutOfMemoryError | StackOverflowError | LinkageError e) {
      return new Outcome.Failed(job, Mishap.of(e));
    }
  }

  /// The outcome of a job, its traces written.
  private Outcome written(Job job, Checkable checkable, TransitionSystem system, Verdict verdict) {
    var subject = subject(job, checkable, system);
    var found = SourcePath.of(sources, checkable.sources());
    var files = new TraceFiles();
    TraceDocument document = null;
    Path trace = null;
    if (verdict instanceof Verdict.Violated violated) {
      document = explained(TraceDocument.of(subject, violated, system.properties(), found), system);
      trace = files.write(document, target(job, ""));
    }
    var ways = new ArrayList<Outcome.Checked.Way>();
    for (Sighting sighting : verdict.statistics().coverage().sightings()) {
      if (sighting.trace() != null) {
        var way =
            TraceDocument.of(
                subject, sighting.witness(), sighting.trace(), verdict.statistics(), found);
        var target = target(job, ".witness." + safe(sighting.witness().name()));
        var file = files.write(way, target);
        ways.add(new Outcome.Checked.Way(sighting.witness(), way, file));
      }
    }
    return new Outcome.Checked(job, system, verdict, document, trace, ways, files.mishap);
  }

  private static TraceDocument explained(TraceDocument found, TransitionSystem system) {
    var steps = TraceSystem.of(found, system);
    var document = found.in(steps);
    return Replay.of(document, steps) instanceof Replay.Outcome.Reproduced(var states, _)
        ? document.explained(Explain.of(document, steps, states.getLast()))
        : document;
  }

  private static TraceDocument.Subject subject(
      Job job, Checkable checkable, TransitionSystem system) {
    return new TraceDocument.Subject(
        job.name(),
        job.about(),
        checkable.protocol(),
        checkable.configuration(),
        system.name(),
        system.hash(),
        List.of(),
        system.bounds(),
        "heddle",
        VersionCommand.version());
  }

  /// Writes traces, and remembers what first went wrong.
  private static final class TraceFiles {
    private @Nullable Mishap mishap;

    /// Writes a document, and returns where; null when it could not be written.
    @Nullable Path write(TraceDocument document, Path target) {
      try {
        TraceFile.write(document, target);
        return target;
      } catch (TraceNotWritten e) {
        if (mishap == null) {
          mishap = new Mishap(ExitCode.INPUT_OUTPUT, String.valueOf(e.getMessage()), e);
        }
        return null;
      }
    }
  }

  /// The file for a trace of a job: the job's name, whose `/` make folders, and `what` it is.
  private Path target(Job job, String what) {
    var target = folder;
    var name = job.name();
    int start = 0;
    for (int slash = name.indexOf('/'); slash >= 0; slash = name.indexOf('/', start)) {
      target = target.resolve(safe(name.substring(start, slash)));
      start = slash + 1;
    }
    return target.resolve(safe(name.substring(start)) + what + ".itf.json");
  }

  /// `name` with an underscore for every character that means something to a shell or a file
  /// system.
  static String safe(String name) {
    var text = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean plain =
          (c >= 'a' && c <= 'z')
              || (c >= 'A' && c <= 'Z')
              || (c >= '0' && c <= '9')
              || c == '-'
              || c == '='
              || (c == '.' && i > 0);
      if (plain || c != ')') {
        text.append(plain ? c : '_');
      }
    }
    return text.isEmpty() ? "_" : text.toString();
  }
}
