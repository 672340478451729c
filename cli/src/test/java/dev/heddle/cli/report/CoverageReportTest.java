package dev.heddle.cli.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.checker.verdict.Coverage;
import dev.heddle.model.system.Counter;
import dev.heddle.model.system.SourceLine;
import dev.heddle.model.system.StepKind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class CoverageReportTest {
  private static final SourceLine LOCK = new SourceLine("Lock", "lock", "Lock.java", 12);
  private static final SourceLine UNLOCK = new SourceLine("Lock", "unlock", "Lock.java", 20);

  private static CoverageReport report(Coverage.Entry... entries) {
    return new CoverageReport(new Coverage(List.of(entries), List.of()));
  }

  @Test
  void a_line_reached_by_one_class_is_reached() {
    var report =
        report(
            new Coverage.Entry(new Counter.Visits("M", LOCK), 0),
            new Coverage.Entry(new Counter.Visits("G", LOCK), 3),
            new Coverage.Entry(new Counter.Visits("M", UNLOCK), 0),
            new Coverage.Entry(new Counter.Visits("G", UNLOCK), 0));
    assertEquals("Lock.java:20", report.unreached());
    assertEquals("1 line was never reached: Lock.java:20", report.summary());
  }

  @Test
  void steps_are_summed_by_method_line_and_kind() {
    var report =
        report(
            new Coverage.Entry(new Counter.Steps("M", LOCK, StepKind.ACQUIRE), 2),
            new Coverage.Entry(new Counter.Steps("G", LOCK, StepKind.ACQUIRE), 3),
            new Coverage.Entry(new Counter.Steps("G", UNLOCK, StepKind.POINT), 0),
            new Coverage.Entry(new Counter.Splits("G", LOCK), 4));
    assertEquals(Map.of("acquire", 5L, "stack split", 4L), report.byKind());
    assertTrue(report.text().contains("Lock.lock    Lock.java:12  acquire          5\n"));
    assertTrue(report.text().contains("Lock.unlock  Lock.java:20  point        never\n"));
  }

  @Test
  void without_counters_nothing_is_claimed() {
    assertEquals("Which lines were reached was not counted.", report().summary());
  }

  @Test
  void code_without_line_numbers_is_passed_over() {
    var nowhere = new SourceLine("Lock", "lock", "Lock.java", 0);
    var report =
        report(
            new Coverage.Entry(new Counter.Visits("M", nowhere), 0),
            new Coverage.Entry(new Counter.Visits("M", LOCK), 1));
    assertEquals("Every line was reached.", report.summary());
  }
}
