package dev.heddle.junit.jqwik;

import dev.heddle.checker.schedule.Schedule;
import dev.heddle.junit.Schedules;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/// Arbitraries of jqwik for protocols.
///
///     @Property
///     void nobody_starves(@ForAll("tables") Scenario<Integer> scenario) {
///       scenario.assertNothingWrong();
///     }
///
///     @Provide
///     Arbitrary<Scenario<Integer>> tables() {
///       return HeddleArbitraries.scenarios(
///           Arbitraries.integers().between(2, 6),
///           seats -> Schedules.of(new Table(seats)).with(Scheduler.pct(2)));
///     }
///
/// jqwik reports the seed of its draws, which gives the same schedules again.
public final class HeddleArbitraries {
  private HeddleArbitraries() {}

  /// Schedules as the scheduler of `runs` draws them. They shrink to those that switch less: fewer
  /// choices first, then smaller ones.
  public static Arbitrary<Schedule> schedules(Schedules runs) {
    return Arbitraries.fromGenerator(
        random -> new ShrinkableSchedule(runs.draw(random.nextLong())));
  }

  /// Configurations of a protocol, each with a schedule as its scheduler draws them. They shrink to
  /// the simplest configuration that fails, under the same schedule or some others, and then to its
  /// simplest schedule.
  ///
  /// @param configurations what the protocol is built from: numbers of Ms and Gs, a workload; equal
  ///   ones build equal protocols, and each is compiled once
  /// @param runs builds the protocol and says which schedules to draw
  public static <C> Arbitrary<Scenario<C>> scenarios(
      Arbitrary<C> configurations, Function<C, Schedules> runs) {
    Map<C, Schedules> compiled = new ConcurrentHashMap<>();
    Function<C, Schedules> once = it -> compiled.computeIfAbsent(it, runs);
    return Arbitraries.fromGenerator(
        random -> {
          var configuration = configurations.generator(1_000).next(random);
          return ShrinkableScenario.draw(configuration, once, random.nextLong());
        });
  }
}
