package dev.heddle.model.lift;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.model.system.FlawKind;
import dev.heddle.model.system.Stack.Condition;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Fibers on carriers, strands that are started again.
final class FibersTest {
  private static Exploration of(String members, String... runs) {
    var text = new StringBuilder("\nclass Main implements Protocol {\n" + members + "\n");
    for (int i = 0; i < runs.length; i++) {
      text.append(
          "  final class F%d extends Fiber {\n    @Override protected void run() {\n".formatted(i));
      text.append(runs[i] + "\n    }\n  }\n");
    }
    return Exploration.of(text + "}\n");
  }

  private static final String ONE = "@Range(to = 9) int x; final F0 a = new F0();";
  private static final String TWO = ONE + " final F1 b = new F1();";

  @Test
  void a_fiber_without_a_carrier_never_begins_and_may_rest() {
    var it = of(ONE, "x = 1;");
    it.has(1, 0);
    assertEquals(0, it.deadlocks());
  }

  @Test
  void a_fiber_runs_on_its_carrier() {
    of(ONE + " final Carrier m = new Carrier(a);", "x = 1; point(); x = 2;").has(3, 2);
  }

  @Test
  void a_carrier_switches_between_fibers() {
    var it =
        of(
            TWO + " final Carrier m = new Carrier(a);",
            "x = 1; carrier().switchTo(b); x = 3;",
            "check(x == 1, \"first\"); x = 2; carrier().switchTo(a); fail(\"never\");");
    it.has(4, 3);
    assertEquals(Set.of("3"), it.finalValues("x"));
    // b stands at its switch for ever.
    assertEquals(Set.of(FlawKind.DEADLOCK), it.kinds());
    assertEquals(Condition.PARKED, it.narrator.stacks(it.stuck.getFirst()).get(1).condition());
  }

  @Test
  void a_fiber_may_be_parked_where_it_may_rest() {
    String carriers =
        " final Carrier m = new Carrier(a); @MayRest void park() { carrier().switchTo(null); }";
    assertEquals(1, of(ONE + carriers, "x = 1; carrier().switchTo(null);").deadlocks());
    assertEquals(0, of(ONE + carriers, "x = 1; park();").deadlocks());
  }

  @Test
  void what_a_parked_fiber_would_do_next_does_not_matter_to_its_rest() {
    String volatiles = " @Range(to = 9) volatile int v; final Carrier m = new Carrier(a);";
    String park = " @MayRest void park() { carrier().switchTo(null); }";
    String idle = " @MayRest void idle() { v = 2; }";
    assertEquals(0, of(ONE + volatiles + park, "x = 1; park(); v = 2;").deadlocks());
    assertEquals(
        1, of(ONE + volatiles + idle, "x = 1; carrier().switchTo(null); idle();").deadlocks());
  }

  @Test
  void no_fiber_runs_on_two_carriers() {
    var it =
        of(
            TWO + " final Carrier m = new Carrier(a), n = new Carrier(b);",
            "carrier().switchTo(b);",
            "x = 1; point();");
    assertEquals(Set.of(FlawKind.CHECK), it.kinds());
    assertTrue(it.messages().toString().contains("b is switched to"), it.messages()::toString);
    var itself =
        of(
            TWO + " final Carrier m = new Carrier(a), n = new Carrier(null);",
            "carrier().switchTo(a); x = 1;",
            "");
    itself.has(3, 2);
    assertEquals(Set.of(), itself.kinds());
  }

  @Test
  void a_fiber_that_moves_has_another_carrier() {
    var it =
        of(
            ONE + " final Carrier m = new Carrier(a), n = new Carrier(null);",
            "x = carrier() == m ? 1 : 2; n.switchTo(a);  x = carrier() == m ? 3 : 4;");
    // n.switchTo(a) while m runs it
    assertEquals(Set.of(FlawKind.CHECK), it.kinds());
  }

  @Test
  void carriers_own_the_locks_of_their_fibers() {
    var it =
        of(
            TWO + " final Lock l = new Lock(); final Carrier m = new Carrier(a);",
            "l.lock(); check(l.owner() == m, \"the carrier\"); carrier().switchTo(b);",
            "l.unlock(); x = 1;");
    assertEquals(Set.of("1"), it.finalValues("x"));
    assertEquals(Set.of(FlawKind.DEADLOCK), it.kinds());
  }

  @Test
  void a_strand_that_has_ended_starts_again() {
    var it =
        Exploration.of(
            "boolean done; @Range(to = 9) int n;",
            "await(() -> done); start(p1);",
            "done = true; n++;");
    it.has(4, 3);
    assertEquals(Set.of("2"), it.finalValues("n"));
  }

  @Test
  void a_strand_that_has_not_begun_starts_as_it_would() {
    var it = Exploration.of("@Range(to = 9) int n;", "start(p1);", "n++;");
    assertEquals(Set.of("1", "2"), it.finalValues("n"));
    // (B,B)0 (E,B)0 (B,E)1 (E,B)1 (E,E)1 (E,E)2
    it.has(6, 5 + 0);
  }

  @Test
  void a_strand_in_the_middle_does_not_start_again() {
    var it =
        Exploration.of(
            "boolean b;", "await(() -> b); start(p1);", "b = true; point();  b = false;");
    assertEquals(Set.of(FlawKind.MODEL, FlawKind.DEADLOCK), it.kinds());
  }

  @Test
  void a_strand_at_the_point_it_began_with_is_in_the_middle_when_it_comes_back() {
    var it =
        Exploration.of(
            "boolean b;", "await(() -> b); start(p1);", "for (;;) { point(); b = true; }");
    assertEquals(Set.of(FlawKind.MODEL), it.kinds());
  }

  @Test
  void a_strand_that_waits_from_its_beginning_is_blocked_and_has_a_stack() {
    var it = Exploration.of("boolean b;", "await(() -> b);");
    var stack = it.narrator.stacks(it.stuck.getFirst()).getFirst();
    assertEquals(Condition.BLOCKED, stack.condition());
    assertEquals("Main.P0.run(Main.java:7)", stack.frames().getFirst().at().toString());
  }
}
