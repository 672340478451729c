package dev.heddle.cli;

import dev.heddle.checker.Check;
import dev.heddle.cli.job.Job;
import dev.heddle.cli.outcome.Complaint;
import dev.heddle.cli.outcome.ExitCode;
import dev.heddle.cli.report.GalleryIndex;
import dev.heddle.cli.report.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `heddle gallery`.
@Command(
    name = "gallery",
    description = {
      "Write the gallery: a counterexample for every finding of the manifest, and an index.",
      "",
      "A finding is what a revision of a protocol has wrong with it; of several jobs that are said",
      "to show the same, that with the fewest steps is taken. The same findings give the same",
      "files, to be committed and reviewed.",
      ""
    })
final class GalleryCommand implements Callable<Integer> {
  private static final String SUFFIX = ".itf.json";

  private final Surroundings surroundings;

  @Parameters(
      arity = "0..1",
      paramLabel = "DIR",
      defaultValue = "counterexamples/gallery",
      description = "The gallery's folder; counterexamples/gallery if it is not given.")
  private Path folder = Path.of("");

  @Option(
      names = "--check",
      description = "Change nothing, and fail when something in the gallery is not up to date.")
  private boolean check;

  GalleryCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    try {
      var work = Files.createTempDirectory("heddle-gallery");
      try {
        return run(work).number();
      } finally {
        delete(work);
      }
    } catch (IOException e) {
      throw new Complaint(
          ExitCode.INPUT_OUTPUT, "The gallery " + folder + " cannot be written: " + e, e);
    }
  }

  private ExitCode run(Path work) throws IOException {
    var display = new ProgressDisplay(surroundings.console(), null);
    var jobs =
        new Jobs(
            (job, system) -> Check.of(system).races(job.races()).run(),
            display,
            new TraceFiles(work, TraceFiles.Forms.TRACE),
            List.of(),
            VersionCommand.DEVELOPMENT);
    Map<List<String>, Outcome.Checked> findings = new LinkedHashMap<>();
    for (var outcome : jobs.run(violated(surroundings.catalogue().jobs()), () -> false)) {
      findings.merge(finding(outcome.job()), violated(outcome), GalleryCommand::shorter);
    }
    var shown = List.copyOf(findings.values());
    Files.writeString(work.resolve("README.md"), GalleryIndex.of(shown, work));
    var made = files(work);
    var traces = shown.stream().map(outcome -> outcome.files().trace()).toList();
    made.values().removeIf(file -> file.toString().endsWith(SUFFIX) && !traces.contains(file));
    return check ? compare(made) : replace(made);
  }

  /// The jobs that are to be violated.
  private static List<Job> violated(List<Job> jobs) {
    var violated = new ArrayList<Job>();
    for (var job : jobs) {
      var expected = job.expected();
      if (expected != null && expected.verdict().equals("violated") && !job.large()) {
        violated.add(job);
      }
    }
    return violated;
  }

  private Outcome.Checked violated(Outcome outcome) {
    if (outcome instanceof Outcome.Checked checked
        && checked.document() != null
        && outcome.code() == ExitCode.HOLDS) {
      return checked;
    }
    var job = outcome.job().name();
    throw new Complaint(
        ExitCode.UNEXPECTED,
        job
            + " is not violated as the manifest expects, so the gallery is left as it is. `heddle"
            + " check "
            + job
            + "` says more.");
  }

  /// What a job shows: jobs of one revision that are said to show the same show one finding. A
  /// job's name ends with its configuration where it has protocol, revision and configuration.
  private static List<String> finding(Job job) {
    int first = job.name().indexOf('/');
    int last = job.name().lastIndexOf('/');
    return List.of(first < last ? job.name().substring(0, last) : job.name(), job.about());
  }

  private static Outcome.Checked shorter(Outcome.Checked one, Outcome.Checked other) {
    return steps(other) < steps(one) ? other : one;
  }

  private static int steps(Outcome.Checked outcome) {
    return Objects.requireNonNull(outcome.document()).trace().steps().size();
  }

  /// The files of a gallery by their names below `root`.
  private static SortedMap<String, Path> files(Path root) throws IOException {
    var files = new TreeMap<String, Path>();
    if (Files.isDirectory(root)) {
      try (var all = Files.walk(root)) {
        for (var file : (Iterable<Path>) all::iterator) {
          var name = root.relativize(file).toString().replace('\\', '/');
          if (name.endsWith(SUFFIX) || name.equals("README.md")) {
            files.put(name, file);
          }
        }
      }
    }
    return files;
  }

  private ExitCode compare(SortedMap<String, Path> made) throws IOException {
    var there = files(folder);
    var differences = new ArrayList<String>();
    for (var file : made.entrySet()) {
      var old = there.remove(file.getKey());
      if (old == null) {
        differences.add(file.getKey() + " is missing");
      } else if (!essence(old).equals(essence(file.getValue()))) {
        differences.add(file.getKey() + " differs");
      }
    }
    there.keySet().forEach(name -> differences.add(name + " is no finding any more"));
    if (differences.isEmpty()) {
      surroundings.console().out().println(folder + " is up to date.");
      return ExitCode.HOLDS;
    }
    surroundings
        .console()
        .err()
        .println(
            "heddle: "
                + folder
                + " is not up to date: "
                + String.join(", ", differences)
                + ". Run `heddle gallery` and look at what has changed.");
    return ExitCode.UNEXPECTED;
  }

  /// The text without what says nothing of the finding: the hash of the lifted code, which changes
  /// with the lifter and with the compiler.
  private static String essence(Path file) throws IOException {
    var text = new StringBuilder();
    for (var line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
      if (!line.startsWith("    \"modelHash\": ")) {
        text.append(line).append('\n');
      }
    }
    return text.toString();
  }

  private ExitCode replace(SortedMap<String, Path> made) throws IOException {
    var there = files(folder);
    for (var file : made.entrySet()) {
      there.remove(file.getKey());
      var target = folder.resolve(file.getKey());
      var parent = target.getParent();
      Files.createDirectories(parent == null ? folder : parent);
      Files.move(file.getValue(), target, StandardCopyOption.REPLACE_EXISTING);
    }
    for (var stale : there.values()) {
      Files.delete(stale);
    }
    surroundings
        .console()
        .out()
        .println(folder + ": " + (made.size() - 1) + " counterexamples and README.md");
    return ExitCode.HOLDS;
  }

  private static void delete(Path root) throws IOException {
    try (var all = Files.walk(root)) {
      for (var file : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
