package dev.heddle.model.lift;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.model.Model;
import dev.heddle.model.system.FlawKind;
import dev.heddle.model.system.StepKind;
import dev.heddle.model.system.TransitionSystem;
import dev.heddle.protocol.Protocol;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Small protocols with and without data races.
final class RacesTest {
  private static final String DATA = "boolean x, y; volatile boolean v, w; ";
  private static final String LOCKS = DATA + "final Lock l = new Lock(), k = new Lock(); ";

  private static void race(String members, String... runs) {
    Protocol protocol = Sources.protocol(RaceSearch.text(members, runs));
    assertFalse(RaceSearch.of(protocol).isEmpty(), "a race is missed");
    assertFalse(RaceSearch.decide(protocol).isEmpty(), "it is decided that there is none");
  }

  private static void none(String members, String... runs) {
    Protocol protocol = Sources.protocol(RaceSearch.text(members, runs));
    assertEquals(Set.of(), RaceSearch.of(protocol));
    assertFalse(RaceSearch.decide(protocol).contains("a data race"), "it is decided that there is");
  }

  /// There can be none, and no state has to be visited to know it.
  private static void impossible(String members, String... runs) {
    TransitionSystem system = Model.of(Sources.protocol(RaceSearch.text(members, runs))).system();
    assertTrue(system.races().isEmpty());
    assertTrue(system.anyRace().isEmpty());
  }

  @Test
  void two_writers_race() {
    String message =
        "p0 writes x at Main.P0.run(Main.java:4), and p1 writes it at Main.P1.run(Main.java:9),"
            + " and nothing orders the two";
    assertEquals(Set.of(message), RaceSearch.of(DATA, "x = true;", "\nx = false;"));
  }

  @Test
  void a_writer_and_a_reader_race() {
    String message =
        "p0 reads x at Main.P0.run(Main.java:4), and p1 writes it at Main.P1.run(Main.java:8),"
            + " and nothing orders the two";
    assertEquals(Set.of(message), RaceSearch.of(DATA, "if (x) v = true;", "x = true;"));
  }

  @Test
  void readers_do_not() {
    impossible(DATA, "if (x) v = true;", "if (x) w = true;");
  }

  @Test
  void volatile_variables_do_not() {
    impossible(DATA, "v = true;", "v = false;");
  }

  @Test
  void one_lock_orders() {
    impossible(LOCKS, "l.lock(); x = true; l.unlock();", "l.lock(); x = !x; l.unlock();");
  }

  @Test
  void two_locks_do_not() {
    race(LOCKS, "l.lock(); x = true; l.unlock();", "k.lock(); x = !x; k.unlock();");
  }

  @Test
  void what_follows_an_unlock_in_the_same_step_is_unordered() {
    race(LOCKS, "l.lock(); l.unlock(); x = true;", "l.lock(); x = false; l.unlock();");
  }

  @Test
  void a_lock_taken_on_one_path_only_does_not_order() {
    race(LOCKS, "if (v) l.lock(); x = true;", "v = true; l.lock(); x = false; l.unlock();");
  }

  @Test
  void a_flag_orders_what_comes_before_it() {
    none(DATA, "x = true; v = true;", "await(() -> v); x = false;");
  }

  @Test
  void a_flag_does_not_order_what_comes_after_it() {
    race(DATA, "v = true; x = true;", "await(() -> v); x = false;");
  }

  @Test
  void a_flag_that_was_not_looked_at_orders_nothing() {
    race(DATA, "x = true; v = true;", "if (v) w = true; x = false;");
    none(DATA, "x = true; v = true;", "if (v) x = false;");
  }

  @Test
  void a_plain_flag_orders_while_nobody_else_writes_it() {
    none(DATA, "x = true; y = true;", "await(() -> y); x = false;");
    race(DATA, "x = true; y = true; y = false;", "await(() -> y); x = false;");
  }

  @Test
  void a_plain_flag_that_ends_waiting_for_its_opposite_races() {
    race(DATA, "y = true;", "await(() -> !y); x = false;");
  }

  @Test
  void own_fields_do_not_race() {
    String members =
        "static class P extends Strand { boolean own; protected void run() { own = !own; } }"
            + " final P p = new P(), q = new P();";
    impossible(members);
  }

