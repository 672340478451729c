package dev.heddle.cli.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

final class TableTest {
  @Test
  void columns_are_as_wide_as_they_must_be_and_nothing_trails() {
    var table = new Table().left("name").right("n").left("why");
    table.row("a", "1,000", "x");
    table.row("longer", "2", "");
    assertEquals(
        """
        name        n  why
        a       1,000  x
        longer      2
        """,
        table.toString());
  }

  @Test
  void a_row_has_a_cell_for_each_column() {
    assertThrows(IllegalArgumentException.class, () -> new Table().left("a").row("1", "2"));
  }
}
