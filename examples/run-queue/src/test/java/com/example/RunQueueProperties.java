package com.example;

import dev.heddle.checker.schedule.Scheduler;
import dev.heddle.junit.Schedules;
import dev.heddle.junit.jqwik.HeddleArbitraries;
import dev.heddle.junit.jqwik.Scenario;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

final class RunQueueProperties {

  record Size(int workers, int jobs) {}

  @Property(tries = 500)
  void every_job_is_done(@ForAll("queues") Scenario<Size> scenario) {
    scenario.assertNothingWrong();
  }

  @Provide
  Arbitrary<Scenario<Size>> queues() {
    Arbitrary<Size> sizes =
        Combinators.combine(
                Arbitraries.integers().between(1, 4), Arbitraries.integers().between(0, 4))
            .as(Size::new);
    return HeddleArbitraries.scenarios(
        sizes,
        size -> Schedules.of(new RunQueue(size.workers(), size.jobs())).with(Scheduler.pct(3)));
  }
}
