package dev.heddle.checker.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.heddle.checker.Check;
import dev.heddle.checker.verdict.Trace;
import dev.heddle.model.Model;
import dev.heddle.model.system.FlawKind;
import dev.heddle.model.system.Move;
import dev.heddle.model.system.Step;
import dev.heddle.model.system.TransitionSystem;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

final class SimulationTest {
  private static final TransitionSystem TRANSFER = Model.of(new Transfer()).system();
  private static final TransitionSystem CORRECT = Model.of(new Relay(true)).system();

  /// Who goes first is as likely as the weights say: 3 of 4, with 10,000 runs and four standard
  /// deviations of 0.43 %.
  @Test
  void who_goes_first_is_drawn_by_weight() {
    assertEquals(1 / 3.0, share(Scheduler.uniform(), "writer"), 4 * 0.0047);
    var heavy = Scheduler.weighted(Map.of("reader", 6));
    assertEquals(6 / 8.0, share(heavy, "reader"), 4 * 0.0043);
    assertEquals(1 / 8.0, share(heavy, "bystander"), 4 * 0.0033);
  }

  private static double share(Scheduler scheduler, String agent) {
    var simulation = Simulation.of(CORRECT).scheduler(scheduler);
    int first = 0;
    for (int seed = 0; seed < 10_000; seed++) {
      // Each has one step, so the first choice is who goes first.
      int choice = simulation.draw(seed).choice(0);
      first += CORRECT.agents().get(choice).equals(agent) ? 1 : 0;
    }
    return first / 10_000.0;
  }

  @Test
  void enough_runs_go_through_every_state_and_count_each_once() {
    long states = Check.of(CORRECT).threads(1).races(false).run().statistics().states();
    Sample sample = Simulation.of(CORRECT).run(1, 50_000);
    assertEquals(states, sample.states());
    assertEquals(50_000, sample.runs());
    assertEquals(0, sample.cut());
  }

  @Test
  void a_run_has_no_more_steps_than_it_may() {
    Sample sample = Simulation.of(CORRECT).steps(4).run(1, 10);
    assertEquals(10, sample.cut());
    assertEquals(4, sample.longest());
    assertThrows(IllegalArgumentException.class, () -> Simulation.of(CORRECT).steps(0));
  }

  @Test
  void the_same_seed_makes_the_same_runs() {
    Sample one = Simulation.of(TRANSFER).run(5, 1_000);
    Sample other = Simulation.of(TRANSFER).run(5, 1_000);
    assertEquals(one.found(), other.found());
    assertEquals(one.steps(), other.steps());
    Set<Schedule> drawn = new HashSet<>();
    for (int seed = 0; seed < 20; seed++) {
      drawn.add(Simulation.of(CORRECT).draw(seed));
    }
    assertTrue(drawn.size() > 10, "other seeds, other schedules");
  }

  @Test
  void what_is_found_is_found_again_by_its_schedule() {
    Found found = Simulation.of(TRANSFER).run(5, 1_000).found().orElseThrow();
    assertEquals(FlawKind.PARTIAL_DEADLOCK, found.flaw().kind());
    assertEquals(found, Simulation.of(TRANSFER).follow(found.schedule()).orElseThrow());
  }

  @Test
  void without_choices_nobody_who_can_go_on_loses_his_turn() {
    assertTrue(Simulation.of(TRANSFER).follow(Schedule.EMPTY).isEmpty());
    Found found = Simulation.of(Model.of(new Relay(false)).system()).run(1, 100_000).found().get();
    assertTrue(switches(found.trace()) >= 3, "the bug takes the turn from somebody");
  }

  private static int switches(Trace trace) {
    int switches = 0;
    for (int i = 1; i < trace.steps().size(); i++) {
      boolean same = trace.steps().get(i).strand().equals(trace.steps().get(i - 1).strand());
      switches += same ? 0 : 1;
    }
    return switches;
  }

  @Property(tries = 300)
  void every_list_of_numbers_is_a_schedule_and_means_what_it_says(
      @ForAll List<@IntRange(max = 9) Integer> choices) {
    var expected = Narrated.follow(TRANSFER, choices);
    var found = Simulation.of(TRANSFER).follow(new Schedule(choices));
    assertEquals(expected.isEmpty(), found.isEmpty());
    found.ifPresent(
        it -> {
          assertEquals(expected, it.trace().steps());
          // Its own schedule has no number that is greater than it needs to be.
          assertEquals(it, Simulation.of(TRANSFER).follow(it.schedule()).orElseThrow());
        });
  }

  /// Following a schedule, slowly, by way of the narrator.
  private static final class Narrated {
    /// The steps to a deadlock, or none.
    static List<Step> follow(TransitionSystem system, List<Integer> choices) {
      var taken = new ArrayList<Step>();
      long[] state = system.initialState();
      String last = system.agents().getFirst();
      for (int i = 0; i < 1_000; i++) {
        List<Move.To> moves = inTurn(system, state, last);
        if (moves.isEmpty()) {
          return system.successors().mayRest(state, 0) ? List.of() : taken;
        }
        int choice = i < choices.size() ? choices.get(i) : 0;
        Move.To move = moves.get(choice % moves.size());
        taken.add(move.step());
        state = move.target();
        last = move.step().strand();
      }
      return List.of();
    }

    private static List<Move.To> inTurn(TransitionSystem system, long[] state, String last) {
      var agents = new ArrayList<>(system.agents());
      while (!agents.getFirst().equals(last)) {
        agents.add(agents.removeFirst());
      }
      var moves = new ArrayList<Move.To>();
      for (String agent : agents) {
        for (Move move : system.narrator().moves(state)) {
          if (move instanceof Move.To to
              && to.step().strand().equals(agent)
              && !Arrays.equals(to.target(), state)) {
            moves.add(to);
          }
        }
      }
      return moves;
    }
  }

  @Test
  void a_schedule_is_a_value_without_zeros_at_its_end() {
    assertEquals(Schedule.of(0, 2), Schedule.of(0, 2, 0, 0));
    assertEquals(Schedule.EMPTY, Schedule.of(0, 0));
    assertEquals("Schedule.of(0, 2, 1)", Schedule.of(0, 2, 1).toString());
    assertThrows(IllegalArgumentException.class, () -> Schedule.of(1, -1));
  }

  @Test
  void runs_allocate_nothing() {
    allocated(100);
    long few = allocated(100);
    long many = allocated(20_000);
    assertTrue(many - few < 50_000, many + " bytes for 20,000 runs, " + few + " for 100");
  }

  private static long allocated(int runs) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    var simulation = Simulation.of(CORRECT).scheduler(Scheduler.pct(3, 20));
    assertEquals(runs, simulation.run(3, runs).runs());
    return threads.getCurrentThreadAllocatedBytes() - before;
  }
}
