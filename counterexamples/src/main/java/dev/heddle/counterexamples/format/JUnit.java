package dev.heddle.counterexamples.format;

import dev.heddle.counterexamples.Style;
import dev.heddle.counterexamples.TraceDocument;
import dev.heddle.counterexamples.TraceText;
import java.util.ArrayList;
import java.util.List;

/// A test report in the XML of JUnit, with a failed test for each counterexample. What shows how a
/// situation is reached is a test that passed.
public record JUnit() implements TraceFormat {
  private static final int COLUMNS = 100;

  @Override
  public boolean several() {
    return true;
  }

  @Override
  public String of(List<TraceDocument> documents) {
    var cases = new ArrayList<TestCase>();
    for (var document : documents) {
      cases.add(TestCase.of(document.subject().job(), result(document)));
    }
    return JUnitXml.of(cases);
  }

  private static TestCase.Result result(TraceDocument document) {
    return document.isWitness() ? new TestCase.Passed(text(document)) : failure(document);
  }

  /// The failure that a counterexample is.
  public static TestCase.Failed failure(TraceDocument document) {
    return new TestCase.Failed(
        Labels.id(document.flaw().kind()), TraceText.summary(document), text(document));
  }

  private static String text(TraceDocument document) {
    return new TraceText(COLUMNS, Style.PLAIN).render(document);
  }
}
