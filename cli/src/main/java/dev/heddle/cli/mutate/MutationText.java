package dev.heddle.cli.mutate;

import dev.heddle.cli.report.Numbers;
import dev.heddle.cli.report.Table;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// What became of mutants, for people.
public final class MutationText {
  private MutationText() {}

  /// The text, its lines ended: a table of those mutants that need a look, or of all, and a
  /// summary.
  public static String of(String job, List<Mutant> mutants, boolean all) {
    var table = new Table().left("place").left("mutation").left("fate").left("how").left("source");
    for (Mutant mutant : mutants) {
      if (all || mutant.fate() == Fate.SURVIVED || mutant.fate() == Fate.INCONCLUSIVE) {
        var at = mutant.mutation().at();
        table.row(
            at.file() + ":" + at.line(),
            mutant.mutation().change(),
            mutant.fate().text(),
            mutant.how(),
            mutant.source());
      }
    }
    return (table.isEmpty() ? "" : table + "\n") + summary(job, mutants) + "\n";
  }

  /// How many there are of each fate.
  static Map<Fate, Integer> counts(List<Mutant> mutants) {
    var counts = new EnumMap<Fate, Integer>(Fate.class);
    for (Fate fate : Fate.values()) {
      counts.put(fate, 0);
    }
    for (Mutant mutant : mutants) {
      counts.merge(mutant.fate(), 1, Integer::sum);
    }
    return counts;
  }

  private static String summary(String job, List<Mutant> mutants) {
    var parts = new ArrayList<String>();
    counts(mutants).forEach((fate, count) -> parts.add(count + " " + fate.text()));
    return job
        + ": "
        + Numbers.of(mutants.size(), "mutant", "mutants")
        + ", "
        + String.join(", ", parts)
        + ".";
  }
}