  @Test
  void the_field_of_another_does() {
    String members =
        "static class P extends Strand { boolean own; P other; protected void run() {"
            + " own = !own; other.own = false; } }"
            + " final P p = new P(), q = new P(); { p.other = q; q.other = p; }";
    Set<String> races = RaceSearch.of(members);
    assertTrue(races.stream().anyMatch(it -> it.contains("p.own")), races.toString());
  }

  @Test
  void elements_of_arrays_are_told_apart() {
    String array = "final boolean[] a = new boolean[3]; volatile boolean v; ";
    impossible(array, "a[0] = true;", "a[1] = true;");
    none(array, "int i = v ? 0 : 1; a[i] = true;", "a[2] = true; v = true;");
    String message =
        "p0 writes a[1] at Main.P0.run(Main.java:4), and p1 writes it at Main.P1.run(Main.java:8),"
            + " and nothing orders the two";
    assertEquals(Set.of(message), RaceSearch.of(array, "a[choose(2)] = true;", "a[1] = true;"));
  }

  @Test
  void atomic_methods_do_not_race_with_each_other() {
    impossible(DATA + "@Atomic void flip() { x = !x; }", "flip();", "flip();");
  }

  @Test
  void an_atomic_method_races_with_a_plain_access() {
    String message =
        "p1 writes x at Main.P1.run(Main.java:8), and p0 reads it at Main.flip(Main.java:2), and"
            + " nothing orders the two";
    String members = DATA + "@Atomic void flip() { x = !x; }";
    assertEquals(Set.of(message), RaceSearch.of(members, "flip();", "x = true;"));
  }

  @Test
  void an_atomic_method_that_cannot_go_on_does_not_race() {
    String members =
        DATA + "@Atomic void take() { await(() -> !x); x = true; } void free() { x = false; }";
    none(members, "take(); free();", "take(); free();", "take(); y = true; free();");
  }

  @Test
  void a_lock_of_plain_code_needs_an_atomic_method() {
    String members = DATA + "void take() { await(() -> !x); x = true; } void free() { x = false; }";
    race(members, "take(); free();", "take(); free();");
  }

  @Test
  void what_is_marked_as_synchronising_does_not_race_and_orders() {
    String members =
        "@Sync boolean word; boolean x; void take() { await(() -> !word); word = true; }"
            + " void free() { word = false; }";
    impossible(members, "take(); x = true; free();", "take(); x = false; free();");
    race(members, "take(); x = true; free();", "take(); free(); x = false;");
    impossible("@Sync final boolean[] a = new boolean[1];", "a[0] = true;", "a[0] = false;");
  }

  @Test
  void invariants_do_not_race() {
    String members = DATA + "@Invariant boolean i() { return !x; }";
    impossible(members, "x = false; v = true; x = true;", "v = false;");
  }

  @Test
  void a_note_orders() {
    String members = DATA + "final Note n = new Note();";
    none(members, "x = true; n.wakeup();", "n.sleep(); x = false;");
    race(members, "n.wakeup(); x = true;", "n.sleep(); x = false;");
  }

  @Test
  void starting_a_strand_orders() {
    String members =
        DATA
            + "final Q q = new Q(); class Q extends Strand { protected void run() { await(() ->"
            + " v); x = false; v = false; } }";
    none(members, "x = true; v = true; await(() -> !v); point(); x = true; start(q);");
  }

  @Test
  void an_owner_that_is_set_while_there_is_one_makes_no_lock() {
    String broken =
        DATA
            + "final Broken b = new Broken(); static class Broken { @Owner Runner o; @Acquires"
            + " void lock() { point(); o = runner(); } void unlock() { o = null; } }";
    race(broken, "b.lock(); x = true; b.unlock();", "b.lock(); x = false; b.unlock();");
  }

  @Test
  void a_lock_may_be_handed_over() {
    String fair =
        DATA
            + "final Fair f = new Fair(); static class Fair { @Owner Runner o; @Sync Runner next;"
            + " @Acquires @Atomic void enter() { await(() -> next == null); if (o == null) o ="
            + " runner(); else next = runner(); } @Acquires void lock() { enter(); await(() -> o =="
            + " runner()); } void unlock() { o = next; next = null; } }";
    String run = "f.lock(); x = !x; f.unlock();";
    none(fair, run, run);
  }

