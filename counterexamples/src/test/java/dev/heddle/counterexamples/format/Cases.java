package dev.heddle.counterexamples.format;

import dev.heddle.checker.verdict.Trace;
import dev.heddle.counterexamples.Explanation;
import dev.heddle.counterexamples.Samples;
import dev.heddle.counterexamples.TraceDocument;
import dev.heddle.counterexamples.TraceReader;
import dev.heddle.model.system.SourceLine;
import dev.heddle.model.system.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Counterexamples to export: those written by hand, those that are committed, and long ones.
final class Cases {
  private static final Path GALLERY = Path.of(System.getProperty("basedir", "")).resolve("gallery");

  private Cases() {}

  static List<TraceDocument> samples() {
    return List.of(
        Samples.lostWakeup(),
        Samples.issue1547(),
        Samples.failedCheck(),
        Samples.wrongFromTheStart(),
        Samples.crowd(3));
  }

  static List<TraceDocument> gallery() throws IOException {
    var documents = new ArrayList<TraceDocument>();
    try (var all = Files.walk(GALLERY)) {
      for (var file : all.filter(path -> path.toString().endsWith(".itf.json")).sorted().toList()) {
        documents.add(TraceReader.read(file));
      }
    }
    return documents;
  }

  /// A deadlock after `steps` steps of two strands, of which the first `essential` matter.
  static TraceDocument marathon(int steps, int essential) {
    var sample = Samples.lostWakeup();
    var made = new ArrayList<Step>();
    var reasons = new ArrayList<Explanation.Reason>();
    for (int i = 0; i < steps; i++) {
      made.add(sample.trace().steps().get(i % 2));
      if (i < essential) {
        reasons.add(new Explanation.Reason(i + 1, List.of("it matters")));
      }
    }
    var state = sample.trace().states().getFirst();
    var trace = new Trace(sample.trace().variables(), Collections.nCopies(steps + 1, state), made);
    var document = new TraceDocument(sample.subject(), sample.flaw(), sample.size(), trace);
    return essential == 0
        ? document
        : document.explained(
            new Explanation(List.of(), List.of(), List.of(), List.of(), reasons, List.of()));
  }

  /// The same with another place of each step.
  static TraceDocument moved(TraceDocument document, int lines) {
    var steps = new ArrayList<Step>();
    for (var step : document.trace().steps()) {
      var at = step.at();
      steps.add(
          new Step(
              step.strand(),
              step.carrier(),
              step.kind(),
              new SourceLine(at.type(), at.method(), at.path(), at.line() + lines),
              step.path(),
              step.choices(),
              step.accesses()));
    }
    var trace = new Trace(document.trace().variables(), document.trace().states(), steps);
    return new TraceDocument(document.subject(), document.flaw(), document.size(), trace);
  }
}
