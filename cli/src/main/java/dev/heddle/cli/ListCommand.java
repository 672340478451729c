package dev.heddle.cli;

import dev.heddle.cli.job.Expected;
import dev.heddle.cli.job.Job;
import dev.heddle.cli.report.Numbers;
import dev.heddle.cli.report.Table;
import picocli.CommandLine.Command;

/// `heddle list`.
@Command(name = "list", description = "Show every job, what is expected of it, and what it shows.")
final class ListCommand implements Runnable {
  private final Surroundings surroundings;

  ListCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public void run() {
    var table = new Table().left("job").left("expected").right("states").left("size").left("about");
    for (Job job : surroundings.catalogue().jobs()) {
      var expected = job.expected();
      table.row(
          job.name(),
          expected == null ? "" : words(expected),
          expected == null || expected.states() == null ? "" : Numbers.grouped(expected.states()),
          job.size(),
          job.about());
    }
    surroundings.console().out().print(table);
  }

  private static String words(Expected expected) {
    var kind = expected.kind();
    return kind == null ? expected.verdict() : kind.text();
  }
}
