package dev.heddle.model.lift;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.model.Model;
import dev.heddle.model.mutate.Mutation;
import dev.heddle.model.system.FlawKind;
import dev.heddle.protocol.Protocol;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Small changes of the code: which there are, and what they do.
final class MutationsTest {
  private static final String STATE = "@Range(from = -9, to = 9) int x; boolean b; ";

  /// Members are on line 1, and `run()` begins on line 2.
  private static Protocol protocol(String members, String run) {
    return Sources.protocol(
        ("class Main implements Protocol { final P p = new P(); %s"
                + " class P extends Strand { protected void run() {\n%s\n} } }")
            .formatted(members, run));
  }

  private static List<String> mutations(String members, String run) {
    return Model.mutations(protocol(members, run)).stream().map(Mutation::toString).toList();
  }

  private static Exploration after(String change, String members, String run) {
    Protocol protocol = protocol(members, run);
    for (Mutation mutation : Model.mutations(protocol)) {
      if (mutation.toString().equals("Main.java:" + change)) {
        return new Exploration(Model.mutant("Main", protocol, mutation).system());
      }
    }
    throw new AssertionError(change + " is none of " + mutations(members, run));
  }

  private static void ends(String value, String change, String run) {
    assertEquals(Set.of(value), after(change, STATE, run).finalValues("x"), change);
  }

  @Test
  void every_place_is_changed_in_every_way() {
    assertEquals(
        List.of(
            "Main.java:2: 3 becomes 4",
            "Main.java:2: 3 becomes 2",
            "Main.java:2: x is not assigned",
            "Main.java:3: the condition is negated",
            "Main.java:3: the condition always holds",
            "Main.java:3: the condition never holds",
            "Main.java:3: the boundary of the comparison is off by one",
            "Main.java:4: true becomes false",
            "Main.java:4: b is not assigned"),
        mutations(STATE, "x = 3;\nif (x > 0)\nb = true;").stream()
            .filter(it -> !it.contains("3: 0 becomes"))
            .toList());
  }

  @Test
  void statements_are_dropped_and_swapped() {
    String run = "x = 3;\nx = 5;\nset();";
    String members = STATE + "void set() { x = 7; }";
    assertEquals(Set.of("5"), after("4: set() is not called", members, run).finalValues("x"));
    assertEquals(
        Set.of("5"),
        after("3: the statement and the next, of line 4, are swapped", members, run)
            .finalValues("x"));
    ends("3", "2: the statement and the next, of line 3, are swapped", "x = 3;\nx = 5;");
    ends("3", "3: x is not assigned", "x = 3;\nx = 5;");
  }

  @Test
  void conditions_are_negated_forced_and_shifted() {
    String run = "x = 4;\nif (x >= 4)\nx = 1; else x = 2;";
    ends("2", "3: the condition is negated", run);
    ends("1", "3: the condition always holds", run);
    ends("2", "3: the condition never holds", run);
    ends("2", "3: the boundary of the comparison is off by one", run);
  }

  @Test
  void constants_and_operators_are_replaced() {
    ends("6", "2: 5 becomes 6", "x = 5;");
    ends("4", "2: 5 becomes 4", "x = 5;");
    ends("3", "3: + becomes -", "x = 5;\nx = x + 2;");
    String members = STATE + "enum E { ONE, TWO } E e; ";
    String run = "e = E.ONE;\nif (e == E.ONE) x = 1; else x = 2;";
    assertEquals(Set.of("2"), after("2: ONE becomes TWO", members, run).finalValues("x"));
  }

  @Test
  void an_await_waits_for_nothing() {
    String run = "await(() -> b);\nx = 1;";
    assertEquals(Set.of(FlawKind.DEADLOCK), Exploration.of(STATE, run).kinds());
    assertEquals(Set.of(), after("2: await waits for nothing", STATE, run).kinds());
    assertEquals(Set.of(), after("2: the returned condition is negated", STATE, run).kinds());
  }

  @Test
  void a_change_holds_wherever_the_method_is_called() {
    String members = STATE + "void up() { x++; }";
    // x++ is one statement; what it adds is a constant.
    assertEquals(
        Set.of("-3"), after("1: + becomes -", members, "up();\nup();\nup();").finalValues("x"));
    assertEquals(
        1, mutations(members, "up();\nup();").stream().filter(it -> it.contains("+")).count());
  }

  @Test
  void what_states_a_property_is_left_alone() {
    String members =
        STATE
            + "@Invariant boolean small() { return x < 9; }"
            + "@Sometimes boolean big() { return x > 3; }";
    assertEquals(
        List.of(),
        mutations(
            members,
            "check(x < 3, \"a\");\nif (x > 5) throw new IllegalStateException();\nassert x < 2;"));
  }

  @Test
  void what_the_library_does_is_left_alone() {
    List<String> all = mutations("final Lock l = new Lock();", "l.lock();\nl.unlock();");
    assertTrue(all.contains("Main.java:2: lock() is not called"), all::toString);
    assertTrue(all.stream().allMatch(it -> it.startsWith("Main.java")), all::toString);
  }

  @Test
  void the_order_is_that_of_the_source() {
    String members = STATE + "void up() { x++; }";
    String run = "x = 1;\nup();\nx = 2;";
    assertEquals(mutations(members, run), mutations(members, run));
    List<Integer> lines =
        Model.mutations(protocol(members, run)).stream().map(it -> it.at().line()).toList();
    assertEquals(lines.stream().sorted().toList(), lines);
  }
}
