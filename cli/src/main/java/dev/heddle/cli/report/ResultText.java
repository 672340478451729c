package dev.heddle.cli.report;

import dev.heddle.checker.verdict.Races;
import dev.heddle.checker.verdict.Statistics;
import dev.heddle.checker.verdict.Storage;
import dev.heddle.checker.verdict.Verdict;
import dev.heddle.counterexamples.TraceText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The results of a run in words for people: the table, and what it leaves out.
public final class ResultText {
  private static final int MOST_UNREACHED = 8;
  private static final int SHORT_HASH = 12;

  private final List<Outcome> outcomes;
  private final boolean coverage;
  private final TraceText traces;

  /// @param coverage whether everything about coverage is told
  /// @param traces how a counterexample is written
  public ResultText(List<Outcome> outcomes, boolean coverage, TraceText traces) {
    this.outcomes = outcomes;
    this.coverage = coverage;
    this.traces = traces;
  }

  /// The whole text.
  public String text() {
    var text = new StringBuilder(ResultTable.of(outcomes));
    if (outcomes.size() == 1) {
      single(outcomes.getFirst(), text);
    } else {
      counterexamples(text);
      bounds(text);
      unsearched(text);
      inconclusive(text);
      unseen(text);
      unreached(text);
      allCoverage(text);
      closing(text);
    }
    return text.toString();
  }

  private void single(Outcome outcome, StringBuilder text) {
    if (outcome instanceof Outcome.Checked checked) {
      statistics(checked, text);
      counterexamples(text);
      if (checked.document() != null) {
        text.append('\n').append(traces.render(checked.document()).stripTrailing()).append('\n');
      }
      var witnesses = new WitnessReport(checked.verdict()).all();
      text.append(witnesses.isEmpty() ? "" : "\n").append(witnesses);
      for (Outcome.Checked.Way way : checked.witnesses()) {
        text.append('\n').append(traces.render(way.document()).stripTrailing()).append('\n');
      }
      inconclusive(text);
      var report = new CoverageReport(checked.verdict().statistics().coverage());
      if (coverage) {
        text.append('\n').append(report.text());
      } else {
        text.append('\n').append(soFar(checked)).append(report.summary()).append('\n');
      }
    }
  }

  private static void statistics(Outcome.Checked checked, StringBuilder text) {
    Statistics statistics = checked.verdict().statistics();
    text.append('\n')
        .append(checked.system().name())
        .append(", model ")
        .append(shortened(checked.system().hash()))
        .append(", ")
        .append(Numbers.of(statistics.threads(), "thread", "threads"));
    if (statistics.storage() != Storage.ARENA) {
      text.append(", ").append(statistics.storage().word()).append(" storage");
    }
    if (statistics.peakMemory() >= 0) {
      text.append(", ").append(Numbers.bytes(statistics.peakMemory())).append(" of memory at most");
    }
    text.append(".\n");
    for (String bound : checked.system().bounds()) {
      text.append("Within the bound: ").append(bound).append(".\n");
    }
    if (nothingIsWrong(checked)) {
      text.append(races(statistics.races())).append('\n');
    }
  }

  private static boolean nothingIsWrong(Outcome.Checked checked) {
    return switch (checked.verdict()) {
      case Verdict.Holds _, Verdict.Unwitnessed _ -> true;
      case Verdict.Violated _, Verdict.Inconclusive _ -> false;
    };
  }

  private static String races(Races races) {
    return switch (races) {
      case Races.NotSearched _ -> "Data races were not looked for.";
      case Races.Impossible _ -> "No data race is possible.";
      case Races.Searched searched ->
          "No data race in "
              + Numbers.of(searched.states(), "state", "states")
              + " of finer steps, visited in "
              + Numbers.seconds(searched.seconds())
              + ".";
    };
  }

  private static String shortened(String hash) {
    return hash.substring(0, Math.min(SHORT_HASH, hash.length()));
  }

  private void counterexamples(StringBuilder text) {
    var lines = new StringBuilder();
    for (Outcome outcome : outcomes) {
      if (outcome instanceof Outcome.Checked checked) {
        if (checked.files().trace() != null) {
          lines.append("counterexample of ").append(checked.job().name());
          lines.append(": ").append(checked.files().trace()).append('\n');
        }
        for (Outcome.Checked.Way way : checked.witnesses()) {
          lines.append("way to ").append(way.witness().name());
          lines.append(": ").append(way.files().trace()).append('\n');
        }
      }
    }
    text.append(lines.isEmpty() ? "" : "\n").append(lines);
  }

