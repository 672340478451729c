package dev.heddle.cli;

import dev.heddle.cli.job.Checkable;
import dev.heddle.cli.report.SystemText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `heddle show`.
@Command(
    name = "show",
    description = "Show what a protocol has been lifted to: a summary, or the parts asked for.")
final class ShowCommand implements Runnable {
  private final Surroundings surroundings;

  @Parameters(paramLabel = "JOB|CLASS|FILE.java", description = "What to show.")
  private String subject = "";

  @Mixin private SubjectOptions subjectOptions = new SubjectOptions();

  @Option(names = "--ir", description = "Show the lifted program, block by block.")
  private boolean ir;

  @Option(names = "--layout", description = "Show where each variable is in the packed state.")
  private boolean layout;

  ShowCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public void run() {
    var job = subjectOptions.one(subject, surroundings.catalogue());
    Checkable checkable = job.lift().get();
    var out = surroundings.console().out();
    if (ir) {
      out.println(checkable.ir().stripTrailing());
    }
    if (layout) {
      out.println(checkable.layout().stripTrailing());
    }
    if (!ir && !layout) {
      out.print(SystemText.of(checkable));
    }
  }
}
