package dev.heddle.counterexamples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heddle.model.system.Access;
import dev.heddle.model.system.SourceLine;
import dev.heddle.model.system.Step;
import dev.heddle.model.system.StepKind;
import dev.heddle.model.system.Value;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class StepTextTest {
  private static final SourceLine AT = new SourceLine("G", "malg", "G.java", 42);

  @Test
  void a_variable_written_twice_is_shown_from_its_first_value_to_its_last() {
    var lines = StepText.lines(step(write("x", 0, 1), write("y", 7, 8), write("x", 1, 2)), false);
    assertEquals(List.of("G.malg:42", "  x: 0 → 2", "  y: 7 → 8"), lines);
  }

  @Test
  void a_write_without_effect_is_shown_as_such() {
    assertEquals(
        List.of("G.malg:42", "  x: 3, unchanged"), StepText.lines(step(write("x", 3, 3)), false));
  }

  @Test
  void reads_are_shown_only_of_a_step_that_writes_nothing() {
    assertEquals(
        List.of("G.malg:42", "  x: 0 → 1"),
        StepText.lines(step(read("y"), write("x", 0, 1)), false));
    assertEquals(List.of("G.malg:42", "  reads y = 5"), StepText.lines(step(read("y")), false));
  }

  @Test
  void many_reads_are_counted() {
    var reads = new ArrayList<Access>();
    for (int i = 0; i < 6; i++) {
      reads.add(read("x" + i));
    }
    var lines = StepText.lines(step(reads.toArray(Access[]::new)), false);
    assertEquals("  reads x2 = 5", lines.get(3));
    assertEquals("  reads 3 more", lines.getLast());
  }

  @Test
  void the_carrier_is_shown_where_there_are_several() {
    assertEquals("G.malg:42 on M1", StepText.lines(step(), true).getFirst());
    assertEquals("G.malg:42", StepText.lines(step(), false).getFirst());
  }

  @Test
  void a_failing_step_shows_its_way() {
    var step =
        new Step(
            "G1",
            null,
            StepKind.POINT,
            AT,
            List.of(AT, place("newproc", 0), place("unlock", 9)),
            List.of(),
            List.of());
    assertEquals(
        List.of("G.malg:42", "  through G.newproc", "  fails at G.unlock:9"),
        StepText.failingLines(step, false));
  }

  private static SourceLine place(String method, int line) {
    return new SourceLine("G", method, "G.java", line);
  }

  private static Step step(Access... accesses) {
    return new Step("G1", "M1", StepKind.POINT, AT, List.of(AT), List.of(), List.of(accesses));
  }

  private static Access write(String variable, long before, long after) {
    return new Access(variable, true, new Value.Whole(before), new Value.Whole(after));
  }

  private static Access read(String variable) {
    return new Access(variable, false, new Value.Whole(5), new Value.Whole(5));
  }
}
