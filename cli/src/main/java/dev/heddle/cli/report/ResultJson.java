package dev.heddle.cli.report;

import dev.heddle.checker.verdict.Races;
import dev.heddle.checker.verdict.Sighting;
import dev.heddle.checker.verdict.Statistics;
import dev.heddle.checker.verdict.Verdict;
import dev.heddle.cli.job.Expected;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/// The results of a run as one JSON document: an array with an object for each job. Every object
/// has the same fields; what is not known is null.
public final class ResultJson {
  private final JsonGenerator json;
  private final boolean coverage;

  private ResultJson(JsonGenerator json, boolean coverage) {
    this.json = json;
    this.coverage = coverage;
  }

  /// The document.
  ///
  /// @param coverage whether everything about coverage is told
  public static String of(List<Outcome> outcomes, boolean coverage) {
    return IndentedJson.of(
        json -> {
          json.writeStartArray();
          var writer = new ResultJson(json, coverage);
          for (Outcome outcome : outcomes) {
            json.writeStartObject();
            writer.outcome(outcome);
            json.writeEndObject();
          }
          json.writeEndArray();
        });
  }

  private void outcome(Outcome outcome) {
    json.writeStringProperty("job", outcome.job().name());
    switch (outcome) {
      case Outcome.Checked checked -> checked(checked);
      case Outcome.Failed failed -> failed(failed);
    }
    json.writeNumberProperty("exitCode", outcome.code().number());
  }

  private void checked(Outcome.Checked checked) {
    Verdict verdict = checked.verdict();
    json.writeStringProperty("verdict", Expected.word(verdict));
    expected(checked.job().expected());
    json.writeName("asExpected");
    if (checked.compared()) {
      json.writeBoolean(checked.differences().isEmpty());
    } else {
      json.writeNull();
    }
    words(verdict);
    statistics(verdict.statistics());
    witnesses(checked);
    files(checked.files());
    text("error", checked.mishap() == null ? null : checked.mishap().paragraph());
    text("modelHash", checked.system().hash());
    json.writeName("bounds").writeStartArray();
    checked.system().bounds().forEach(json::writeString);
    json.writeEndArray();
    coverage(new CoverageReport(verdict.statistics().coverage()));
  }

  private void failed(Outcome.Failed failed) {
    json.writeStringProperty("verdict", failed.word());
    expected(failed.job().expected());
    json.writeName("asExpected");
    if (failed.job().expected() == null) {
      json.writeNull();
    } else {
      json.writeBoolean(false);
    }
    for (String name : ABSENT) {
      text(name, null);
    }
    files(Written.NOTHING);
    text("error", failed.mishap().paragraph());
    text("modelHash", null);
    text("bounds", null);
    text("neverReached", null);
  }

  private static final List<String> ABSENT =
      List.of(
          "kind",
          "property",
          "message",
          "reason",
          "advice",
          "states",
          "transitions",
          "depth",
          "seconds",
          "peakMemory",
          "bytesPerState",
          "storage",
          "threads",
          "complete",
          "races",
          "raceStates",
          "raceSeconds",
          "witnesses");

  private void words(Verdict verdict) {
    var flaw = verdict instanceof Verdict.Violated violated ? violated.flaw() : null;
    var unseen = verdict instanceof Verdict.Unwitnessed it ? it.unseen().getFirst() : null;
    text("kind", flaw == null ? null : flaw.kind().text());
    text("property", flaw != null ? flaw.property() : unseen == null ? null : unseen.name());
    text("message", flaw != null ? flaw.message() : unseen == null ? null : unseen.text());
    var why = verdict instanceof Verdict.Inconclusive inconclusive ? inconclusive : null;
    text("reason", why == null ? null : why.reason().text());
    text("advice", why == null ? null : why.advice());
  }

  private void statistics(Statistics statistics) {
    json.writeNumberProperty("states", statistics.states());
    json.writeNumberProperty("transitions", statistics.transitions());
    json.writeNumberProperty("depth", statistics.depth());
    json.writeNumberProperty("seconds", statistics.seconds());
    number("peakMemory", statistics.peakMemory() < 0 ? null : statistics.peakMemory());
    json.writeNumberProperty("bytesPerState", statistics.bytesPerState());
    json.writeStringProperty("storage", statistics.storage().word());
    json.writeNumberProperty("threads", statistics.threads());
    json.writeBooleanProperty("complete", statistics.complete());
    races(statistics.races());
  }

  private void races(Races races) {
    var searched = races instanceof Races.Searched it ? it : null;
    json.writeStringProperty(
        "races",
        switch (races) {
          case Races.NotSearched _ -> "not searched";
          case Races.Impossible _ -> "impossible";
          case Races.Searched _ -> "searched";
        });
    number("raceStates", searched == null ? null : searched.states());
    if (searched == null) {
      json.writeNullProperty("raceSeconds");
    } else {
      json.writeNumberProperty("raceSeconds", searched.seconds());
    }
  }

  private void witnesses(Outcome.Checked checked) {
    json.writeName("witnesses").writeStartArray();
    for (Sighting sighting : checked.verdict().statistics().coverage().sightings()) {
      json.writeStartObject();
      json.writeStringProperty("name", sighting.witness().name());
      json.writeStringProperty("situation", sighting.witness().text());
      number("depth", sighting.depth().isPresent() ? (long) sighting.depth().getAsInt() : null);
      file("traceFile", checked.wayTo(sighting.witness()));
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void expected(@Nullable Expected expected) {
    if (expected == null) {
      json.writeNullProperty("expected");
      return;
    }
    json.writeName("expected").writeStartObject();
    json.writeStringProperty("verdict", expected.verdict());
    text("kind", expected.kind() == null ? null : expected.kind().text());
    text("property", expected.property());
    number("states", expected.states());
    number("transitions", expected.transitions());
    number("depth", expected.depth());
    json.writeEndObject();
  }

  private void coverage(CoverageReport report) {
    json.writeName("neverReached").writeStartArray();
    report.unreachedPlaces().forEach(json::writeString);
    json.writeEndArray();
    if (coverage) {
      json.writeName("transitionsByKind").writeStartObject();
      report.byKind().forEach(json::writeNumberProperty);
      json.writeEndObject();
      json.writeName("steps").writeStartArray();
      report.forEachStep(this::step);
      json.writeEndArray();
    }
  }

  private void step(String method, String line, String kind, long fired) {
    json.writeStartObject();
    json.writeStringProperty("method", method);
    json.writeStringProperty("line", line);
    json.writeStringProperty("kind", kind);
    json.writeNumberProperty("fired", fired);
    json.writeEndObject();
  }

  private void files(Written files) {
    file("traceFile", files.trace());
    file("textFile", files.text());
    file("pageFile", files.page());
  }

  private void file(String name, @Nullable Path file) {
    text(name, file == null ? null : file.toString());
  }

  private void text(String name, @Nullable String value) {
    if (value == null) {
      json.writeNullProperty(name);
    } else {
      json.writeStringProperty(name, value);
    }
  }

  private void number(String name, @Nullable Long value) {
    if (value == null) {
      json.writeNullProperty(name);
    } else {
      json.writeNumberProperty(name, value);
    }
  }
}
