package dev.heddle.cli;

import dev.heddle.cli.outcome.Complaint;
import dev.heddle.cli.outcome.ExitCode;
import dev.heddle.counterexamples.Replay;
import dev.heddle.counterexamples.TraceDocument;
import dev.heddle.counterexamples.TraceSystem;
import dev.heddle.counterexamples.TraceText;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `heddle replay`.
@Command(
    name = "replay",
    description = {
      "Execute counterexamples again on the protocol as it is today, step by step.",
      "",
      "Each is reproduced; or it diverges, and the first step that differs is named; or every",
      "step is as recorded but nothing is wrong any more. The exit code tells which.",
      ""
    })
final class ReplayCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE|DIR",
      description = "Counterexamples as `heddle check --out` writes them, or folders of them.")
  private List<String> words = new ArrayList<>();

  @Mixin private TraceOptions traceOptions = new TraceOptions();

  ReplayCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    var code = ExitCode.HOLDS;
    var files = TraceOptions.files(words);
    for (var file : files) {
      try {
        code = code.and(replay(file, TraceOptions.read(file)));
      } catch (Complaint e) {
        if (files.size() == 1) {
          throw e;
        }
        surroundings.console().err().println("heddle: " + e.paragraph());
        code = code.and(e.code());
      }
    }
    return code.number();
  }

  private ExitCode replay(Path file, TraceDocument document) {
    var system =
        TraceSystem.of(
            document, traceOptions.protocol(document, surroundings.catalogue()).system());
    PrintStream out = surroundings.console().out();
    return switch (Replay.of(document, system)) {
      case Replay.Outcome.Reproduced(_, var notes) -> {
        out.println(file + ": reproduced: " + TraceText.summary(document));
        notes.forEach(note -> out.println("  " + note));
        yield ExitCode.HOLDS;
      }
      case Replay.Outcome.Diverged(int step, var reason) -> {
        out.println(file + ": diverged in " + (step == 0 ? "state 0" : "step " + step));
        out.println("  " + reason);
        yield ExitCode.DIVERGED;
      }
      case Replay.Outcome.Gone(var reason) -> {
        out.println(file + ": no longer violates");
        out.println("  " + reason);
        yield ExitCode.GONE;
      }
    };
  }
}
