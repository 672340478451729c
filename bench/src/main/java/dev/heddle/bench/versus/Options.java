package dev.heddle.bench.versus;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the command line says.
///
/// @param peers which variants of pan, by the names of [#PEERS]
/// @param specification the job and the file that TLC is given
/// @param model the job and the Promela file that pan is given besides the exported one
record Options(
    List<String> jobs,
    List<String> peers,
    int repetitions,
    int depth,
    Optional<Path> out,
    Optional<Path> tlc,
    Optional<String> specification,
    Optional<String> model) {
  static final List<String> PEERS = List.of("full", "reduced", "collapse");

  static final String HELP =
      """
      bench/versus [OPTION...] [JOB...]

      Checks protocols with Heddle and with Spin, taking turns, and compares medians. Writes
      target/bench/versus.json. A peer that is missing is skipped.

        --large             go.procp/fine-g4, too: minutes, and 6 GB of memory
        --repetitions N     how often each checker runs; 3
        --peers LIST        of full, reduced, collapse: pan without reduction, with partial-order
                            reduction, without reduction but with -DCOLLAPSE; all of them
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
    var options = new Options(jobs, PEERS, 3, 600_000, no(), no(), no(), no());
    boolean large = false;
    for (int i = 0; i < words.length; i++) {
      if (words[i].equals("--large")) {
        large = true;
      } else if (!words[i].startsWith("-")) {
        jobs.add(words[i]);
      } else if (i + 1 < words.length) {
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
    return switch (option) {
      case "--repetitions" ->
          new Options(jobs, peers, Integer.parseInt(value), depth, out, tlc, specification, model);
      case "--peers" ->
          new Options(
              jobs, List.of(value.split(",")), repetitions, depth, out, tlc, specification, model);
      case "--depth" ->
          new Options(
              jobs, peers, repetitions, Integer.parseInt(value), out, tlc, specification, model);
      case "--out" ->
          new Options(jobs, peers, repetitions, depth, path(value), tlc, specification, model);
      case "--tlc" ->
          new Options(jobs, peers, repetitions, depth, out, path(value), specification, model);
      case "--spec" ->
          new Options(jobs, peers, repetitions, depth, out, tlc, Optional.of(value), model);
      case "--model" ->
          new Options(jobs, peers, repetitions, depth, out, tlc, specification, Optional.of(value));
      default -> throw unknown(option);
    };
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
