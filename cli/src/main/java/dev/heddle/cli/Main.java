package dev.heddle.cli;

import dev.heddle.cli.job.Catalogue;
import dev.heddle.cli.job.Manifest;
import dev.heddle.cli.outcome.Mishap;

/// The program.
public final class Main {
  private Main() {}

  /// Runs the command in `arguments` and exits with an [dev.heddle.cli.outcome.ExitCode].
  public static void main(String[] arguments) {
    var console = Console.ofProcess();
    var catalogue = new Catalogue(Manifest::shipped);
    int code = run(new Surroundings(console, catalogue, Signals.ofProcess(console)), arguments);
    System.exit(code);
  }

  /// Runs a command in `surroundings` and returns its exit code.
  static int run(Surroundings surroundings, String... arguments) {
    int code = HeddleCommand.execute(surroundings, arguments);
    try {
      surroundings.console().flush();
    } catch (RuntimeException e) {
      var mishap = Mishap.of(e);
      surroundings.console().err().println("heddle: " + mishap.paragraph());
      return mishap.code().number();
    }
    return code;
  }
}
