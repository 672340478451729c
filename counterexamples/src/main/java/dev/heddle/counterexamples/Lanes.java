package dev.heddle.counterexamples;

import dev.heddle.checker.verdict.Trace;
import dev.heddle.model.system.Stack;
import dev.heddle.model.system.Step;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;

/// The steps of a trace as a table with a column for each strand that moves. Where the terminal is
/// too narrow for that many columns, there is one column for all and each step names its strand.
final class Lanes {
  private static final int GAP = 2;
  private static final int NARROWEST = 18;
  private static final String STEP = "step";

  private final int width;
  private final Style style;

  Lanes(int width, Style style) {
    this.width = width;
    this.style = style;
  }

  /// Appends the table of the trace's steps.
  void append(Trace trace, StringBuilder out) {
    var strands = moving(trace);
    int room = width - STEP.length() - GAP * strands.size();
    if (strands.size() > 1 && room < NARROWEST * strands.size()) {
      table(List.of("what"), listed(trace), out);
    } else {
      table(strands, laned(trace, strands), out);
    }
  }

  /// The strands that make a step, in the order in which the states list them.
  private static List<String> moving(Trace trace) {
    var made = new LinkedHashSet<String>();
    trace.steps().forEach(step -> made.add(step.strand()));
    var ordered = new LinkedHashSet<String>();
    trace.states().getFirst().stacks().stream()
        .map(Stack::strand)
        .filter(made::contains)
        .forEach(ordered::add);
    ordered.addAll(made);
    return List.copyOf(ordered);
  }

  private static List<Row> laned(Trace trace, List<String> strands) {
    var rows = new ArrayList<Row>();
    for (int i = 0; i < trace.steps().size(); i++) {
      rows.add(new Row(strands.indexOf(trace.steps().get(i).strand()), cell(trace, i)));
    }
    return rows;
  }

  private static List<Row> listed(Trace trace) {
    var rows = new ArrayList<Row>();
    for (int i = 0; i < trace.steps().size(); i++) {
      var lines = new ArrayList<>(cell(trace, i));
      var strand = Printable.escape(trace.steps().get(i).strand());
      lines.set(0, strand + ": " + lines.getFirst());
      rows.add(new Row(0, lines));
    }
    return rows;
  }

  private static List<String> cell(Trace trace, int number) {
    var step = trace.steps().get(number);
    boolean carriers =
        trace.steps().stream().map(Step::carrier).filter(Objects::nonNull).distinct().count() > 1;
    return number == trace.states().size() - 1
        ? StepText.failingLines(step, carriers)
        : StepText.lines(step, carriers);
  }

  private void table(List<String> titles, List<Row> rows, StringBuilder out) {
    var heads = titles.stream().map(Printable::escape).toList();
    var widths = widths(heads, rows);
    var rule = new ArrayList<String>();
    for (int column : widths) {
      rule.add("-".repeat(column));
    }
    var wrapped = new ArrayList<List<String>>();
    for (int i = 0; i < heads.size(); i++) {
      wrapped.add(Printable.wrap(heads.get(i), widths[i], 0));
    }
    int headLines = wrapped.stream().mapToInt(List::size).max().orElse(1);
    for (int line = 0; line < headLines; line++) {
      var cells = new ArrayList<String>();
      for (var head : wrapped) {
        cells.add(line < head.size() ? head.get(line) : "");
      }
      out.append(style.heading(line(line == 0 ? STEP : "", cells, widths))).append('\n');
    }
    out.append(line("-".repeat(STEP.length()), rule, widths)).append('\n');
    for (int i = 0; i < rows.size(); i++) {
      row(i + 1, rows.get(i), widths, out);
    }
  }

  private static void row(int number, Row row, int[] widths, StringBuilder out) {
    boolean first = true;
    for (var line : row.lines()) {
      int hanging = first ? 2 : 4;
      for (var part : Printable.wrap(line, widths[row.column()], hanging)) {
        var cells = new ArrayList<String>();
        for (int i = 0; i < widths.length; i++) {
          cells.add(i == row.column() ? part : "");
        }
        out.append(line(first ? Integer.toString(number) : "", cells, widths)).append('\n');
        first = false;
      }
    }
  }

  /// The number to the right of its column, the cells to the left of theirs, no blanks at the end.
  private static String line(String number, List<String> cells, int[] widths) {
    var line = new StringBuilder();
    line.repeat(' ', Math.max(0, STEP.length() - number.length())).append(number);
    for (int i = 0; i < widths.length; i++) {
      var cell = cells.get(i);
      line.repeat(' ', GAP).append(cell).repeat(' ', widths[i] - Printable.width(cell));
    }
    return line.toString().stripTrailing();
  }

  /// As wide as their longest lines, or else the widest are narrowed until all fit.
  private int[] widths(List<String> heads, List<Row> rows) {
    var widths = new int[heads.size()];
    for (int i = 0; i < widths.length; i++) {
      widths[i] = Math.max(1, Printable.width(heads.get(i)));
    }
    for (var row : rows) {
      for (var line : row.lines()) {
        widths[row.column()] = Math.max(widths[row.column()], Printable.width(line));
      }
    }
    int room = Math.max(NARROWEST * widths.length, width - STEP.length() - GAP * widths.length);
    int cap = cap(widths, room);
    for (int i = 0; i < widths.length; i++) {
      widths[i] = Math.min(widths[i], cap);
    }
    return widths;
  }

  /// The greatest width that no column may exceed so that all take no more than `room`.
  private static int cap(int[] widths, int room) {
    int cap = 1;
    for (int column : widths) {
      cap = Math.max(cap, column);
    }
    while (cap > NARROWEST && total(widths, cap) > room) {
      cap--;
    }
    return cap;
  }

  private static long total(int[] widths, int cap) {
    long total = 0;
    for (int column : widths) {
      total += Math.min(column, cap);
    }
    return total;
  }

  /// What one step shows, and in which column.
  private record Row(int column, List<String> lines) {}
}
