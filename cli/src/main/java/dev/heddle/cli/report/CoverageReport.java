package dev.heddle.cli.report;

import dev.heddle.checker.verdict.Coverage;
import dev.heddle.model.system.Counter;
import dev.heddle.model.system.SourceLine;
import dev.heddle.model.system.StepKind;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// What a search reached of a protocol's source, summed over strand classes and call strings.
public final class CoverageReport {
  private final Map<Place, Long> steps = new TreeMap<>();
  private final Map<StepKind, Long> kinds = new EnumMap<>(StepKind.class);
  private final Map<FileLine, Long> visits = new LinkedHashMap<>();
  private long splits;

  private record Place(String method, String file, int line, String kind)
      implements Comparable<Place> {
    static Place of(SourceLine at, String kind) {
      return new Place(at.type() + "." + at.method(), at.file(), at.line(), kind);
    }

    @Override
    public int compareTo(Place other) {
      int order = file.compareTo(other.file);
      order = order != 0 ? order : Integer.compare(line, other.line);
      order = order != 0 ? order : method.compareTo(other.method);
      return order != 0 ? order : kind.compareTo(other.kind);
    }
  }

  private record FileLine(String file, int line) {}

  /// Sums up `coverage`.
  public CoverageReport(Coverage coverage) {
    for (Coverage.Entry entry : coverage.entries()) {
      count(entry.counter(), entry.count());
    }
  }

  private void count(Counter counter, long count) {
    switch (counter) {
      case Counter.Steps(_, var at, var kind) -> {
        steps.merge(Place.of(at, word(kind)), count, Long::sum);
        kinds.merge(kind, count, Long::sum);
      }
      case Counter.Visits(_, var at) ->
          visits.merge(new FileLine(at.file(), at.line()), count, Long::sum);
      case Counter.Splits(_, var at) -> {
        steps.merge(Place.of(at, "stack split"), count, Long::sum);
        splits += count;
      }
    }
  }

  /// The lines that no step ever reached.
  public String unreached() {
    return unreachedLines().toString();
  }

  /// The lines that no step ever reached, one by one: `Lock.java:12`.
  public List<String> unreachedPlaces() {
    return unreachedLines().each();
  }

  /// How many lines no step ever reached.
  public int unreachedCount() {
    return unreachedLines().count();
  }

  /// Transitions by their kind, those that occurred: `switch` to 12.
  public Map<String, Long> byKind() {
    var byKind = new LinkedHashMap<String, Long>();
    kinds.forEach(
        (kind, count) -> {
          if (count > 0) {
            byKind.put(word(kind), count);
          }
        });
    if (splits > 0) {
      byKind.put("stack split", splits);
    }
    return byKind;
  }

  /// Takes the steps that begin at one place.
  public interface StepConsumer {
    /// One place.
    ///
    /// @param method the place's class and method
    /// @param line its file and line
    /// @param kind the kind of step
    /// @param fired how many there were
    void accept(String method, String line, String kind, long fired);
  }

  /// Passes every place on, by file and line.
  public void forEachStep(StepConsumer consumer) {
    steps.forEach(
        (place, count) ->
            consumer.accept(place.method, place.file + ":" + place.line, place.kind, count));
  }

  /// Everything, as text for people.
  public String text() {
    var table = new Table().left("steps from").left("line").left("kind").right("fired");
    forEachStep(
        (method, line, kind, fired) ->
            table.row(method, line, kind, fired == 0 ? "never" : Numbers.grouped(fired)));
    var text = new StringBuilder(table.isEmpty() ? "" : table.toString());
    var byKind = new Table().left("transitions by kind").right("fired");
    byKind().forEach((kind, count) -> byKind.row(kind, Numbers.grouped(count)));
    if (!byKind.isEmpty()) {
      text.append('\n').append(byKind);
    }
    return text.append('\n').append(summary()).append('\n').toString();
  }

  /// The lines never reached, in a sentence.
  public String summary() {
    if (visits.isEmpty()) {
      return "Which lines were reached was not counted.";
    }
    var lines = unreachedLines();
    return lines.isEmpty()
        ? "Every line was reached."
        : Numbers.of(lines.count(), "line was", "lines were") + " never reached: " + lines;
  }

  private Lines unreachedLines() {
    var lines = new Lines();
    visits.forEach(
        (place, count) -> {
          if (count == 0 && place.line > 0) {
            lines.add(place.file, place.line);
          }
        });
    return lines;
  }

  private static String word(StepKind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }
}
