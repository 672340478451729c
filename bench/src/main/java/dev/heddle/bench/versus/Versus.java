package dev.heddle.bench.versus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Which checker is faster and smaller: Heddle, or another one on the same protocol?
///
/// Every process is measured as a whole, and the checkers take turns, so that what disturbs the
/// machine disturbs all of them.
public final class Versus {
  private final Path root;
  private final Path folder;
  private final Options options;

  private Versus(Path root, Options options) throws IOException {
    this.root = root;
    this.options = options;
    folder = Files.createDirectories(root.resolve("target/bench"));
  }

  /// Compares, prints tables, and writes JSON; ends with code 1 when it fails.
  public static void main(String[] words) throws IOException {
    if (Arrays.asList(words).contains("--help")) {
      System.out.print(Options.HELP);
      return;
    }
    try {
      new Versus(Path.of(System.getProperty("dev.heddle.root", ".")), Options.of(words)).compare();
    } catch (Failure failure) {
      System.err.println("versus: " + failure.getMessage());
      System.exit(1);
    }
  }

  private void compare() throws IOException {
    Map<String, String> surroundings = Surroundings.describe();
    surroundings.forEach((name, value) -> System.out.println("- " + name + ": " + value));
    System.out.println();
    var reports = new ArrayList<Object>();
    var document = new LinkedHashMap<String, Object>();
    document.put("date", LocalDate.now(ZoneId.systemDefault()));
    document.put("repetitions", options.repetitions());
    document.put("surroundings", surroundings);
    document.put("reports", reports);
    for (String job : options.jobs()) {
      Report report = report(job);
      System.out.println(report.table());
      reports.add(report.data());
      String json = Json.text(document);
      Files.writeString(folder.resolve("versus.json"), json);
      if (options.out().isPresent()) {
        Files.writeString(options.out().get(), json);
      }
    }
  }

  private Report report(String job) throws IOException {
    var contestants = contestants(job);
    var runs = new LinkedHashMap<String, List<Run>>();
    contestants.forEach(each -> runs.put(each.name(), new ArrayList<>()));
    String before = Surroundings.load();
    long states = 0;
    for (int i = 0; i < options.repetitions(); i++) {
      for (Contestant contestant : contestants) {
        Run run = contestant.run(states);
        if (states == 0) {
          states = run.states();
        }
        if (contestant.exhaustive() && run.states() != states) {
          throw new Failure(
              "%s: %s finds %d states, the others %d"
                  .formatted(job, contestant.name(), run.states(), states));
        }
        runs.get(contestant.name()).add(run);
      }
    }
    return new Report(job, runs, List.of(before, Surroundings.load()));
  }

  /// Who takes part; Heddle comes first, since its count of states sizes the others' tables.
  private List<Contestant> contestants(String job) throws IOException {
    var shell = new Shell(Files.createDirectories(folder.resolve(job.replace('/', '-'))));
    var heddle = new Heddle(root, shell, job, 1, "automatic");
    var all = new ArrayList<Contestant>(List.of(heddle));
    Path model = shell.folder().resolve("model.pml");
    if (Shell.ask("spin", "-V").isEmpty() || Shell.ask("gcc", "--version").isEmpty()) {
      System.out.println("Skipped: Spin, since spin or gcc is missing.\n");
    } else {
      heddle.export(model);
      for (String peer : options.peers()) {
        all.add(pan(peer, shell, model));
      }
      Options.fileFor(job, options.model()).ifPresent(file -> all.addAll(byHand(shell, file)));
    }
    all.add(Math.min(2, all.size()), new Heddle(root, shell, job, 2, "automatic"));
    for (String storage : options.storages()) {
      all.add(new Heddle(root, shell, job, 1, storage));
    }
    Optional<Path> specification = Options.fileFor(job, options.specification());
    if (options.tlc().filter(Files::isReadable).isEmpty() || specification.isEmpty()) {
      System.out.println(
          "Skipped: TLC, since --tlc and --spec give no jar and file for this job.\n");
    } else {
      all.add(new Tlc(options.tlc().get(), specification.get(), shell));
    }
    return all;
  }

  /// On a model that somebody wrote, where reduction finds more to do than in an exported one.
  private List<Pan> byHand(Shell shell, Path model) {
    int depth = options.depth();
    return List.of(
        new Pan("pan, by hand", shell, model, depth, true, List.of("-DNOREDUCE")),
        new Pan("pan, by hand, reduced", shell, model, depth, false, List.of()));
  }

  private Pan pan(String peer, Shell shell, Path model) {
    int depth = options.depth();
    return switch (peer) {
      case "full" -> new Pan("pan", shell, model, depth, true, List.of("-DNOREDUCE"));
      case "reduced" -> new Pan("pan, reduced", shell, model, depth, false, List.of());
      case "collapse" ->
          new Pan("pan, collapsed", shell, model, depth, true, List.of("-DNOREDUCE", "-DCOLLAPSE"));
      default -> throw new Failure(peer + " is none of " + Options.PEERS);
    };
  }
}
