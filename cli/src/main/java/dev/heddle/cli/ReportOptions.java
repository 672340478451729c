package dev.heddle.cli;

import dev.heddle.cli.job.ClassPath;
import dev.heddle.cli.outcome.Complaint;
import dev.heddle.cli.outcome.ExitCode;
import dev.heddle.cli.outcome.Mishap;
import dev.heddle.cli.report.JUnitReport;
import dev.heddle.cli.report.Outcome;
import dev.heddle.cli.report.ResultJson;
import dev.heddle.cli.report.ResultText;
import dev.heddle.counterexamples.Style;
import dev.heddle.counterexamples.TraceNotWritten;
import dev.heddle.counterexamples.TraceText;
import dev.heddle.counterexamples.WholeFile;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/// The options that say what is told, and where.
final class ReportOptions {
  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "counterexamples-out",
      description =
          "Write counterexamples into this folder, made when needed: of each the trace, and a text"
              + " and a page made of it. Without the option, counterexamples-out in the current"
              + " folder.")
  private String out = "";

  @Option(
      names = "--source",
      paramLabel = "DIR|FILE",
      description =
          "Where the protocol's source is, whose lines counterexamples quote; several are separated"
              + " as the system does it. Source beside the classes is found by itself.")
  private @Nullable String source;

  @Option(
      names = "--pages",
      negatable = true,
      defaultValue = "true",
      fallbackValue = "true",
      description =
          "Make, or leave out, the page of each counterexample, and the index of the pages of"
              + " several jobs; without the option, they are made. See review.")
  private boolean pages;

  @Option(
      names = "--json",
      description =
          "Print the results as one JSON document; everything else goes to standard error.")
  private boolean json;

  @Option(
      names = "--junit",
      paramLabel = "FILE",
      description =
          "Write a test report for CI, too: a test for each job, which fails when it is violated,"
              + " unless the manifest expects that.")
  private @Nullable Path junit;

  @Option(
      names = "--coverage",
      description = "Tell how often the steps of each method and line fired.")
  private boolean coverage;

  @Option(
      names = "--progress",
      paramLabel = "TIME|off",
      defaultValue = "",
      description =
          "How often to tell of progress; without the option, 10s, and 250ms on a terminal, where"
              + " one line is written over.")
  private String progress = "";

  /// Where counterexamples go.
  TraceFiles files() {
    try {
      return new TraceFiles(Path.of(out), pages ? TraceFiles.Forms.PAGE : TraceFiles.Forms.TEXT);
    } catch (InvalidPathException e) {
      throw Complaint.usage("--out " + out + " is no folder: " + e.getReason() + ".");
    }
  }

  /// Where source is looked for first.
  List<Path> sources() {
    return source == null ? List.of() : ClassPath.parse(source);
  }

  /// How often progress is told; null for never.
  @Nullable Duration interval(Console console) {
    if (progress.equals("off")) {
      return null;
    }
    if (progress.isEmpty()) {
      return console.terminalErr() ? Duration.ofMillis(250) : Duration.ofSeconds(10);
    }
    try {
      return new TimeSpan().convert(progress);
    } catch (TypeConversionException e) {
      throw Complaint.usage("--progress: " + e.getMessage() + "; or off.");
    }
  }

  /// Prints `outcomes`, and complaints about those that failed, and returns the most severe code.
  ExitCode report(List<Outcome> outcomes, Console console, boolean debug) {
    if (json) {
      console.out().print(ResultJson.of(outcomes, coverage));
    } else if (outcomes.size() != 1 || outcomes.getFirst() instanceof Outcome.Checked) {
      var style = console.terminalOut() ? Style.COLOUR : Style.PLAIN;
      var traces = new TraceText(console.columns(), style);
      console.out().print(new ResultText(outcomes, coverage, traces).text());
    }
    console.out().flush();
    var code = ExitCode.HOLDS;
    for (Outcome outcome : outcomes) {
      complain(outcome, outcomes.size() > 1, console, debug);
      code = code.and(outcome.code());
    }
    return code.and(writeJUnit(outcomes, console, debug)).and(writeIndex(outcomes, console, debug));
  }

  private ExitCode writeJUnit(List<Outcome> outcomes, Console console, boolean debug) {
    var file = junit;
    if (file == null) {
      return ExitCode.HOLDS;
    }
    var report = JUnitReport.of(outcomes);
    return attempt(() -> WholeFile.write(file, "the test report", report), console, debug);
  }

  /// Writes the index of the pages that a run of several jobs has made.
  private ExitCode writeIndex(List<Outcome> outcomes, Console console, boolean debug) {
    var index = new RunIndex(files().folder(), outcomes);
    if (outcomes.size() < 2 || index.isEmpty()) {
      return ExitCode.HOLDS;
    }
    var code = attempt(index::write, console, debug);
    if (code == ExitCode.HOLDS) {
      (json ? console.err() : console.out()).println("\nindex of pages: " + index.file());
    }
    return code;
  }

  private interface Writing {
    void run() throws TraceNotWritten;
  }

  private static ExitCode attempt(Writing writing, Console console, boolean debug) {
    try {
      writing.run();
      return ExitCode.HOLDS;
    } catch (TraceNotWritten e) {
      var mishap = new Mishap(ExitCode.INPUT_OUTPUT, String.valueOf(e.getMessage()), e);
      console.err().println("heddle: " + mishap.text(debug));
      return mishap.code();
    }
  }

  private static void complain(Outcome outcome, boolean several, Console console, boolean debug) {
    var prefix = several ? "heddle: " + outcome.job().name() + ": " : "heddle: ";
    switch (outcome) {
      case Outcome.Failed failed -> console.err().println(prefix + failed.mishap().text(debug));
      case Outcome.Checked checked -> {
        if (checked.mishap() != null) {
          console.err().println(prefix + checked.mishap().text(debug));
        }
        if (!checked.differences().isEmpty()) {
          console
              .err()
              .println(
                  "heddle: "
                      + checked.job().name()
                      + " is not as the manifest expects: "
                      + String.join("; ", checked.differences())
                      + ".");
        }
      }
    }
  }
}
