package dev.heddle.cli;

import dev.heddle.cli.explore.PlainInput;
import dev.heddle.cli.explore.Session;
import dev.heddle.cli.explore.TerminalInput;
import dev.heddle.cli.outcome.Complaint;
import dev.heddle.cli.outcome.ExitCode;
import dev.heddle.counterexamples.Replay;
import dev.heddle.counterexamples.Style;
import dev.heddle.counterexamples.TraceDocument;
import dev.heddle.counterexamples.TraceSystem;
import dev.heddle.counterexamples.states.Walk;
import dev.heddle.model.system.TransitionSystem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `heddle explore`.
@Command(
    name = "explore",
    description = {
      "Walk through a protocol's states by hand: see which steps there are, take one, take it"
          + " back.",
      "",
      "Commands are typed, one a line, or read from standard input when that is no terminal; one",
      "that is not understood makes the exit code 151 then. `help` shows them.",
      ""
    })
final class ExploreCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Parameters(paramLabel = "JOB|CLASS|FILE.java", description = "What to walk through.")
  private String subject = "";

  @Mixin private SubjectOptions subjectOptions = new SubjectOptions();

  @Option(
      names = "--trace",
      paramLabel = "FILE",
      description = "A counterexample of it, to whose steps `goto N` leads.")
  private @Nullable Path trace;

  ExploreCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    var document = trace == null ? null : TraceOptions.read(trace);
    var protocol = subjectOptions.one(subject, surroundings.catalogue()).lift().get().system();
    var system = document == null ? protocol : TraceSystem.of(document, protocol);
    var console = surroundings.console();
    var style = console.terminalOut() ? Style.COLOUR : Style.PLAIN;
    var way = document == null ? List.<long[]>of() : way(trace, document, system);
    var session = new Session(new Walk(system), way, console.out(), style, console.columns());
    if (!console.interactive()) {
      boolean understood = session.run(new PlainInput(console.in()));
      return (understood ? ExitCode.HOLDS : ExitCode.USAGE).number();
    }
    try (var input = new TerminalInput(session.words())) {
      session.run(input);
    } catch (IOException e) {
      throw new Complaint(ExitCode.INPUT_OUTPUT, "The terminal cannot be used: " + e + ".", e);
    }
    return ExitCode.HOLDS.number();
  }

  /// The packed states of a counterexample.
  private static List<long[]> way(
      @Nullable Path file, TraceDocument document, TransitionSystem system) {
    return switch (Replay.of(document, system)) {
      case Replay.Outcome.Reproduced(var states, _) -> states;
      case Replay.Outcome.Diverged(int step, var reason) ->
          throw new Complaint(
              ExitCode.DIVERGED,
              file
                  + " is not a trace of this protocol as it is, from step "
                  + step
                  + " on: "
                  + reason);
      case Replay.Outcome.Gone(var reason) -> throw new Complaint(ExitCode.GONE, reason);
    };
  }
}
