package dev.heddle.cli.outcome;

import dev.heddle.model.Rejection;
import java.io.PrintWriter;
import java.io.StringWriter;

/// Anything that went wrong, as one paragraph and an exit code.
///
/// @param code what the process exits with
/// @param paragraph what is wrong, where, and what to do about it
/// @param cause what was thrown
public record Mishap(ExitCode code, String paragraph, Throwable cause) {

  /// Puts `thrown` into words.
  public static Mishap of(Throwable thrown) {
    return switch (thrown) {
      case Complaint complaint -> new Mishap(complaint.code(), complaint.paragraph(), complaint);
      case Rejection rejection ->
          new Mishap(ExitCode.MODEL, "Not in the language: " + rejection.getMessage(), rejection);
      case OutOfMemoryError error -> new Mishap(ExitCode.INCONCLUSIVE, outOfMemory(), error);
      case StackOverflowError error -> new Mishap(ExitCode.INTERNAL, stackOverflow(), error);
      case IllegalStateException e when e.getCause() instanceof VirtualMachineError error ->
          of(error);
      default -> new Mishap(ExitCode.INTERNAL, internal(thrown), thrown);
    };
  }

  /// The paragraph; with `debug`, the stack trace below it.
  public String text(boolean debug) {
    if (!debug) {
      return paragraph;
    }
    var trace = new StringWriter();
    cause.printStackTrace(new PrintWriter(trace));
    return paragraph + System.lineSeparator() + trace.toString().stripTrailing();
  }

  private static String outOfMemory() {
    return "The heap of "
        + (Runtime.getRuntime().maxMemory() >> 20)
        + " MB is too small, and ran out outside the search, where partial results cannot be saved."
        + " Give more: HEDDLE_OPTS=-Xmx8g heddle ...; or check a smaller configuration.";
  }

  private static String stackOverflow() {
    return "The thread's stack overflowed. The protocol probably nests calls, arrays or references"
        + " too deeply; flatten them, or give a larger stack: HEDDLE_OPTS=-Xss64m heddle ...;"
        + " --debug shows where it happened.";
  }

  private static String internal(Throwable thrown) {
    var frames = thrown.getStackTrace();
    return "This is an error in Heddle, not in your protocol: "
        + thrown
        + (frames.length == 0 ? "" : " at " + frames[0])
        + ". Please report it with the protocol and the output of the same command with --debug.";
  }
}
