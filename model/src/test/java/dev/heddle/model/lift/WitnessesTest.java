package dev.heddle.model.lift;

import static dev.heddle.model.lift.Rejected.inCode;
import static dev.heddle.model.lift.Rejected.protocol;
import static dev.heddle.model.lift.Rejected.reject;
import static dev.heddle.model.lift.Rejected.says;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.heddle.model.system.Fault;
import dev.heddle.model.system.FlawKind;
import dev.heddle.model.system.Property;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Situations to be reached: `@Sometimes`.
final class WitnessesTest {
  private static final String STATE = "@Range(to = 9) int x; ";

  /// The values of x in whose states the only witness is there.
  private static List<String> seenAt(String witness, String run) {
    var it = Exploration.of(STATE + witness, run);
    var successors = it.system.successors();
    return it.states.stream()
        .filter(state -> successors.witnessed(0, state, 0))
        .map(state -> NativeState.text(it.narrator.values(state).getFirst()))
        .toList();
  }

  @Test
  void a_witness_is_there_where_its_method_is_true() {
    String run = "x = 1; point(); x = 2; point(); x = 3;";
    assertEquals(List.of("2", "3"), seenAt("@Sometimes boolean big() { return x > 1; }", run));
    assertEquals(List.of(), seenAt("@Sometimes boolean huge() { return x > 8; }", run));
  }

  @Test
  void witnesses_are_named_like_invariants_and_are_none() {
    var it =
        Exploration.of(
            STATE
                + "@Sometimes(\"x is big\") boolean big() { return x > 1; }"
                + "@Invariant boolean small() { return x < 9; }"
                + "final T[] ts = {new T(), new T()};"
                + "class T { boolean b; @Sometimes boolean set() { return b; } }",
            "x = 1; point(); ts[1].b = true;");
    assertEquals(
        List.of("Main.small"), it.system.properties().stream().map(Property::name).toList());
    assertEquals(
        List.of(
            new Property("Main.big", "x is big", FlawKind.WITNESS),
            new Property("Main.T.set of ts[0]", "Main.T.set", FlawKind.WITNESS),
            new Property("Main.T.set of ts[1]", "Main.T.set", FlawKind.WITNESS)),
        it.system.witnesses());
    assertEquals(List.of(), it.flaws);
    var successors = it.system.successors();
    long[] last = it.states.getLast();
    assertEquals(
        List.of(false, false, true),
        List.of(
            successors.witnessed(0, last, 0),
            successors.witnessed(1, last, 0),
            successors.witnessed(2, last, 0)));
  }

  @Test
  void a_witness_that_fails_is_an_error_of_its_own() {
    var it =
        Exploration.of(
            STATE
                + "T t; final T u = new T(); @Sometimes boolean set() { return t.b; }"
                + "class T { boolean b; }",
            "t = u; point(); u.b = true;");
    var successors = it.system.successors();
    assertThrows(Fault.class, () -> successors.witnessed(0, it.states.getFirst(), 0));
    assertEquals(List.of(), it.flaws);
    assertEquals(true, successors.witnessed(0, it.states.getLast(), 0));
  }

  @Test
  void what_witnesses_read_is_no_more_state_than_without() {
    String run = "x = 1; point(); x = 2;";
    var with = Exploration.of(STATE + "@Sometimes boolean big() { return x > 1; }", run);
    var without = Exploration.of(STATE, run);
    assertEquals(without.states.size(), with.states.size());
    assertEquals(without.transitions, with.transitions);
  }

  @Test
  void witnesses_of_the_wrong_form() {
    inCode(
        "Main.good",
        "A witness writes Main.x",
        "A witness reads the state",
        protocol("@Sometimes boolean good() { x = 1; // !\n return true; }", "x = 1;"));
    says(
        "A witness has parameters or is not boolean",
        "boolean name()",
        reject(protocol("@Sometimes int good() { return 1; }", "x = 1;")));
    says(
        "A witness is static",
        "instance method",
        reject(protocol("@Sometimes static boolean good() { return true; }", "x = 1;")));
  }
}
