package dev.heddle.cli.job;

import dev.heddle.checker.verdict.Statistics;
import dev.heddle.checker.verdict.Verdict;
import dev.heddle.model.system.FlawKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the manifest expects of a job. Null: it says nothing about that.
///
/// @param verdict `holds`, `violated`, `unwitnessed` or `inconclusive`
/// @param kind the flaw's kind
/// @param property the name of the violated property, or of the first witness not seen
/// @param states distinct states
/// @param transitions successors generated
/// @param depth the depth of the search
public record Expected(
    String verdict,
    @Nullable FlawKind kind,
    @Nullable String property,
    @Nullable Long states,
    @Nullable Long transitions,
    @Nullable Long depth) {

  /// Where `actual` differs, one phrase each: `states 31, expected 30`. Empty when nowhere.
  public List<String> differences(Verdict actual) {
    var differences = new ArrayList<String>();
    compare("verdict", verdict, word(actual), differences);
    if (actual instanceof Verdict.Violated(var flaw, _, _) && differences.isEmpty()) {
      compare("kind", kind == null ? null : kind.text(), flaw.kind().text(), differences);
      compare("property", property, flaw.property(), differences);
    }
    if (actual instanceof Verdict.Unwitnessed(var unseen, _) && differences.isEmpty()) {
      compare("property", property, unseen.getFirst().name(), differences);
    }
    Statistics statistics = actual.statistics();
    compare("states", states, statistics.states(), differences);
    compare("transitions", transitions, statistics.transitions(), differences);
    compare("depth", depth, (long) statistics.depth(), differences);
    return differences;
  }

  /// The verdict in the manifest's words.
  public static String word(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Holds _ -> "holds";
      case Verdict.Violated _ -> "violated";
      case Verdict.Unwitnessed _ -> "unwitnessed";
      case Verdict.Inconclusive _ -> "inconclusive";
    };
  }

  private static void compare(
      String what, @Nullable Object expected, Object actual, List<String> differences) {
    if (expected != null && !expected.equals(actual)) {
      differences.add(what + " " + actual + ", expected " + expected);
    }
  }
}
