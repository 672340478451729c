package dev.heddle.cli;

import dev.heddle.cli.outcome.Complaint;
import dev.heddle.cli.outcome.ExitCode;
import dev.heddle.counterexamples.Explain;
import dev.heddle.counterexamples.Explanation;
import dev.heddle.counterexamples.ExplanationText;
import dev.heddle.counterexamples.Replay;
import dev.heddle.counterexamples.Style;
import dev.heddle.counterexamples.TraceDocument;
import dev.heddle.counterexamples.TraceSystem;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `heddle explain`.
@Command(
    name = "explain",
    description = {
      "Say why a counterexample comes about: who waits for whom, which parts of a property are",
      "false and who wrote what they read, and the steps that matter to it.",
      ""
    })
final class ExplainCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Parameters(
      paramLabel = "FILE",
      description = "A counterexample as `heddle check --out` writes it.")
  private String word = "";

  @Mixin private TraceOptions traceOptions = new TraceOptions();

  ExplainCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    var document = TraceOptions.read(TraceOptions.file(word));
    var recorded = document.explanation();
    Replay.Outcome outcome;
    try {
      var system =
          TraceSystem.of(
              document, traceOptions.protocol(document, surroundings.catalogue()).system());
      outcome = Replay.of(document, system);
      if (outcome instanceof Replay.Outcome.Reproduced(var states, _)) {
        print(document, Explain.of(document, system, states.getLast()));
        return ExitCode.HOLDS.number();
      }
    } catch (Complaint e) {
      if (recorded == null) {
        throw e;
      }
      print(document, recorded);
      surroundings.console().err().println("heddle: As recorded. " + e.paragraph());
      return ExitCode.HOLDS.number();
    }
    if (recorded != null) {
      print(document, recorded);
    }
    var code = outcome instanceof Replay.Outcome.Gone ? ExitCode.GONE : ExitCode.DIVERGED;
    surroundings
        .console()
        .err()
        .println(
            "heddle: "
                + (recorded == null ? "" : "As recorded, which is no longer so. ")
                + why(outcome)
                + " `heddle replay` says more.");
    return code.number();
  }

  private static String why(Replay.Outcome outcome) {
    return switch (outcome) {
      case Replay.Outcome.Reproduced _ -> "It is reproduced.";
      case Replay.Outcome.Diverged(int step, var reason) ->
          "The protocol differs in step " + step + ": " + reason;
      case Replay.Outcome.Gone(var reason) -> reason;
    };
  }

  private void print(TraceDocument document, Explanation why) {
    var console = surroundings.console();
    var style = console.terminalOut() ? Style.COLOUR : Style.PLAIN;
    console.out().print(new ExplanationText(console.columns(), style).render(document, why));
    console.out().flush();
  }
}
