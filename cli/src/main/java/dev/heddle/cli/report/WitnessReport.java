package dev.heddle.cli.report;

import dev.heddle.checker.verdict.Sighting;
import dev.heddle.checker.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/// The witnesses of one job in words for people.
final class WitnessReport {
  private final List<Sighting> sightings;
  private final String nowhere;

  WitnessReport(Verdict verdict) {
    sightings = verdict.statistics().coverage().sightings();
    nowhere =
        switch (verdict) {
          case Verdict.Holds _, Verdict.Unwitnessed _ -> "never";
          case Verdict.Violated _, Verdict.Inconclusive _ -> "not yet";
        };
  }

  /// Every witness, and when it was first reached; nothing where there is none.
  String all() {
    return sightings.isEmpty() ? "" : table(sightings);
  }

  /// The names of those that were not reached, in one line; nothing where there is none.
  String unseen() {
    var names = new ArrayList<String>();
    for (Sighting sighting : sightings) {
      if (sighting.depth().isEmpty()) {
        names.add(sighting.witness().name());
      }
    }
    return names.isEmpty() ? "" : nowhere + " reached: " + String.join(", ", names);
  }

  private String table(List<Sighting> rows) {
    var table = new Table().left("witness").left("reached").left("situation");
    for (Sighting row : rows) {
      var witness = row.witness();
      var text = witness.text().equals(witness.name()) ? "" : witness.text();
      table.row(witness.name(), reached(row.depth()), text);
    }
    return table.toString();
  }

  private String reached(OptionalInt depth) {
    if (depth.isEmpty()) {
      return nowhere;
    }
    return depth.getAsInt() == 0
        ? "from the start"
        : "after " + Numbers.of(depth.getAsInt(), "step", "steps");
  }
}
