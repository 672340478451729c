package dev.heddle.cli.report;

import dev.heddle.checker.verdict.Statistics;
import dev.heddle.checker.verdict.Verdict;
import dev.heddle.cli.job.Expected;
import dev.heddle.model.system.Flaw;
import dev.heddle.model.system.Property;
import java.util.ArrayList;
import java.util.List;

/// The results of a run as a table for people.
public final class ResultTable {
  /// With fewer states, what a store takes at the least outweighs them.
  private static final long ENOUGH_STATES = 10_000;

  private ResultTable() {}

  /// The table, one row for each outcome.
  public static String of(List<Outcome> outcomes) {
    boolean expectations = false;
    for (Outcome outcome : outcomes) {
      expectations |= outcome.job().expected() != null;
    }
    var table = new Table().left("job").left("verdict");
    if (expectations) {
      table.left("expected");
    }
    table.left("what").right("states").right("transitions").right("depth").right("time");
    table.right("B/state").left("storage");
    for (Outcome outcome : outcomes) {
      row(outcome, expectations, table);
    }
    return table.toString();
  }

  private static void row(Outcome outcome, boolean expectations, Table table) {
    var cells =
        switch (outcome) {
          case Outcome.Checked checked -> checked(checked, expectations);
          case Outcome.Failed failed -> failed(failed, expectations);
        };
    table.row(cells);
  }

  private static String[] checked(Outcome.Checked checked, boolean expectations) {
    Statistics statistics = checked.verdict().statistics();
    var cells = new ArrayList<String>();
    cells.add(checked.job().name());
    cells.add(Expected.word(checked.verdict()));
    if (expectations) {
      cells.add(expected(checked));
    }
    cells.add(what(checked.verdict()));
    cells.add(Numbers.grouped(statistics.states()));
    cells.add(Numbers.grouped(statistics.transitions()));
    cells.add(Numbers.grouped(statistics.depth()));
    cells.add(Numbers.seconds(statistics.seconds()));
    cells.add(
        statistics.states() < ENOUGH_STATES ? "-" : Numbers.fixed(statistics.bytesPerState(), 1));
    cells.add(statistics.storage().word());
    return cells.toArray(new String[0]);
  }

  private static String[] failed(Outcome.Failed failed, boolean expectations) {
    var cells = new ArrayList<String>();
    cells.add(failed.job().name());
    cells.add(failed.word());
    if (expectations) {
      cells.add(failed.job().expected() == null ? "" : "NO");
    }
    cells.add("see below");
    for (int i = 0; i < 6; i++) {
      cells.add("");
    }
    return cells.toArray(new String[0]);
  }

  private static String expected(Outcome.Checked checked) {
    if (!checked.compared()) {
      return checked.job().expected() == null ? "" : "unknown";
    }
    return checked.differences().isEmpty() ? "yes" : "NO";
  }

  private static String what(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Holds _ -> "";
      case Verdict.Violated violated -> flaw(violated.flaw());
      case Verdict.Unwitnessed(var unseen, _) -> unseen(unseen);
      case Verdict.Inconclusive inconclusive -> inconclusive.reason().text();
    };
  }

  private static String unseen(List<Property> unseen) {
    var first = "never reached: " + unseen.getFirst().name();
    return unseen.size() == 1 ? first : first + " and " + (unseen.size() - 1) + " more";
  }

  /// The kind of a flaw, and the property where that says more.
  static String flaw(Flaw flaw) {
    return flaw.property().equalsIgnoreCase(flaw.kind().text())
            || flaw.property().equals(flaw.kind().name())
        ? flaw.kind().text()
        : flaw.kind().text() + ": " + flaw.property();
  }
}
