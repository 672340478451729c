package dev.heddle.model.lift;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heddle.model.system.Access;
import dev.heddle.model.system.Grounds;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Why an invariant is false: what it hangs on in the state where it is.
final class GroundsTest {
  /// Where everything is 1, true or green, but `y` and the last element, which are 5.
  private static final String RUN =
      """
      x = 0; y = 0; b = false; c = Color.RED;
      point();
      x = 1; y = 5; b = true; c = Color.GREEN; a[0] = 1; a[1] = 1; a[2] = 5;
      point();
      """;

  private static String members(String claim) {
    return """
    enum Color { RED, GREEN }
    @Range(to = 9) int x, y;
    @Range(to = 9) final int[] a = {0, 0, 0};
    boolean b;
    Color c = Color.RED;
    boolean isReady() { return b && c == Color.GREEN; }
    @Invariant boolean claim() { %s }
    """
        .formatted(claim);
  }

  private static Grounds grounds(String claim) {
    return groundsOf(members(claim), RUN);
  }

  private static Grounds groundsOf(String members, String run) {
    var explored = Exploration.of(members, run);
    for (long[] state : explored.states) {
      int number = explored.system.successors().violated(state, 0);
      if (number >= 0) {
        return explored.narrator.grounds(number, state);
      }
    }
    throw new AssertionError("nothing is violated: " + members);
  }

  /// The facts as text, those that decide with a star.
  private static List<String> facts(String claim) {
    return grounds(claim).facts().stream()
        .map(fact -> (fact.decides() ? "*" : "") + fact.text() + " | " + fact.value())
        .toList();
  }

  @Test
  void of_conjuncts_the_false_one_decides() {
    assertEquals(List.of("x <= y | 1 <= 5", "*y | 5"), facts("return x <= y && y < 5;"));
  }

  @Test
  void none_decides_alone_where_two_conjuncts_are_false() {
    assertEquals(List.of("y | 5"), facts("return y < 5 && !b;"));
  }

  @Test
  void of_alternatives_each_would_do() {
    assertEquals(List.of("*x | 1", "*y | 5"), facts("return x == 0 || y == 0;"));
  }

  @Test
  void methods_that_are_called_are_looked_into() {
    assertEquals(List.of("*b | true", "*c | GREEN"), facts("return !isReady();"));
  }

  @Test
  void two_variables_are_compared_with_their_values() {
    assertEquals(List.of("*x < y | 1 < 5"), facts("return x >= y;"));
  }

  @Test
  void elements_of_arrays_are_told_apart_and_the_index_is_no_fact() {
    assertEquals(
        List.of("a[0] | 1", "a[1] | 1", "*a[2] | 5"),
        facts("for (int i = 0; i < 3; i++) { if (a[i] > 3) return false; } return true;"));
  }

  @Test
  void what_was_read_is_told_once_with_its_value() {
    Map<String, String> reads = new TreeMap<>();
    for (Access read : grounds("return !(x < y && y > 1 && isReady());").reads()) {
      reads.put(read.variable(), read.before().toString());
      assertEquals(false, read.write());
    }
    assertEquals(List.of("b", "c", "x", "y"), List.copyOf(reads.keySet()));
    assertEquals("Whole[value=5]", reads.get("y"));
  }

  /// Neither an invariant nor a witness, though a witness has its number among all claims.
  @Test
  void a_partial_deadlock_has_none() {
    var members =
        """
        boolean b;
        final Lock lock = new Lock();
        @Sometimes boolean seen() { return b; }
        """;
    assertEquals(Grounds.NONE, groundsOf(members, "b = true; lock.lock(); lock.lock();"));
  }
}
