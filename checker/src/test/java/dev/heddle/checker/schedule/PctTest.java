package dev.heddle.checker.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.checker.Check;
import dev.heddle.checker.explore.Lookout;
import dev.heddle.model.Model;
import dev.heddle.model.system.FlawKind;
import dev.heddle.model.system.TransitionSystem;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The guarantee of probabilistic concurrency testing, on a bug of depth 3.
final class PctTest {
  private static final TransitionSystem RELAY = Model.of(new Relay(false)).system();
  private static final int AGENTS = 3;

  /// The most steps of a run, which is how many there are: nobody ever waits.
  private static final int STEPS = depth();

  private static int depth() {
    return Check.of(Model.of(new Relay(true)).system())
        .threads(1)
        .races(false)
        .run()
        .statistics()
        .depth();
  }

  @Test
  void every_seed_finds_the_bug_within_the_budget_of_the_bound() {
    var pct = (Scheduler.Pct) Scheduler.pct(3, STEPS);
    long budget = pct.budget(AGENTS, STEPS, 1e-9);
    var simulation = Simulation.of(RELAY).scheduler(pct);
    long most = 0;
    for (long seed = 1; seed <= 100; seed++) {
      Sample sample = simulation.run(seed, budget);
      assertTrue(sample.found().isPresent(), "seed " + seed + " within " + budget + " runs");
      assertEquals(FlawKind.CHECK, sample.found().orElseThrow().flaw().kind());
      most = Math.max(most, sample.runs());
    }
    assertTrue(most > 1, "some seed needs more than one run");
  }

  /// Of all the draws that there are, the bound's share at least shows the bug; and with fewer
  /// drops than its depth has, none does.
  @Test
  void the_bound_holds_for_all_draws_together() {
    long total = 6L * STEPS * STEPS;
    long found = 0;
    for (int first = 1; first <= STEPS; first++) {
      for (int second = 1; second <= STEPS; second++) {
        found += showing(3, first, second);
      }
    }
    assertTrue(
        found * AGENTS * STEPS * STEPS >= total, found + " of " + total + " show it, too few");
    assertEquals(0, showing(1));
    for (int drop = 1; drop <= STEPS; drop++) {
      assertEquals(0, showing(2, drop));
    }
  }

  /// How many of the orders of three agents show the bug, with priorities that drop at some steps.
  private static int showing(int depth, int... drops) {
    var walker = new Walker(RELAY, new Lookout(RELAY), new Census(0), 100);
    var order = new ByPriority(new Scheduler.Pct(depth, STEPS), AGENTS, STEPS);
    int found = 0;
    for (int[] agents : ORDERS) {
      order.begin(agents, drops);
      found += walker.walkOn(order) == Walker.End.WRONG ? 1 : 0;
    }
    return found;
  }

  private static final List<int[]> ORDERS =
      List.of(
          new int[] {0, 1, 2},
          new int[] {0, 2, 1},
          new int[] {1, 0, 2},
          new int[] {1, 2, 0},
          new int[] {2, 0, 1},
          new int[] {2, 1, 0});

  @Test
  void without_a_bug_the_same_runs_find_nothing() {
    var simulation = Simulation.of(Model.of(new Relay(true)).system());
    Sample sample = simulation.scheduler(Scheduler.pct(3, STEPS)).run(7, 10_000);
    assertFalse(sample.found().isPresent());
    assertEquals(10_000, sample.rested());
    assertEquals(STEPS, sample.longest());
    assertEquals(10_000L * STEPS, sample.steps());
  }

  @Test
  void the_steps_of_a_run_are_measured_unless_they_are_given() {
    Sample sample = Simulation.of(RELAY).scheduler(Scheduler.pct(3)).run(1, 1_000_000);
    assertTrue(sample.found().isPresent());
  }

  @Test
  void the_budget_is_that_of_the_bound() {
    // n k^2 ln(1/p) by hand: 2 * 100 * ln 1000 = 1381.55…
    assertEquals(1382, ((Scheduler.Pct) Scheduler.pct(3, 10)).budget(2, 10, 1e-3));
    assertEquals(14, ((Scheduler.Pct) Scheduler.pct(1, 10)).budget(2, 10, 1e-3));
  }

  @Test
  void a_depth_of_nothing_is_rejected() {
    assertThrows(IllegalArgumentException.class, () -> Scheduler.pct(0));
    assertThrows(IllegalArgumentException.class, () -> Scheduler.pct(2, 0));
  }
}
