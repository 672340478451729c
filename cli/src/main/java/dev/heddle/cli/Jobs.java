package dev.heddle.cli;

import dev.heddle.checker.verdict.Sighting;
import dev.heddle.checker.verdict.Verdict;
import dev.heddle.cli.job.Checkable;
import dev.heddle.cli.job.Job;
import dev.heddle.cli.outcome.Mishap;
import dev.heddle.cli.report.Outcome;
import dev.heddle.cli.report.Written;
import dev.heddle.counterexamples.Explain;
import dev.heddle.counterexamples.SourcePath;
import dev.heddle.counterexamples.TraceDocument;
import dev.heddle.counterexamples.WholeFile;
import dev.heddle.model.system.TransitionSystem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;

/// Carries out jobs, one after the other: lift, search, write the traces. What goes wrong in one
/// job is its outcome and does not keep the others from running.
final class Jobs {
  private final BiFunction<Job, TransitionSystem, Verdict> search;
  private final ProgressDisplay display;
  private final TraceFiles files;
  private final List<Path> sources;
  private final String version;

  /// @param search how a job's system is searched
  /// @param files where counterexamples go
  /// @param sources where source is looked for first
  /// @param version the version of Heddle that counterexamples name
  Jobs(
      BiFunction<Job, TransitionSystem, Verdict> search,
      ProgressDisplay display,
      TraceFiles files,
      List<Path> sources,
      String version) {
    this.search = search;
    this.display = display;
    this.files = files;
    this.sources = sources;
    this.version = version;
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
    TraceDocument document = null;
    var written = Written.NOTHING;
    if (verdict instanceof Verdict.Violated violated) {
      document =
          Explain.in(TraceDocument.of(subject, violated, system.properties(), found), system);
      written = files.write(document, "");
    }
    var ways = new ArrayList<Outcome.Checked.Way>();
    for (Sighting sighting : verdict.statistics().coverage().sightings()) {
      if (sighting.trace() != null) {
        var way =
            TraceDocument.of(
                subject, sighting.witness(), sighting.trace(), verdict.statistics(), found);
        var what = ".witness." + WholeFile.safe(sighting.witness().name());
        ways.add(new Outcome.Checked.Way(sighting.witness(), way, files.write(way, what)));
      }
    }
    return new Outcome.Checked(job, system, verdict, document, written, ways);
  }

  private TraceDocument.Subject subject(Job job, Checkable checkable, TransitionSystem system) {
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
        version);
  }
}
