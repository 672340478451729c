package dev.heddle.cli;

import dev.heddle.cli.outcome.Complaint;
import dev.heddle.cli.outcome.ExitCode;
import dev.heddle.counterexamples.MalformedTrace;
import dev.heddle.counterexamples.TraceNotWritten;
import dev.heddle.counterexamples.review.ReviewFolder;
import dev.heddle.counterexamples.review.ReviewPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `heddle review`.
@Command(
    name = "review",
    description = {
      "Make a page to look at of a counterexample: one HTML file, to be opened from disk.",
      "Of a folder: a page of each counterexample in it, and index.html."
    })
final class ReviewCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Parameters(
      paramLabel = "FILE.itf.json|DIR",
      description = "A counterexample that check or simulate has written, or a folder of them.")
  private Path subject = Path.of("");

  @Option(
      names = "--out",
      paramLabel = "FILE|DIR",
      description =
          "Write the page to this file, or the pages of a folder into this folder; without the"
              + " option, beside what they are made of.")
  private @Nullable Path out;

  ReviewCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    try {
      return (Files.isDirectory(subject) ? folder() : file()).number();
    } catch (TraceNotWritten e) {
      throw new Complaint(ExitCode.INPUT_OUTPUT, String.valueOf(e.getMessage()), e);
    } catch (NoSuchFileException e) {
      throw unread(
          e, "There is no file or folder " + subject + ". `heddle check` says where it wrote");
    } catch (IOException e) {
      throw unread(
          e,
          subject
              + " cannot be read: "
              + e.getMessage()
              + ". Give a file written by `heddle check`");
    }
  }

  private ExitCode file() throws IOException {
    try {
      var page = ReviewPage.read(subject);
      var target = out == null ? ReviewFolder.pageOf(subject) : out;
      page.write(target);
      surroundings.console().out().println("page: " + target);
      return ExitCode.HOLDS;
    } catch (MalformedTrace e) {
      throw new Complaint(ExitCode.INPUT_OUTPUT, subject + ": " + e.getMessage(), e);
    }
  }

  private ExitCode folder() throws IOException {
    var result = ReviewFolder.write(subject, out == null ? subject : out);
    for (var failure : result.failures()) {
      surroundings.console().err().println("heddle: " + failure.file() + ": " + failure.reason());
    }
    surroundings.console().out().println(pages(result.pages()) + ", index: " + result.index());
    return result.failures().isEmpty() ? ExitCode.HOLDS : ExitCode.INPUT_OUTPUT;
  }

  private static String pages(int count) {
    return count == 1 ? "1 page" : count + " pages";
  }

  private static Complaint unread(IOException cause, String paragraph) {
    return new Complaint(ExitCode.INPUT_OUTPUT, paragraph + ".", cause);
  }
}
