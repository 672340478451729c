package dev.heddle.cli.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class LinesTest {
  @Test
  void neighbours_are_joined_and_files_sorted() {
    var lines = new Lines();
    for (int line : new int[] {17, 12, 15, 16, 12}) {
      lines.add("Lock.java", line);
    }
    lines.add("A.java", 3);
    lines.add("A.java", 4);
    assertEquals("A.java:3-4 Lock.java:12,15-17", lines.toString());
    assertEquals(6, lines.count());
  }

  @Test
  void one_line_is_no_range() {
    var lines = new Lines();
    lines.add("A.java", 1);
    assertEquals("A.java:1", lines.toString());
  }
}
