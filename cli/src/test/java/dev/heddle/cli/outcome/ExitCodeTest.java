package dev.heddle.cli.outcome;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import org.junit.jupiter.api.Test;

final class ExitCodeTest {
  @Test
  void numbers_are_distinct_and_fit_a_byte() {
    var numbers = new HashSet<Integer>();
    for (ExitCode code : ExitCode.values()) {
      assertTrue(code.number() >= 0 && code.number() <= 255);
      assertTrue(numbers.add(code.number()), code.name());
    }
  }

  @Test
  void those_shared_with_tlc_have_its_numbers() {
    assertEquals(0, ExitCode.HOLDS.number());
    assertEquals(10, ExitCode.MODEL.number());
    assertEquals(11, ExitCode.DEADLOCK.number());
    assertEquals(12, ExitCode.SAFETY.number());
    assertEquals(13, ExitCode.LIVENESS.number());
    assertEquals(14, ExitCode.ASSERTION.number());
    assertEquals(255, ExitCode.INTERNAL.number());
  }

  @Test
  void the_more_severe_wins_whichever_comes_first() {
    for (ExitCode a : ExitCode.values()) {
      for (ExitCode b : ExitCode.values()) {
        assertEquals(a.and(b), b.and(a));
      }
      assertEquals(a, a.and(ExitCode.HOLDS));
    }
    assertEquals(ExitCode.DEADLOCK, ExitCode.INCONCLUSIVE.and(ExitCode.DEADLOCK));
    assertEquals(ExitCode.INPUT_OUTPUT, ExitCode.INPUT_OUTPUT.and(ExitCode.ASSERTION));
  }
}
