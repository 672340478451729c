package dev.heddle.model.lift;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.model.system.FlawKind;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// The locks and notes of the library, and cycles of waiting.
final class LocksTest {
  private static final String LOCKS =
      "final Lock l = new Lock(), k = new Lock(); @Range(to = 9) int x; boolean b;";

  @Test
  void a_lock_excludes() {
    String run = "l.lock(); x++; point(); check(x == 1, \"two inside\"); x--; l.unlock();";
    var it = Exploration.of(LOCKS, run, run);
    assertEquals(Set.of(), it.kinds());
    // Each: before lock, inside, ended; not both inside: 9 - 1.
    assertEquals(8, it.states.size());
  }

  @Test
  void without_a_lock_they_meet() {
    String run = "x++; point(); check(x == 1, \"two inside\"); x--;";
    assertEquals(Set.of("two inside"), Exploration.of(LOCKS, run, run).messages());
  }

  @Test
  void only_the_owner_unlocks() {
    assertEquals(Set.of(FlawKind.CHECK), Exploration.of(LOCKS, "l.unlock();").kinds());
  }

  @Test
  void locking_twice_waits_for_itself() {
    var it = Exploration.of(LOCKS, "l.lock(); l.lock();", "for (;;) { point(); b = !b; }");
    assertEquals(Set.of(FlawKind.PARTIAL_DEADLOCK), it.kinds());
    assertEquals(List.of("p0 waits for l held by p0"), it.flaws.getFirst().cycle());
  }

  @Test
  void locks_in_opposite_order_make_a_cycle_while_others_go_on() {
    var it =
        Exploration.of(
            LOCKS,
            "l.lock(); k.lock(); k.unlock(); l.unlock();",
            "k.lock(); l.lock(); l.unlock(); k.unlock();",
            "for (;;) { point(); b = !b; }");
    assertEquals(Set.of(FlawKind.PARTIAL_DEADLOCK), it.kinds());
    var cycles = it.flaws.stream().map(flaw -> flaw.cycle()).distinct().toList();
    assertEquals(
        List.of(List.of("p0 waits for k held by p1", "p1 waits for l held by p0")), cycles);
  }

  @Test
  void locks_in_the_same_order_make_none() {
    String run = "l.lock(); k.lock(); k.unlock(); l.unlock();";
    assertEquals(Set.of(), Exploration.of(LOCKS, run, run).kinds());
  }

  @Test
  void an_atomic_helper_inside_an_acquiring_method_does_not_wait() {
    String spin =
        """
        static class Spin {
          @Owner Runner o;
          volatile int k;
          @Acquires void lock() { while (!tas()) {} o = runner(); }
          @Atomic boolean tas() { boolean got = k == 0; k = 1; return got; }
        }
        final Spin s = new Spin(); boolean c;
        """
            .replace("volatile int k", "@Range(to = 1) volatile int k");
    var it = Exploration.of(spin, "s.lock(); s.lock();", "for (;;) { point(); c = !c; }");
    assertEquals(Set.of(), it.kinds());
  }

  @Test
  void an_atomic_acquiring_method_waits() {
    String lock =
        """
        static class L {
          @Owner Runner o;
          @Acquires @Atomic void lock() { await(() -> o == null); o = runner(); }
        }
        final L s = new L(); boolean c;
        """;
    var it = Exploration.of(lock, "s.lock(); s.lock();", "for (;;) { point(); c = !c; }");
    assertEquals(Set.of(FlawKind.PARTIAL_DEADLOCK), it.kinds());
  }

  @Test
  void a_note_wakes_once() {
    var it =
        Exploration.of(
            "final Note n = new Note(); boolean c;", "n.sleep(); c = true;", "n.wakeup();");
    assertEquals(Set.of(), it.kinds());
    assertEquals(Set.of("true"), it.finalValues("c"));
    var twice = Exploration.of("final Note n = new Note();", "n.wakeup(); n.wakeup();");
    assertEquals(Set.of("double wakeup"), twice.messages());
    var cleared =
        Exploration.of("final Note n = new Note();", "n.wakeup(); n.clear(); n.wakeup();");
    assertEquals(Set.of(), cleared.kinds());
    var lost = Exploration.of("final Note n = new Note();", "n.sleep();", "n.wakeup(); n.clear();");
    assertTrue(lost.kinds().contains(FlawKind.DEADLOCK));
  }
}
