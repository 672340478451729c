package dev.heddle.cli;

import dev.heddle.cli.outcome.Complaint;
import dev.heddle.cli.outcome.ExitCode;
import dev.heddle.counterexamples.TraceNotWritten;
import dev.heddle.counterexamples.WholeFile;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Where the text goes that is all that a command makes.
final class TextOutput {
  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Write to this file; without the option, to standard output.")
  private @Nullable Path out;

  /// The class that a file of Java must have by its name; empty when the text goes to none.
  String className() {
    var name = out == null ? "" : String.valueOf(out.getFileName());
    return name.endsWith(".java") ? name.substring(0, name.length() - ".java".length()) : "";
  }

  /// Writes or prints `text`.
  ///
  /// @param what the text in two words: `the graph`
  /// @throws Complaint when the file cannot be written
  void write(String text, String what, Console console) {
    if (out == null) {
      console.out().print(text);
      return;
    }
    try {
      WholeFile.write(out, what, text);
    } catch (TraceNotWritten e) {
      throw new Complaint(ExitCode.INPUT_OUTPUT, String.valueOf(e.getMessage()), e);
    }
  }
}
