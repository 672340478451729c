package dev.heddle.cli;

import dev.heddle.cli.outcome.Complaint;
import dev.heddle.cli.outcome.ExitCode;
import dev.heddle.cli.report.Numbers;
import dev.heddle.counterexamples.MalformedTrace;
import dev.heddle.counterexamples.TraceNotWritten;
import dev.heddle.counterexamples.review.ReviewFolder;
import dev.heddle.counterexamples.review.ReviewPage;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// Makes the pages of counterexamples, and tells where they are.
final class Pages {
  private final Console console;
  private final PrintStream out;

  /// @param out where it tells of the pages
  Pages(Console console, PrintStream out) {
    this.console = console;
    this.out = out;
  }

  /// Makes the page of one trace.
  ///
  /// @throws Complaint when the file is no trace, or cannot be read or written, or when `target` is
  ///   `trace`
  ExitCode ofFile(Path trace, Path target) {
    if (target.toAbsolutePath().normalize().equals(trace.toAbsolutePath().normalize())) {
      throw Complaint.usage(
          "--out " + target + " is the counterexample itself. Name another file.");
    }
    try {
      ReviewPage.read(trace).write(target);
    } catch (MalformedTrace e) {
      throw new Complaint(ExitCode.INPUT_OUTPUT, trace + ": " + e.getMessage(), e);
    } catch (IOException e) {
      throw complaint(trace, e);
    }
    out.println("page: " + target);
    return ExitCode.HOLDS;
  }

  /// Makes a page of each trace in a folder, and an index. Files that are no traces are named.
  ///
  /// @throws Complaint when something cannot be read or written
  ExitCode ofFolder(Path folder, Path target) {
    try {
      var result = ReviewFolder.write(folder, target);
      for (var failure : result.failures()) {
        console.err().println("heddle: " + failure.file() + ": " + failure.reason());
      }
      out.println(Numbers.of(result.pages(), "page", "pages") + ", index: " + result.index());
      return result.failures().isEmpty() ? ExitCode.HOLDS : ExitCode.INPUT_OUTPUT;
    } catch (IOException e) {
      throw complaint(folder, e);
    }
  }

  private static Complaint complaint(Path subject, IOException e) {
    var paragraph =
        switch (e) {
          case TraceNotWritten unwritten -> String.valueOf(unwritten.getMessage());
          case NoSuchFileException _ ->
              "There is no file or folder " + subject + ". `heddle check` says where it writes.";
          default -> subject + " cannot be read: " + e.getMessage() + ".";
        };
    return new Complaint(ExitCode.INPUT_OUTPUT, paragraph, e);
  }
}
