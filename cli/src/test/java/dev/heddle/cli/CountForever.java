package dev.heddle.cli;

import dev.heddle.cli.job.Catalogue;
import dev.heddle.cli.job.Job;
import java.util.List;

/// The program with one job, `endless`, of a great many states, and one after it: for tests that
/// need a process of their own.
final class CountForever {
  private CountForever() {}

  public static void main(String[] arguments) {
    var console = Console.ofProcess();
    var jobs =
        List.of(
            Job.of("endless", () -> new Harness.Fake(FakeSystem.endless())),
            Job.of("next", () -> new Harness.Fake(FakeSystem.holding(3))));
    var surroundings =
        new Surroundings(console, new Catalogue(() -> jobs), Signals.ofProcess(console));
    System.exit(Main.run(surroundings, arguments));
  }
}
