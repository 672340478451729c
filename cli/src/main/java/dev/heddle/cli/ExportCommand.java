package dev.heddle.cli;

import dev.heddle.cli.outcome.Complaint;
import dev.heddle.cli.outcome.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `heddle export`.
@Command(name = "export", description = "Write a protocol in the language of another checker.")
final class ExportCommand implements Runnable {
  private final Surroundings surroundings;

  @Parameters(paramLabel = "JOB|CLASS|FILE.java", description = "What to export.")
  private String subject = "";

  @Mixin private SubjectOptions subjectOptions = new SubjectOptions();

  @Option(
      names = "--promela",
      required = true,
      description = "As a model for Spin, which finds the same number of states in it.")
  @SuppressWarnings("UnusedVariable") // Required: there is no other language yet.
  private boolean promela;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Write to this file; without the option, to standard output.")
  private @Nullable Path out;

  ExportCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public void run() {
    var job =
        surroundings
            .catalogue()
            .one(subject, subjectOptions.classPath(), subjectOptions.configuration());
    String model = job.lift().get().promela();
    if (out == null) {
      surroundings.console().out().print(model);
    } else {
      write(model, out);
    }
  }

  /// Writes beside the file first, so that there is never half a file under its name.
  private static void write(String model, Path file) {
    Path draft = file.resolveSibling(file.getFileName() + ".tmp");
    try {
      Files.writeString(draft, model);
      Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new Complaint(
          ExitCode.INPUT_OUTPUT,
          "The model cannot be written to " + file + ": " + e + ". Give --out another file.",
          e);
    }
  }
}
