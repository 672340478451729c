package dev.heddle.bench.versus;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What the command line says.
///
/// @param peers which variants of pan, by the names of [#PEERS]
/// @param storages which stores Heddle is run with besides, by their names
/// @param specification the job and the file that TLC is given
/// @param model the job and the Promela file that pan is given besides the exported one
record Options(
    List<String> jobs,
    List<String> peers,
    List<String> storages,
    int repetitions,
    int depth,
    Optional<Path> out,
    Optional<Path> tlc,
    Optional<String> specification,
    Optional<String> model) {
  static final List<String> PEERS = List.of("full", "reduced", "collapse");

  private static final Set<String> WITH_VALUE =
      Set.of(
          "--repetitions",
          "--peers",
          "--storages",
          "--depth",
          "--model",
          "--out",
          "--tlc",
          "--spec");

  static final String HELP =
      """
      bench/versus [OPTION...] [JOB...]

      Checks protocols with Heddle and with Spin, taking turns, and compares medians. Writes
      target/bench/versus.json. A peer that is missing is skipped.

        --large             go.procp/fine-g4, too: minutes, and 6 GB of memory
        --repetitions N     how often each checker runs; 3
        --peers LIST        of full, reduced, collapse: pan without reduction, with partial-order
                            reduction, without reduction but with -DCOLLAPSE; all of them
        --storages LIST     of arena, quotient, compact: Heddle with one thread and this store, too
        --depth N           the longest path pan is prepared for, its option -m; 600000
        --model JOB=FILE    pan, without and with reduction, on this Promela model of the job, too
        --out FILE          write the JSON document there, too
        --tlc JAR           compare with TLC, too, whose jar this is,
        --spec JOB=FILE     on this specification; FILE with .cfg in place of .tla configures it

      Jobs are go.procp/fine-g3 and classics.two-phase/8 when none is given.
      """;

  /// The options.
  ///
  /// @throws Failure when a word is no option
  static Options of(String[] words) {
    var jobs = new ArrayList<String>();
    var options = new Options(jobs, PEERS, List.of(), 3, 600_000, no(), no(), no(), no());
    boolean large = false;
    for (int i = 0; i < words.length; i++) {
      if (words[i].equals("--large")) {
        large = true;
      } else if (!words[i].startsWith("-")) {
        jobs.add(words[i]);
      } else if (WITH_VALUE.contains(words[i]) && i + 1 < words.length) {
        options = options.with(words[i], words[++i]);
      } else {
        throw unknown(words[i]);
      }
    }
    if (jobs.isEmpty()) {
      jobs.addAll(List.of("go.procp/fine-g3", "classics.two-phase/8"));
    }
    if (large) {
      jobs.add("go.procp/fine-g4");
    }
    return options;
  }

  private Options with(String option, String value) {
    var peers = option.equals("--peers") ? list(value) : this.peers;
    var storages = option.equals("--storages") ? list(value) : this.storages;
    int repetitions = option.equals("--repetitions") ? Integer.parseInt(value) : this.repetitions;
    int depth = option.equals("--depth") ? Integer.parseInt(value) : this.depth;
    var out = option.equals("--out") ? path(value) : this.out;
    var tlc = option.equals("--tlc") ? path(value) : this.tlc;
    var specification = option.equals("--spec") ? Optional.of(value) : this.specification;
    var model = option.equals("--model") ? Optional.of(value) : this.model;
    return new Options(jobs, peers, storages, repetitions, depth, out, tlc, specification, model);
  }

  private static List<String> list(String value) {
    return List.of(value.split(","));
  }

  /// The file in an option of the form `JOB=FILE`, when it is for this job.
  static Optional<Path> fileFor(String job, Optional<String> option) {
    String prefix = job + "=";
    return option
        .filter(text -> text.startsWith(prefix))
        .map(text -> Path.of(text.substring(prefix.length())).toAbsolutePath());
  }

  private static Failure unknown(String option) {
    return new Failure(option + " is no option, or lacks its value\n\n" + HELP);
  }

  private static Optional<Path> path(String value) {
    return Optional.of(Path.of(value).toAbsolutePath());
  }

  private static <T> Optional<T> no() {
    return Optional.empty();
  }
}
