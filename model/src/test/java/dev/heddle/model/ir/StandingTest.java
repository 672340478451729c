package dev.heddle.model.ir;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heddle.model.system.FlawKind;
import dev.heddle.model.system.StepKind;
import java.util.List;
import org.junit.jupiter.api.Test;

final class StandingTest {
  /// `run()` at lines below 10 calls, at line 5, a method at lines from 10 that calls, at line 15,
  /// a method at lines from 20.
  private static Standing standing(Block... blocks) {
    var activations =
        List.of(
            new Activation(-1, 0, "P", "run", "P.java", false),
            new Activation(0, 5, "P", "statement", "P.java", false),
            new Activation(1, 15, "Granularity", "statement", "Granularity.java", false));
    return new Standing(new Program("P", 1, 1, false, List.of(), activations, List.of(blocks)));
  }

  private static Block point(int activation, int line) {
    var exit = new Exit.Point(StepKind.POINT, false, null, List.of(), 0);
    return new Block(List.of(), exit, activation, line);
  }

  private static Block jump(int activation, int line) {
    return new Block(List.of(), new Exit.Goto(0), activation, line);
  }

  private static Block busy(int activation, int line) {
    return new Block(List.of(), new Exit.Fail(FlawKind.CHECK, ""), activation, line);
  }

  @Test
  void a_method_with_nothing_but_a_point_leaves_its_caller_standing() {
    var inner = point(2, 21);
    var standing = standing(inner, jump(2, 22), busy(1, 16));
    assertEquals(new Standing.Place(1, 15), standing.at(inner));
  }

  @Test
  void so_do_methods_that_only_call_such_a_method() {
    var inner = point(2, 21);
    assertEquals(new Standing.Place(0, 5), standing(inner, busy(0, 6)).at(inner));
  }

  @Test
  void a_method_with_two_points_is_where_its_strand_stands() {
    var first = point(2, 21);
    var second = point(2, 22);
    assertEquals(new Standing.Place(2, 22), standing(first, second).at(second));
  }

  @Test
  void a_method_that_calls_twice_is_where_its_strand_stands() {
    var inner = point(2, 21);
    var own = point(1, 16);
    var standing = standing(inner, own);
    assertEquals(new Standing.Place(1, 15), standing.at(inner));
    assertEquals(new Standing.Place(1, 16), standing.at(own));
  }

  @Test
  void a_method_that_does_something_is_where_its_strand_stands() {
    var inner = point(2, 21);
    assertEquals(new Standing.Place(2, 21), standing(inner, busy(2, 22)).at(inner));
  }

  @Test
  void run_is_nobody_s_callee() {
    var own = point(0, 3);
    assertEquals(new Standing.Place(0, 3), standing(own).at(own));
  }
}
