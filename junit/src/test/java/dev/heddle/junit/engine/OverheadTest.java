package dev.heddle.junit.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.checker.Check;
import dev.heddle.junit.Checked;
import dev.heddle.model.Model;
import dev.heddle.protocol.Protocol;
import dev.heddle.specs.classics.Peterson;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.testkit.engine.EngineTestKit;

/// What a check costs as a test beyond what it costs by itself.
final class OverheadTest {
  private static final int TESTS = 20;
  private static final long MOST_MILLIS = 100;

  static final class Cases {
    @Checked(threads = 1)
    List<Protocol> twenty() {
      return Collections.nCopies(TESTS, new Peterson());
    }
  }

  @Test
  void a_test_costs_less_than_a_tenth_of_a_second_once_warm() {
    long best = best();
    assertTrue(best < MOST_MILLIS, () -> best + " ms a test");
  }

  /// The least of some attempts: other load on the machine is not what is measured.
  private static long best() {
    long best = Long.MAX_VALUE;
    for (int attempt = 0; attempt < 10 && best >= MOST_MILLIS / 10; attempt++) {
      long checks = millis(OverheadTest::checks);
      best = Math.min(best, (millis(OverheadTest::tests) - checks) / TESTS);
    }
    return best;
  }

  private static long millis(Runnable work) {
    long began = System.nanoTime();
    work.run();
    return (System.nanoTime() - began) / 1_000_000;
  }

  private static void checks() {
    for (int i = 0; i < TESTS; i++) {
      Check.of(Model.of(new Peterson()).system()).threads(1).run();
    }
  }

  private static void tests() {
    var results =
        EngineTestKit.engine("heddle")
            .selectors(DiscoverySelectors.selectClass(Cases.class))
            .execute();
    assertEquals(TESTS, results.testEvents().succeeded().count());
  }
}