  @Test
  void a_fiber_takes_its_fields_along_to_another_carrier() {
    String members =
        """
        @Sync Fiber ready;
        final F f = new F();
        final Idle i = new Idle(), j = new Idle();
        final Carrier m = new Carrier(f), n = new Carrier(j);
        class F extends Fiber {
          boolean own;
          protected void run() { own = true; ready = this; carrier().switchTo(i); own = false; }
        }
        class Idle extends Fiber {
          protected void run() { await(() -> ready != null); Fiber it = take(); carrier().switchTo(it); }
        }
        @Atomic Fiber take() { Fiber it = ready; assume(it != null); ready = null; return it; }
        """;
    none(members.replace('\n', ' '));
    race(
        members
                .replace('\n', ' ')
                .replace("j = new Idle();", "j = new Idle(); final Q q = new Q();")
            + " class Q extends Strand { protected void run() { f.own = true; } }");
  }

  @Test
  void a_field_of_the_carrier_is_its_own() {
    String members =
        """
        static class M extends Carrier { boolean busy; M(Fiber f) { super(f); } }
        final F f = new F(), g = new F();
        final M m = new M(f), n = new M(g);
        volatile boolean v;
        class F extends Fiber {
          protected void run() { M my = (M) carrier(); my.busy = true; v = true; my.busy = false; }
        }
        """;
    none(members.replace('\n', ' '));
  }

  @Test
  void what_follows_a_switch_waits_until_somebody_switches_back() {
    String members =
        """
        boolean x, y;
        final F f = new F();
        final G g = new G();
        final Carrier m = new Carrier(f);
        class F extends Fiber {
          boolean own;
          protected void run() { own = true; carrier().switchTo(g); own = !own; y = true; }
        }
        class G extends Fiber {
          protected void run() { x = true; carrier().switchTo(null); }
        }
        """;
    race(members.replace('\n', ' '), "x = false;");
    none(members.replace('\n', ' '), "y = false;");
  }

  @Test
  void a_race_with_the_middle_of_a_step_is_seen_behind_what_synchronises() {
    String members = DATA + "@Sync boolean s;";
    race(members, "x = true; s = true; y = true;", "await(() -> s); y = false;");
    none(members, "x = true; s = true; w = true;", "await(() -> s); x = false;");
  }

  @Test
  void what_a_loop_did_before_it_began_again_is_ordered_by_what_it_does_next() {
    String members = "@Sync boolean s = true, t, u; boolean x; volatile boolean v;";
    String one =
        "for (;;) { await(() -> s); s = false; t = true; await(() -> u); u = false; x = !x; }";
    none(members, one, "for (;;) { await(() -> t); t = false; x = !x; u = true; s = true; }");
    race(members, one, "for (;;) { await(() -> t); t = false; u = true; x = !x; s = true; }");
  }

  @Test
  void it_is_decided_in_fewer_states() {
    String run = "l.lock(); x = !x; l.unlock(); v = true; k.lock(); y = !y; k.unlock();";
    String other = "await(() -> v); l.lock(); if (x) w = true; l.unlock(); y = w;";
    TransitionSystem system =
        Model.of(Sources.protocol(RaceSearch.text(LOCKS, run, run + other))).system();
    assertTrue(
        new Exploration(system.anyRace().orElseThrow()).states.size()
            < new Exploration(system.races().orElseThrow()).states.size());
  }

  @Test
  void the_trace_ends_where_both_are_about_to_access() {
    var system =
        Model.of(Sources.protocol(RaceSearch.text(DATA, "v = true; x = true;", "x = false;")))
            .system()
            .races()
            .orElseThrow();
    var found = new Exploration(system);
    assertEquals(Set.of(FlawKind.DATA_RACE), found.kinds());
    long[] state =
        found.states.stream()
            .filter(it -> system.successors().violated(it, 0) >= 0)
            .findFirst()
            .orElseThrow();
    assertEquals(
        Set.of(StepKind.PLAIN),
        Set.copyOf(
            system.narrator().moves(state).stream().map(move -> move.step().kind()).toList()));
  }
}
