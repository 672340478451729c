package dev.heddle.junit.jqwik;

import dev.heddle.checker.schedule.Found;
import dev.heddle.checker.schedule.Schedule;
import dev.heddle.junit.Schedules;
import java.util.Optional;
import org.opentest4j.AssertionFailedError;

/// A configuration of a protocol, and a schedule for it.
///
/// @param configuration what the protocol is built from
/// @param runs the protocol
/// @param schedule who goes on
public record Scenario<C>(C configuration, Schedules runs, Schedule schedule) {

  /// Makes the run, and returns what is wrong at its end, if anything.
  public Optional<Found> follow() {
    return runs.follow(schedule);
  }

  /// Asserts that nothing is wrong in the run.
  ///
  /// @throws AssertionFailedError when something is; the message has the steps, the schedule and
  ///   the configuration
  public void assertNothingWrong() {
    follow()
        .ifPresent(
            found -> {
              throw new AssertionFailedError(runs.text(found) + "\nin " + configuration);
            });
  }

  /// The configuration and the schedule.
  @Override
  public String toString() {
    return configuration + " under " + schedule;
  }
}
