package dev.heddle.model.lift;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.model.system.FlawKind;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Where a strand stands between its steps. The numbers of states and transitions are drawn by
/// hand.
final class PointsTest {
  private static final String INT = "@Range(to = 9) ";

  @Test
  void a_strand_without_points_is_one_step() {
    // begin -> ended
    Exploration.of(INT + "int x;", "x = 1; x = 2;").has(2, 1);
  }

  @Test
  void a_point_divides_a_strand() {
    // begin -> point -> ended
    var it = Exploration.of(INT + "int x;", "x = 1; point(); x = 2;");
    it.has(3, 2);
    assertEquals(Set.of("0", "1", "2"), it.values("x"));
    assertEquals(0, it.deadlocks());
  }

  @Test
  void the_beginning_of_a_strand_takes_in_a_point_at_once_behind_it() {
    Exploration.of(INT + "int x;", "point(); x = 1;").has(2, 1);
  }

  @Test
  void points_in_a_row_are_one() {
    Exploration.of(INT + "int x;", "x = 1; point(); point(); point(); x = 2;").has(3, 2);
  }

  @Test
  void reading_a_volatile_field_is_a_point_before_it() {
    // begin -> x written, before the read -> ended
    Exploration.of(INT + "volatile int v; " + INT + "int x, y;", "x = 1; y = v;").has(3, 2);
  }

  @Test
  void counting_up_a_volatile_field_is_two_points() {
    // Each strand: before the read | before the write, with what it read | ended. 9 pairs of
    // places,
    // and what was read and written: v is 1 or 2 at the end.
    String run = "v++;";
    var it = Exploration.of(INT + "volatile int v;", run, run);
    assertEquals(Set.of("1", "2"), it.finalValues("v"));
    // (R,R) v0; (W0,R)(R,W0) v0; (W0,W0) v0; (E,R)(R,E) v1; (E,W0)(W0,E) v1; (E,W1)(W1,E) v1;
    // (E,E) v1 and v2: 1 + 2 + 1 + 2 + 2 + 2 + 2 = 12.
    // Transitions: 2 + 2*2 + 2 + 2 + 2 + 2 + 0 = 14.
    it.has(12, 14);
  }

  @Test
  void elements_of_a_volatile_array_are_volatile() {
    var it =
        Exploration.of(
            INT + "volatile int[] v = {0, 0}; " + INT + "int x;", "x = 1; v[1] = x + v[0];");
    // begin -> before the read -> before the write -> ended
    it.has(4, 3);
  }

  @Test
  void an_atomic_method_is_one_step_whatever_it_touches() {
    String atomic =
        INT + "volatile int v; @Atomic void up() { v++; more(); } @Atomic void more() { v++; }";
    var it = Exploration.of(atomic, "up();", "up();");
    // 2 strands, each not begun or ended.
    it.has(4, 4);
    assertEquals(Set.of("4"), it.finalValues("v"));
  }

  @Test
  void an_atomic_method_has_a_point_before_it() {
    Exploration.of(INT + "int x; @Atomic void up() { x++; }", "x = 5; up();").has(3, 2);
  }

  @Test
  void await_in_an_atomic_method_prunes() {
    var it =
        Exploration.of(
            "boolean b; " + INT + "int x; @Atomic void take() { x++; await(() -> b); }",
            "take();",
            "x = 3; point(); b = true;");
    // The first can only go when b is true.
    assertEquals(Set.of("0", "3", "4"), it.values("x"));
    // b's strand: begin, point, ended (3); then the first ends (1).
    it.has(4, 3);
  }

  @Test
  void await_waits() {
    var it = Exploration.of("boolean b, c;", "await(() -> b); c = true;", "b = true;");
    it.has(3, 2);
    assertEquals(0, it.deadlocks());
  }

  @Test
  void waiting_for_ever_is_a_deadlock() {
    var it = Exploration.of("boolean b, c;", "await(() -> b); c = true;", "c = true;");
    assertEquals(1, it.deadlocks());
    assertEquals(Set.of(FlawKind.DEADLOCK), it.kinds());
  }

