package dev.heddle.model.system;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

final class MoveTest {
  private static final SourceLine AT = new SourceLine("Worker", "run", "Worker.java", 7);
  private static final Step STEP =
      new Step("worker", null, StepKind.POINT, AT, List.of(AT), List.of(), List.of());

  @Test
  void a_step_to_an_equal_state_stays() {
    assertTrue(new Move.To(STEP, new long[] {4, 2}).stays(new long[] {4, 2}));
  }

  @Test
  void a_step_that_changes_any_word_does_not() {
    var move = new Move.To(STEP, new long[] {4, 2});
    assertFalse(move.stays(new long[] {5, 2}));
    assertFalse(move.stays(new long[] {4, 3}));
  }

  @Test
  void an_error_does_not() {
    assertFalse(new Move.Into(STEP, Flaw.of(FlawKind.CHECK, "CHECK", "no")).stays(new long[1]));
  }
}
