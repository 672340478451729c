package dev.heddle.counterexamples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heddle.model.system.Flaw;
import dev.heddle.model.system.FlawKind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which flaw a shrunk trace may show.
final class SoughtTest {
  @ParameterizedTest
  @CsvSource({
    "CHECK, Lock.check, no room for M12, true",
    "CHECK, Lock.check, no room for M3, true",
    "CHECK, Lock.check, no room for G3, false",
    "CHECK, Lock.check, no room for M, false",
    "CHECK, Pool.check, no room for M12, false",
    "ASSERTION, Lock.check, no room for M12, false"
  })
  void the_same_is_what_says_the_same_of_perhaps_other_numbers(
      FlawKind kind, String property, String message, boolean same) {
    var sought = new Sought(Flaw.of(FlawKind.CHECK, "Lock.check", "no room for M12"), null);
    assertEquals(same, sought.is(Flaw.of(kind, property, message), null));
  }

  @ParameterizedTest
  @CsvSource({"Process.safe of p1, true", "Process.safe, true", "Process.live of p0, false"})
  void an_invariant_may_be_false_of_another_object(String property, boolean same) {
    var sought = new Sought(Flaw.of(FlawKind.INVARIANT, "Process.safe of p0", "is safe"), null);
    assertEquals(same, sought.is(Flaw.of(FlawKind.INVARIANT, property, "is safe"), null));
  }
}
