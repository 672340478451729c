package dev.heddle.junit;

import static dev.heddle.junit.HeddleAssertions.follow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.model.system.FlawKind;
import dev.heddle.protocol.Heddle;
import dev.heddle.protocol.Invariant;
import dev.heddle.protocol.Protocol;
import dev.heddle.protocol.Range;
import dev.heddle.protocol.Strand;
import dev.heddle.specs.classics.LostWakeup;
import org.junit.jupiter.api.Test;
import org.opentest4j.AssertionFailedError;

final class WalkthroughTest {
  private static Walkthrough toDeadlock() {
    return follow(new LostWakeup())
        .step("worker")
        .step("submitter")
        .step("submitter")
        .step("worker");
  }

  private static String failure(Runnable assertion) {
    return assertThrows(AssertionFailedError.class, assertion::run).getMessage();
  }

  @Test
  void the_way_to_a_deadlock_ends_there() {
    toDeadlock().violates(FlawKind.DEADLOCK);
    assertTrue(
        failure(() -> toDeadlock().doesNotViolate(FlawKind.DEADLOCK)).contains("still there"));
    assertEquals(
        "LostWakeup: expected data race, but found deadlock (deadlock: no strand can change the"
            + " state, and not every strand may rest where it stands)",
        failure(() -> toDeadlock().violates(FlawKind.DATA_RACE)));
  }

  @Test
  void half_the_way_nothing_is_wrong_yet() {
    var half = follow(new LostWakeup()).step("worker").step("submitter");
    half.doesNotViolate(FlawKind.DEADLOCK);
    assertTrue(failure(() -> half.violates(FlawKind.DEADLOCK)).contains("nothing is wrong after"));
  }

  @Test
  void a_step_that_is_not_possible_is_named_with_those_that_are() {
    var way = toDeadlock().step("worker");
    var message = failure(() -> way.violates(FlawKind.DEADLOCK));
    assertTrue(message.startsWith("LostWakeup: step 5 is not possible: worker"), message);
    way.doesNotViolate(FlawKind.DEADLOCK);
    var stranger = failure(() -> follow(new LostWakeup()).step("me").violates(FlawKind.DEADLOCK));
    assertTrue(stranger.contains("possible are: worker ("), stranger);
  }

  /// The second of its invariants is an error in the end.
  static final class Countdown implements Protocol {
    @Range(from = 0, to = 1)
    int left = 1;

    final Strand counter =
        new Strand() {
          @Override
          protected void run() {
            left = 0;
          }
        };

    @Invariant
    boolean isItsOwnSquare() {
      return left * left == left;
    }

    @Invariant
    boolean isUnity() {
      return 1 / left == 1;
    }
  }

  @Test
  void a_property_that_cannot_be_decided_is_told_by_its_error() {
    var way = follow(new Countdown()).step("counter");
    way.violates(FlawKind.DIVISION);
    way.doesNotViolate(FlawKind.INVARIANT);
  }

  static final class Chooser implements Protocol {
    final Strand strand =
        new Strand() {
          @Override
          protected void run() {
            int first = Heddle.choose(3);
            Heddle.check(first != 2, "two");
          }
        };
  }

  @Test
  void a_step_is_told_by_its_choices_and_may_fail() {
    follow(new Chooser()).step("strand", "choose(3) = 2").violates(FlawKind.CHECK);
    follow(new Chooser()).step("strand", "choose(3) = 1").doesNotViolate(FlawKind.CHECK);
    var message =
        failure(
            () ->
                follow(new Chooser())
                    .step("strand", "choose(3) = 2")
                    .step("strand")
                    .violates(FlawKind.CHECK));
    assertTrue(message.contains("step 1 fails: check failed"), message);
  }
}
