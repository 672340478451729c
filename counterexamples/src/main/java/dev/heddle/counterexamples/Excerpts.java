package dev.heddle.counterexamples;

import dev.heddle.checker.verdict.Trace;
import dev.heddle.model.system.SourceLine;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The lines of source that a trace goes through, and a few around each.
///
/// @param files by path below the source root, the lines by number, as they stand in the file
public record Excerpts(SortedMap<String, SortedMap<Integer, String>> files) {
  /// No lines.
  public static final Excerpts NONE = new Excerpts(new TreeMap<>());

  private static final int AROUND = 3;

  /// Copies the maps.
  public Excerpts {
    var copy = new TreeMap<String, SortedMap<Integer, String>>();
    files.forEach(
        (path, lines) -> copy.put(path, Collections.unmodifiableSortedMap(new TreeMap<>(lines))));
    files = Collections.unmodifiableSortedMap(copy);
  }

  /// What `sources` has of the places that `trace` names.
  public static Excerpts of(Trace trace, Sources sources) {
    var files = new TreeMap<String, SortedMap<Integer, String>>();
    var missing = new ArrayList<String>();
    for (var place : places(trace)) {
      var path = place.path();
      if (place.line() > 0 && !files.containsKey(path) && !missing.contains(path)) {
        var lines = sources.lines(path);
        if (lines == null) {
          missing.add(path);
        } else {
          var chosen = around(path, trace, lines);
          if (!chosen.isEmpty()) {
            files.put(path, chosen);
          }
        }
      }
    }
    return new Excerpts(files);
  }

  /// The text of that line without white space at its ends; null when it is not known.
  public @Nullable String line(SourceLine place) {
    var lines = files.get(place.path());
    var line = lines == null ? null : lines.get(place.line());
    return line == null ? null : line.strip();
  }

  private static SortedMap<Integer, String> around(String path, Trace trace, List<String> lines) {
    var chosen = new TreeMap<Integer, String>();
    for (var place : places(trace)) {
      if (place.path().equals(path) && place.line() > 0 && place.line() <= lines.size()) {
        int last = Math.min(lines.size(), place.line() + AROUND);
        for (int line = Math.max(1, place.line() - AROUND); line <= last; line++) {
          chosen.put(line, lines.get(line - 1).stripTrailing());
        }
      }
    }
    return chosen;
  }

  private static List<SourceLine> places(Trace trace) {
    var places = new ArrayList<SourceLine>();
    for (var step : trace.steps()) {
      places.add(step.at());
      places.addAll(step.path());
    }
    for (var state : trace.states()) {
      for (var stack : state.stacks()) {
        stack.frames().forEach(frame -> places.add(frame.at()));
      }
    }
    return places;
  }
}
