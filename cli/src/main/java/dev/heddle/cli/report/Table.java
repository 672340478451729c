package dev.heddle.cli.report;

import java.util.ArrayList;
import java.util.List;

/// Rows of text under headings, in columns as wide as they must be.
public final class Table {
  private final List<Column> columns = new ArrayList<>();
  private final List<List<String>> rows = new ArrayList<>();

  private record Column(String heading, boolean right) {}

  /// Adds a column of words.
  public Table left(String heading) {
    columns.add(new Column(heading, false));
    return this;
  }

  /// Adds a column of numbers.
  public Table right(String heading) {
    columns.add(new Column(heading, true));
    return this;
  }

  /// Adds a row with one text for each column.
  public void row(String... cells) {
    if (cells.length != columns.size()) {
      throw new IllegalArgumentException(cells.length + " cells, " + columns.size() + " columns");
    }
    rows.add(List.of(cells));
  }

  /// Whether there is no row.
  public boolean isEmpty() {
    return rows.isEmpty();
  }

  /// The table, its lines ended.
  @Override
  public String toString() {
    int[] widths = widths();
    var text = new StringBuilder();
    var headings = new ArrayList<String>();
    for (Column column : columns) {
      headings.add(column.heading);
    }
    line(headings, widths, text);
    for (List<String> row : rows) {
      line(row, widths, text);
    }
    return text.toString();
  }

  private int[] widths() {
    int[] widths = new int[columns.size()];
    for (int i = 0; i < widths.length; i++) {
      widths[i] = columns.get(i).heading.length();
      for (List<String> row : rows) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    return widths;
  }

  private void line(List<String> cells, int[] widths, StringBuilder text) {
    int start = text.length();
    for (int i = 0; i < cells.size(); i++) {
      var padding = " ".repeat(widths[i] - cells.get(i).length());
      text.append(i == 0 ? "" : "  ");
      if (columns.get(i).right) {
        text.append(padding).append(cells.get(i));
      } else {
        text.append(cells.get(i)).append(padding);
      }
    }
    int end = text.length();
    while (end > start && text.charAt(end - 1) == ' ') {
      end--;
    }
    text.setLength(end);
    text.append('\n');
  }
}
