package dev.heddle.junit.jqwik;

import dev.heddle.checker.schedule.Schedule;
import dev.heddle.junit.Schedules;
import java.util.function.Function;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import net.jqwik.api.Shrinkable;
import net.jqwik.api.ShrinkingDistance;

/// A scenario that shrinks: its configuration first, under the same schedule or under others, then
/// its schedule.
///
/// @param runs compiles a protocol
/// @param seed of the schedules to try when the configuration has become another
record ShrinkableScenario<C>(
    Shrinkable<C> configuration, Schedule schedule, Function<C, Schedules> runs, long seed)
    implements Shrinkable<Scenario<C>> {

  /// How many other schedules are tried in a simpler configuration. A bug that shows in one of a
  /// hundred runs is missed with a probability of 5 %.
  private static final int OTHERS = 300;

  static <C> Shrinkable<Scenario<C>> draw(
      Shrinkable<C> configuration, Function<C, Schedules> runs, long seed) {
    var schedule = runs.apply(configuration.value()).draw(seed);
    return new ShrinkableScenario<>(configuration, schedule, runs, seed);
  }

  @Override
  public Scenario<C> value() {
    C built = configuration.value();
    return new Scenario<>(built, runs.apply(built), schedule);
  }

  @Override
  public Stream<Shrinkable<Scenario<C>>> shrink() {
    return Stream.concat(
        configuration.shrink().flatMap(this::inAnother),
        new ShrinkableSchedule(schedule).shrink().map(it -> under(configuration, it.value())));
  }

  private Stream<Shrinkable<Scenario<C>>> inAnother(Shrinkable<C> simpler) {
    var others =
        LongStream.range(0, OTHERS)
            .mapToObj(i -> runs.apply(simpler.value()).draw(seed + i))
            .filter(it -> runs.apply(simpler.value()).follow(it).isPresent());
    return Stream.concat(Stream.of(schedule), others).map(it -> under(simpler, it));
  }

  private Shrinkable<Scenario<C>> under(Shrinkable<C> other, Schedule another) {
    return new ShrinkableScenario<>(other, another, runs, seed);
  }

  @Override
  public ShrinkingDistance distance() {
    return configuration.distance().append(ShrinkableSchedule.distance(schedule));
  }
}
