package dev.heddle.cli;

import dev.heddle.checker.Check;
import dev.heddle.cli.job.Catalogue;
import dev.heddle.cli.job.Job;
import dev.heddle.cli.outcome.Complaint;
import dev.heddle.model.system.Property;
import dev.heddle.model.system.TransitionSystem;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `heddle check`.
@Command(
    name = "check",
    description = {
      "Explore every interleaving and report what is wrong, with a shortest trace to it.",
      "",
      "A job of the manifest is compared with what the manifest expects of it: a violation that is",
      "expected is no failure. A class or a source file is expected to hold.",
      ""
    })
final class CheckCommand implements Callable<Integer> {
  private final Surroundings surroundings;
  private final HeddleCommand root;

  @Parameters(
      arity = "0..*",
      paramLabel = "JOB|CLASS|FILE.java",
      description =
          "What to check: jobs, each with those below it (a prefix that ends before a . or /);"
              + " protocol classes; single source files, which are compiled on the fly. Without"
              + " any, all jobs of the manifest that are not large.")
  private List<String> words = new ArrayList<>();

  @Option(names = "--all", description = "Include large jobs where a prefix, or nothing, is given.")
  private boolean all;

  @Option(
      names = "--reference",
      description = "Use the slow, obvious explorer that the fast one is tested against.")
  private boolean reference;

  @Option(
      names = "--witness",
      paramLabel = "NAME",
      description =
          "Write and show a shortest way to the situation that the @Sometimes method NAME"
              + " recognises; several times for several.")
  private List<String> witnesses = new ArrayList<>();

  @Mixin private SubjectOptions subjectOptions = new SubjectOptions();
  @Mixin private SearchOptions searchOptions = new SearchOptions();
  @Mixin private ReportOptions reportOptions = new ReportOptions();

  CheckCommand(Surroundings surroundings, HeddleCommand root) {
    this.surroundings = surroundings;
    this.root = root;
  }

  @Override
  public Integer call() {
    var request =
        new Catalogue.Request(
            words, subjectOptions.classPath(), subjectOptions.configuration(), all);
    var run = new SearchRun(surroundings, this::setUp, reportOptions, root.debug());
    if (reference && searchOptions.limitsSize()) {
      throw Complaint.usage(
          "--reference visits every state: --max-states, --max-depth and --max-memory do not go"
              + " with it. Leave them out, or limit it by --timeout.");
    }
    List<Job> jobs = surroundings.catalogue().select(request);
    return run.of(jobs, reference ? Check::reference : Check::run);
  }

  private Check setUp(TransitionSystem system) {
    for (String name : witnesses) {
      requireWitness(name, system.witnesses());
    }
    return searchOptions
        .check(system)
        .traceWitnesses(
            witness ->
                witnesses.stream().anyMatch(name -> Property.answersTo(witness.name(), name)));
  }

  private static void requireWitness(String name, List<Property> known) {
    var names = new ArrayList<String>();
    for (Property witness : known) {
      if (Property.answersTo(witness.name(), name)) {
        return;
      }
      names.add(witness.name());
    }
    var there =
        names.isEmpty() ? " It has no @Sometimes method" : " It has " + String.join(", ", names);
    throw Complaint.usage("The protocol has no witness " + name + "." + there + ".");
  }
}
