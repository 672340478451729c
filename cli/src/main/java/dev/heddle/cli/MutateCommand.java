package dev.heddle.cli;

import dev.heddle.checker.Cancellation;
import dev.heddle.checker.Check;
import dev.heddle.checker.verdict.Verdict;
import dev.heddle.cli.job.Checkable;
import dev.heddle.cli.job.Expected;
import dev.heddle.cli.job.Job;
import dev.heddle.cli.mutate.Campaign;
import dev.heddle.cli.mutate.Mutant;
import dev.heddle.cli.mutate.MutationJson;
import dev.heddle.cli.mutate.MutationText;
import dev.heddle.cli.mutate.Trials;
import dev.heddle.cli.outcome.Complaint;
import dev.heddle.cli.outcome.ExitCode;
import dev.heddle.model.mutate.Mutation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `heddle mutate`.
@Command(
    name = "mutate",
    description = {
      "Change the protocol's code in one place at a time, and tell which changes no property"
          + " notices.",
      "",
      "Statements are dropped or swapped, conditions negated, forced or shifted by one, constants"
          + " and",
      "operators replaced. A mutant is killed when something is wrong with it or a witness is no",
      "longer seen; equivalent when it reaches the same states; else it survives.",
      "Of several jobs, one that kills a mutant is enough, and later ones do not try it.",
      ""
    })
final class MutateCommand implements Callable<Integer> {
  /// How many times the original's states, and how many more, a mutant may have.
  private static final int MARGIN = 4;

  private static final int LEAST = 10_000;

  private final Surroundings surroundings;

  @Parameters(
      arity = "1..*",
      paramLabel = "JOB|CLASS|FILE.java",
      description =
          "What to mutate; it has to hold. Jobs, each by its full name; or one class or source"
              + " file.")
  private List<String> subjects = new ArrayList<>();

  @Option(
      names = "--file",
      paramLabel = "NAME.java",
      description =
          "Change this file of the source only; may be given several times. Without it, all that"
              + " strands run.")
  private List<String> files = new ArrayList<>();

  @Option(
      names = {"--threads", "--workers"},
      paramLabel = "N|auto",
      defaultValue = "auto",
      converter = ThreadCount.class,
      description =
          "How many mutants are checked at a time; auto, the default, is one per" + " processor.")
  private int threads;

  @Option(
      names = "--max-states",
      paramLabel = "N",
      converter = PositiveNumber.class,
      description =
          "End a mutant's search when it has found N states; without the option, four times as many"
              + " as the original has and 10,000.")
  private @Nullable Long maxStates;

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      defaultValue = "60s",
      converter = TimeSpan.class,
      description = "End a mutant's search after TIME; 60s if it is not given.")
  private Duration timeout = Duration.ofSeconds(60);

  @Option(
      names = "--all",
      description = "List the mutants that were killed or are equivalent, too.")
  private boolean all;

  @Option(names = "--json", description = "Print every mutant in one JSON document.")
  private boolean json;

  @Mixin private SubjectOptions subjectOptions = new SubjectOptions();

  MutateCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    var jobs = new ArrayList<Job>();
    for (String subject : subjects) {
      jobs.add(subjectOptions.one(subject, surroundings.catalogue()));
    }
    var signals = surroundings.signals();
    var cancellation = new Cancellation();
    signals.listen();
    int code = signals.during(cancellation::cancel, () -> run(jobs, cancellation));
    var signal = signals.received();
    return signal == null ? code : signal.number();
  }

  private int run(List<Job> jobs, Cancellation cancellation) {
    var campaign = new Campaign();
    for (Job job : jobs) {
      var tried = tried(job, campaign, cancellation);
      campaign.add(jobs.size() == 1 ? "" : job.name(), tried);
    }
    var mutants = campaign.mutants();
    int code = code(mutants).number();
    var names = jobs.stream().map(Job::name).toList();
    surroundings
        .console()
        .out()
        .print(
            json
                ? MutationJson.of(names, mutants, code)
                : MutationText.of(String.join(", ", names), mutants, all));
    return code;
  }

  /// What becomes in `job` of the mutants that jobs before it have left.
  private List<Mutant> tried(Job job, Campaign campaign, Cancellation cancellation) {
    Checkable original = job.lift().get();
    var system = original.system();
    Verdict verdict =
        Check.of(system).threads(threads).races(job.races()).cancellation(cancellation).run();
    if (!(verdict instanceof Verdict.Holds)) {
      throw Complaint.usage(
          job.name()
              + " is "
              + Expected.word(verdict)
              + ". Only what holds can be mutated: there, a mutation has something to break.");
    }
    long states = verdict.statistics().states();
    long most = maxStates == null ? MARGIN * states + LEAST : maxStates;
    long memory = Runtime.getRuntime().maxMemory() / 2 / threads;
    var trials =
        new Trials(
            original,
            system,
            verdict.statistics(),
            check ->
                check
                    .races(job.races())
                    .maxStates(most)
                    .maxMemory(memory)
                    .timeout(timeout)
                    .cancellation(cancellation));
    return trials.of(campaign.open(chosen(original.mutations())), threads);
  }

  private List<Mutation> chosen(List<Mutation> mutations) {
    if (files.isEmpty()) {
      return mutations;
    }
    var chosen = new ArrayList<Mutation>();
    for (Mutation mutation : mutations) {
      if (files.contains(mutation.at().file())) {
        chosen.add(mutation);
      }
    }
    return chosen;
  }

  private static ExitCode code(List<Mutant> mutants) {
    var code = ExitCode.HOLDS;
    for (Mutant mutant : mutants) {
      code =
          code.and(
              switch (mutant.fate()) {
                case KILLED, EQUIVALENT -> ExitCode.HOLDS;
                case SURVIVED -> ExitCode.SURVIVED;
                case INCONCLUSIVE -> ExitCode.INCONCLUSIVE;
              });
    }
    return code;
  }
}
