package dev.heddle.junit.jqwik;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.checker.schedule.Schedule;
import dev.heddle.checker.schedule.Scheduler;
import dev.heddle.junit.Schedules;
import dev.heddle.model.system.FlawKind;
import dev.heddle.specs.classics.DiningPhilosophers;
import dev.heddle.specs.classics.LostWakeup;
import dev.heddle.specs.classics.Peterson;
import dev.heddle.specs.go.runtime.Overflow;
import dev.heddle.specs.go.runtime.R2d393034;
import dev.heddle.specs.go.runtime.Watch;
import dev.heddle.specs.go.runtime.Workload;
import net.jqwik.api.AfterFailureMode;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

/// Properties of jqwik fail with the simplest configuration and schedule.
final class ShrinkingTest {

  static final class LostWakeupProperties {
    private final Schedules runs = Schedules.of(new LostWakeup());

    @Property(
        tries = 500,
        seed = "1",
        afterFailure = AfterFailureMode.RANDOM_SEED,
        shrinking = ShrinkingMode.FULL)
    void nobody_waits_for_ever(@ForAll("schedules") Schedule schedule) {
      runs.assertNothingWrong(schedule);
    }

    @Provide
    Arbitrary<Schedule> schedules() {
      return HeddleArbitraries.schedules(runs);
    }
  }

  static final class TableProperties {
    @Property(
        tries = 500,
        seed = "1",
        afterFailure = AfterFailureMode.RANDOM_SEED,
        shrinking = ShrinkingMode.FULL)
    void nobody_starves(@ForAll("tables") Scenario<Integer> scenario) {
      scenario.assertNothingWrong();
    }

    @Provide
    Arbitrary<Scenario<Integer>> tables() {
      return HeddleArbitraries.scenarios(
          Arbitraries.integers().between(2, 6).shrinkTowards(2),
          seats -> Schedules.of(new DiningPhilosophers(seats, false)).with(Scheduler.pct(2)));
    }
  }

  /// What a Go runtime is built from.
  record Size(int ms, int gs, Workload workload) {}

  static final class RuntimeProperties {
    @Property(
        tries = 300,
        seed = "1",
        afterFailure = AfterFailureMode.RANDOM_SEED,
        shrinking = ShrinkingMode.FULL)
    void whoever_is_ready_runs(@ForAll("runtimes") Scenario<Size> scenario) {
      scenario.assertNothingWrong();
    }

    @Provide
    Arbitrary<Scenario<Size>> runtimes() {
      var sizes =
          Combinators.combine(
                  Arbitraries.integers().between(1, 2),
                  Arbitraries.integers().between(1, 3),
                  Arbitraries.of(Workload.CALLBACK, Workload.CALLBACK_SPAWNS))
              .as(Size::new);
      return HeddleArbitraries.scenarios(sizes, it -> Schedules.of(built(it)));
    }

    static R2d393034 built(Size size) {
      return new R2d393034(
          size.ms(), size.gs(), 1, size.workload(), 1, 3, Overflow.NOWHERE, Watch.WAITING);
    }
  }

  static final class RightProperties {
    private final Schedules runs = Schedules.of(new Peterson());

    @Property(tries = 200)
    void nothing_is_wrong(@ForAll("schedules") Schedule schedule) {
      runs.assertNothingWrong(schedule);
    }

    @Provide
    Arbitrary<Schedule> schedules() {
      return HeddleArbitraries.schedules(runs);
    }
  }

  private static Events events(Class<?> properties) {
    return EngineTestKit.engine("jqwik")
        // Told to this test, not printed.
        .configurationParameter("jqwik.reporting.usejunitplatform", "true")
        .selectors(DiscoverySelectors.selectClass(properties))
        .execute()
        .testEvents();
  }

  private static String failure(Class<?> properties) {
    var failed = events(properties).failed().list();
    assertEquals(1, failed.size());
    return failed
        .getFirst()
        .getRequiredPayload(TestExecutionResult.class)
        .getThrowable()
        .orElseThrow()
        .getMessage();
  }

  /// The worker looks, the submitter submits and looks, the worker parks. The turn is taken once;
  /// the submitter then ends.
  @Test
  void a_schedule_shrinks_to_the_fewest_turns() {
    String message = failure(LostWakeupProperties.class);
    assertTrue(message.startsWith("DEADLOCK after 4 steps"), message);
    assertTrue(message.endsWith("Schedule.of(0, 1)"), message);
  }

  /// Two are enough to starve: each takes a fork.
  @Test
  void a_scenario_shrinks_to_the_simplest_configuration_and_its_simplest_schedule() {
    String message = failure(TableProperties.class);
    assertTrue(message.startsWith("PARTIAL DEADLOCK after 2 steps"), message);
    assertTrue(message.endsWith("Schedule.of(0, 1)\nin 2"), message);
  }

  /// K3: a callback starts a goroutine and returns to C, and nobody runs it. One M is enough, and
  /// two Gs: the one that calls back, and the one that it starts.
  @Test
  void a_runtime_shrinks_to_the_fewest_ms_and_gs() {
    String message = failure(RuntimeProperties.class);
    assertTrue(message.endsWith("\nin " + new Size(1, 2, Workload.CALLBACK_SPAWNS)), message);
    assertTrue(
        Schedules.of(RuntimeProperties.built(new Size(1, 1, Workload.CALLBACK_SPAWNS)))
            .run(1, 2_000)
            .found()
            .isEmpty());
  }

  @Test
  void a_property_of_a_right_protocol_passes() {
    assertEquals(1, events(RightProperties.class).succeeded().count());
  }

  @Test
  void every_shrunk_schedule_is_simpler() {
    var drawn = new ShrinkableSchedule(Schedule.of(3, 0, 1, 2, 0, 1));
    var all = drawn.shrink().toList();
    assertTrue(all.size() > 10);
    for (var simpler : all) {
      assertTrue(simpler.distance().compareTo(drawn.distance()) < 0, simpler::toString);
    }
    assertEquals(0, new ShrinkableSchedule(Schedule.EMPTY).shrink().count());
    assertEquals(
        FlawKind.DEADLOCK,
        Schedules.of(new LostWakeup()).assertFinds(FlawKind.DEADLOCK, 1, 100).flaw().kind());
  }
}