  @Test
  void waiting_for_ever_where_a_strand_may_rest_is_none() {
    String idle = "boolean b, c; @MayRest void idle() { await(() -> b); }";
    assertEquals(0, Exploration.of(idle, "idle(); c = true;", "c = true;").deadlocks());
    assertEquals(
        1, Exploration.of(idle, "c = true; point(); idle();", "await(() -> b);").deadlocks());
  }

  @Test
  void the_condition_of_await_may_be_an_overridden_method() {
    var it =
        Exploration.of(
            """

            class Main implements Protocol {
              abstract class P extends Strand {
                boolean done;
                abstract boolean ready();
                @Override protected void run() { await(this::ready); done = true; }
              }
              final class Never extends P { @Override boolean ready() { return false; } }
              final class Now extends P { @Override boolean ready() { return true; } }
              final P never = new Never();
              final P now = new Now();
              final P either = now;
            }
            """);
    it.has(2, 1);
    assertEquals(Set.of("false", "true"), it.values("now.done"));
    assertEquals(1, it.deadlocks());
  }

  @Test
  void choosing_forks_a_step() {
    var it = Exploration.of(INT + "int x;", "x = choose(3) * 2 + choose(2);");
    it.has(7, 6);
    assertEquals(Set.of("0", "1", "2", "3", "4", "5"), it.values("x"));
  }

  @Test
  void choosing_from_nothing_is_no_step() {
    var it = Exploration.of(INT + "int x;", "x = 2; point(); x = choose(x - 2);");
    it.has(2, 1);
    assertEquals(1, it.deadlocks());
  }

  @Test
  void assuming_prunes() {
    var it = Exploration.of(INT + "int x;", "int c = choose(8); assume(c % 3 == 1); x = c;");
    // 1, 4 and 7
    it.has(4, 3);
  }

  @Test
  void a_step_back_to_where_it_began_counts() {
    var it = Exploration.of("boolean b;", "for (;;) { point(); }");
    it.has(1, 1);
    assertEquals(1, it.deadlocks());
  }

  @Test
  void locals_that_are_dead_do_not_tell_states_apart() {
    // c is dead at the point.
    Exploration.of("boolean b;", "int c = choose(5); b = c > 9; point(); b = true;").has(3, 6);
    // c is live at the point: 5 states there.
    Exploration.of(INT + "int x;", "int c = choose(5); point(); x = c;").has(1 + 5 + 5, 10);
  }

  @Test
  void a_loop_without_end_or_point_is_an_error_of_the_model() {
    var it = Exploration.of(INT + "int x;", "while (x < 5) { x = x & 3; }");
    assertEquals(Set.of(FlawKind.MODEL), Set.copyOf(it.flaws.stream().map(f -> f.kind()).toList()));
  }

  @Test
  void recursion_is_bounded() {
    String recursion = INT + "int x; %s void down(int n) { if (n > 0) { x++; down(n - 1); } }";
    var deep = Exploration.of(recursion.formatted("@Depth(3)"), "down(choose(5));");
    assertEquals(Set.of(FlawKind.MODEL), deep.kinds());
    assertTrue(
        deep.messages().toString().contains("raise it with @Depth"), deep.messages()::toString);
    // With n = 0, 1, 2 there are 1, 2, 3 activations.
    assertEquals(Set.of("0", "1", "2"), deep.values("x"));
    var enough = Exploration.of(recursion.formatted("@Depth(5)"), "down(choose(5));");
    assertEquals(Set.of(), enough.kinds());
    var standard = Exploration.of(recursion.formatted(""), "down(choose(4));");
    assertEquals(Set.of(), standard.kinds());
  }

  @Test
  void invariants_hold_between_steps() {
    var it =
        Exploration.of(
            INT + "int x; @Invariant(\"x is even\") boolean even() { return x % 2 == 0; }",
            "x = 1; x = 2; point(); x = 3; point(); x = 4;");
    assertEquals(1, it.flaws.size());
    assertEquals("x is even", it.flaws.getFirst().message());
    assertEquals("Main.even", it.flaws.getFirst().property());
  }
}
