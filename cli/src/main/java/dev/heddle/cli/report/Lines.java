package dev.heddle.cli.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// Source lines by file, written short: `Lock.java:12,15-17 Peterson.java:8`.
final class Lines {
  private final Map<String, TreeSet<Integer>> byFile = new TreeMap<>();
  private int count;

  /// Adds a line.
  void add(String file, int line) {
    if (byFile.computeIfAbsent(file, _ -> new TreeSet<>()).add(line)) {
      count++;
    }
  }

  /// How many lines there are.
  int count() {
    return count;
  }

  /// Each line with its file.
  List<String> each() {
    var each = new ArrayList<String>();
    byFile.forEach((file, lines) -> lines.forEach(line -> each.add(file + ":" + line)));
    return each;
  }

  /// Whether there is none.
  boolean isEmpty() {
    return count == 0;
  }

  @Override
  public String toString() {
    var text = new StringBuilder();
    byFile.forEach(
        (file, lines) -> {
          text.append(text.isEmpty() ? "" : " ").append(file).append(':');
          ranges(lines, text);
        });
    return text.toString();
  }

  private static void ranges(NavigableSet<Integer> lines, StringBuilder text) {
    int first = lines.first();
    int last = first;
    var separator = "";
    for (int line : lines.tailSet(first, false)) {
      if (line > last + 1) {
        range(first, last, separator, text);
        separator = ",";
        first = line;
      }
      last = line;
    }
    range(first, last, separator, text);
  }

  private static void range(int first, int last, String separator, StringBuilder text) {
    text.append(separator).append(first);
    if (last > first) {
      text.append('-').append(last);
    }
  }
}
