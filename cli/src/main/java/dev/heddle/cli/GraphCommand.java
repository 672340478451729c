package dev.heddle.cli;

import dev.heddle.cli.job.NearNames;
import dev.heddle.cli.outcome.Complaint;
import dev.heddle.cli.outcome.ExitCode;
import dev.heddle.counterexamples.review.GraphPage;
import dev.heddle.counterexamples.states.StateGraph;
import dev.heddle.counterexamples.states.StateGraphDot;
import dev.heddle.counterexamples.states.StateGraphs;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `heddle graph`.
@Command(
    name = "graph",
    description = {
      "Draw all states of a small protocol and the steps between them, for Graphviz or a browser:",
      "heddle graph JOB | dot -Tsvg >JOB.svg",
      "heddle graph JOB --html --out JOB.html",
      ""
    })
final class GraphCommand implements Runnable {
  private static final int MOST_NODES = 500;

  private final Surroundings surroundings;

  @Parameters(paramLabel = "JOB|CLASS|FILE.java", description = "What to draw.")
  private String subject = "";

  @Mixin private SubjectOptions subjectOptions = new SubjectOptions();

  @Option(
      names = "--html",
      description =
          "Write a page that a browser draws, opens from disk and loads nothing, instead of a text"
              + " for Graphviz.")
  private boolean html;

  @Option(
      names = "--by",
      paramLabel = "VARIABLE",
      split = ",",
      description =
          "Make one node of all states in which these variables have the same values; needed"
              + " where there are more than 500 states. `heddle show` lists variables; STRAND.at is"
              + " where a strand stands.")
  private List<String> by = new ArrayList<>();

  @Option(
      names = "--max-states",
      paramLabel = "NUMBER",
      defaultValue = "100000",
      converter = PositiveNumber.class,
      description = "Visit no more than this many states; without the option, 100000.")
  private long maxStates;

  @Mixin private TextOutput output = new TextOutput();

  GraphCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public void run() {
    var job = subjectOptions.one(subject, surroundings.catalogue());
    var system = job.lift().get().system();
    var chosen = numbers(system.narrator().variables());
    int most = (int) Math.min(Integer.MAX_VALUE - 1, maxStates);
    var text =
        switch (StateGraphs.of(system, chosen, most, MOST_NODES)) {
          case StateGraph.Attempt.Made(var graph) ->
              drawn(graph, job.name() + (by.isEmpty() ? "" : " by " + String.join(", ", by)));
          case StateGraph.Attempt.TooManyStates _ ->
              throw new Complaint(
                  ExitCode.INCONCLUSIVE,
                  job.name()
                      + " has more than "
                      + maxStates
                      + " states, and all have to be visited. Give a larger --max-states, or draw a"
                      + " smaller configuration.");
          case StateGraph.Attempt.TooManyNodes _ -> throw tooLarge(job.name());
        };
    output.write(text, "the graph", surroundings.console());
  }

  private String drawn(StateGraph graph, String title) {
    return html ? GraphPage.of(graph, title) : StateGraphDot.of(graph, title);
  }

  private Complaint tooLarge(String job) {
    return Complaint.usage(
        by.isEmpty()
            ? job
                + " has more than 500 states, too many to look at. With --by VARIABLE,... states"
                + " that agree on a few variables become one; or draw a smaller configuration."
            : String.join(", ", by)
                + " have more than 500 combinations of values in "
                + job
                + ", too many to look at. Choose fewer variables.");
  }

  private List<Integer> numbers(List<String> variables) {
    var numbers = new ArrayList<Integer>();
    for (var name : by) {
      int number = variables.indexOf(name);
      if (number < 0) {
        throw Complaint.usage(
            "There is no variable "
                + name
                + "."
                + NearNames.question(name, variables)
                + " There are: "
                + String.join(", ", variables)
                + ".");
      }
      numbers.add(number);
    }
    return numbers;
  }
}
