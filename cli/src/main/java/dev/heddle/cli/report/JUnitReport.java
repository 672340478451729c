package dev.heddle.cli.report;

import dev.heddle.checker.verdict.Verdict;
import dev.heddle.counterexamples.format.JUnit;
import dev.heddle.counterexamples.format.JUnitXml;
import dev.heddle.counterexamples.format.TestCase;
import java.util.ArrayList;
import java.util.List;

/// The results of a run as a test report: a test for each job. It passes when the job exits with 0,
/// so also when what is found is what the manifest expects.
public final class JUnitReport {
  private JUnitReport() {}

  /// The report in XML.
  public static String of(List<Outcome> outcomes) {
    var cases = new ArrayList<TestCase>();
    for (var outcome : outcomes) {
      cases.add(
          switch (outcome) {
            case Outcome.Failed failed ->
                TestCase.of(
                    failed.job().name(),
                    new TestCase.Errored(failed.word(), failed.mishap().paragraph()));
            case Outcome.Checked checked ->
                new TestCase(
                    checked.job().name(),
                    checked.verdict().statistics().seconds(),
                    result(checked));
          });
    }
    return JUnitXml.of(cases);
  }

  private static TestCase.Result result(Outcome.Checked checked) {
    if (!checked.differences().isEmpty()) {
      var differences = String.join("; ", checked.differences());
      return new TestCase.Failed(
          "unexpected", "not as the manifest expects: " + differences, found(checked));
    }
    if (checked.compared()) {
      return new TestCase.Passed(found(checked));
    }
    return switch (checked.verdict()) {
      case Verdict.Holds _ -> new TestCase.Passed("");
      case Verdict.Violated _ -> violated(checked);
      case Verdict.Unwitnessed _ ->
          new TestCase.Failed(
              "unwitnessed",
              "a @Sometimes situation is never reached",
              new WitnessReport(checked.verdict()).unseen());
      case Verdict.Inconclusive(var reason, var advice, _) ->
          new TestCase.Skipped("inconclusive, " + reason.text() + ": " + advice);
    };
  }

  private static TestCase.Result violated(Outcome.Checked checked) {
    var document = checked.document();
    if (document == null) {
      throw new IllegalStateException("a violation has a counterexample");
    }
    return JUnit.failure(document);
  }

  /// The counterexample, when there is one.
  private static String found(Outcome.Checked checked) {
    var document = checked.document();
    return document == null ? "" : JUnit.failure(document).text();
  }
}