  private void bounds(StringBuilder text) {
    Map<String, Integer> jobs = new LinkedHashMap<>();
    for (Outcome outcome : outcomes) {
      if (outcome instanceof Outcome.Checked checked) {
        for (String bound : checked.system().bounds()) {
          jobs.merge(bound, 1, Integer::sum);
        }
      }
    }
    text.append(jobs.isEmpty() ? "" : "\n");
    jobs.forEach(
        (bound, count) ->
            text.append("within the bound: ")
                .append(bound)
                .append(" (")
                .append(Numbers.of(count, "job", "jobs"))
                .append(")\n"));
  }

  private void unsearched(StringBuilder text) {
    int jobs = 0;
    for (Outcome outcome : outcomes) {
      boolean open =
          outcome instanceof Outcome.Checked checked
              && nothingIsWrong(checked)
              && checked.verdict().statistics().races() instanceof Races.NotSearched;
      jobs += open ? 1 : 0;
    }
    if (jobs > 0) {
      text.append("\ndata races were not looked for in ");
      text.append(Numbers.of(jobs, "job", "jobs")).append('\n');
    }
  }

  private void inconclusive(StringBuilder text) {
    for (Outcome outcome : outcomes) {
      if (outcome instanceof Outcome.Checked checked
          && checked.verdict() instanceof Verdict.Inconclusive(var reason, var advice, _)) {
        text.append('\n')
            .append(checked.job().name())
            .append(" is inconclusive, ")
            .append(reason.text())
            .append(": nothing wrong was found, and nothing was excluded. ")
            .append(advice)
            .append('\n');
      }
    }
  }

  private void unseen(StringBuilder text) {
    boolean first = true;
    for (Outcome outcome : outcomes) {
      if (outcome instanceof Outcome.Checked checked && !isViolated(checked)) {
        var unseen = new WitnessReport(checked.verdict()).unseen();
        if (!unseen.isEmpty()) {
          text.append(first ? "\n" : "");
          text.append(checked.job().name()).append(", ").append(unseen).append('\n');
          first = false;
        }
      }
    }
  }

  private static boolean isViolated(Outcome.Checked checked) {
    return checked.verdict() instanceof Verdict.Violated;
  }

  private void unreached(StringBuilder text) {
    int jobs = 0;
    var lines = new StringBuilder();
    for (Outcome outcome : outcomes) {
      if (outcome instanceof Outcome.Checked checked && visitedAll(checked)) {
        var report = new CoverageReport(checked.verdict().statistics().coverage());
        if (report.unreachedCount() > 0 && ++jobs <= MOST_UNREACHED) {
          lines.append("  ").append(checked.job().name()).append(": ");
          lines.append(report.unreached()).append('\n');
        }
      }
    }
    if (jobs > MOST_UNREACHED) {
      lines.append("  and in ").append(Numbers.of(jobs - MOST_UNREACHED, "job", "jobs"));
      lines.append(" more; --coverage shows all\n");
    }
    if (jobs > 0) {
      text.append("\nlines never reached although every state was visited:\n").append(lines);
    }
  }

  private void allCoverage(StringBuilder text) {
    for (Outcome outcome : outcomes) {
      if (coverage && outcome instanceof Outcome.Checked checked) {
        text.append('\n').append(checked.job().name()).append('\n').append(soFar(checked));
        text.append(new CoverageReport(checked.verdict().statistics().coverage()).text());
      }
    }
  }

  private static String soFar(Outcome.Checked checked) {
    return visitedAll(checked) ? "" : "The search ended early, so this is partial. ";
  }

  private static boolean visitedAll(Outcome.Checked checked) {
    return checked.verdict().statistics().complete()
        && !(checked.verdict() instanceof Verdict.Inconclusive);
  }

  private void closing(StringBuilder text) {
    int compared = 0;
    int asExpected = 0;
    int left = 0;
    for (Outcome outcome : outcomes) {
      switch (outcome) {
        case Outcome.Checked checked when checked.compared() -> {
          compared++;
          asExpected += checked.differences().isEmpty() ? 1 : 0;
        }
        case Outcome.Checked _ -> left++;
        case Outcome.Failed _ -> left++;
      }
    }
    text.append('\n').append(Numbers.of(outcomes.size(), "job", "jobs"));
    text.append(": ").append(asExpected).append(" as expected");
    if (compared > asExpected) {
      text.append(", ").append(compared - asExpected).append(" NOT as expected");
    }
    if (left > 0) {
      text.append(", ").append(left).append(" without a comparison");
    }
    text.append(".\n");
  }
}
