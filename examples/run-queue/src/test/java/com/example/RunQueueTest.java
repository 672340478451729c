package com.example;

import static dev.heddle.junit.HeddleAssertions.assertHolds;
import static dev.heddle.junit.HeddleAssertions.assertViolates;
import static dev.heddle.junit.HeddleAssertions.follow;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.checker.schedule.Sample;
import dev.heddle.checker.schedule.Scheduler;
import dev.heddle.junit.Checked;
import dev.heddle.junit.Checking;
import dev.heddle.junit.HeddleExtension;
import dev.heddle.junit.OnInconclusive;
import dev.heddle.junit.Schedules;
import dev.heddle.model.system.FlawKind;
import dev.heddle.protocol.Protocol;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(HeddleExtension.class)
final class RunQueueTest {

  @Checked
  Protocol every_job_is_done() {
    return new RunQueue(2, 2);
  }

  @Checked(seconds = 60)
  Stream<Protocol> of_any_size() {
    return Stream.of(new RunQueue(1, 4), new RunQueue(2, 3), new RunQueue(3, 1));
  }

  @Checked(violates = FlawKind.DEADLOCK)
  Protocol without_a_second_look_a_worker_parks_for_ever() {
    return new RunQueue.Hasty(1, 1);
  }

  @Test
  void who_does_what_until_nothing_moves() {
    assertViolates(new RunQueue.Hasty(1, 1), FlawKind.DEADLOCK)
        .steps(7)
        .strands(
            "crew[0]", // finds no job
            "crew[0]", // and the queue open
            "submitter",
            "submitter",
            "submitter",
            "submitter", // which closes it, and wakes nobody
            "crew[0]"); // parks
  }

  @Test
  void one_worker_and_one_job_have_91_states() {
    assertHolds(new RunQueue(1, 1)).states(91).reached("everybodySleeps");
  }

  @Test
  void a_minute_is_enough() {
    Checking.of(new RunQueue(3, 2))
        .timeout(Duration.ofMinutes(1))
        .onInconclusive(OnInconclusive.ABORT)
        .holds();
  }

  @Test
  void four_workers_do_four_jobs_under_twenty_thousand_schedules() {
    Sample sample =
        Schedules.of(new RunQueue(4, 4)).with(Scheduler.pct(3)).assertNothingWrong(42, 20_000);
    assertTrue(sample.states() > 1_000, sample::text);
  }

  @Test
  void the_way_to_the_deadlock_is_closed_by_a_second_look() {
    follow(new RunQueue(1, 1))
        .step("crew[0]")
        .step("crew[0]")
        .step("submitter")
        .step("submitter")
        .step("submitter")
        .step("submitter")
        .step("crew[0]")
        .doesNotViolate(FlawKind.DEADLOCK);
  }
}
