package dev.heddle.junit.engine;

import static dev.heddle.junit.engine.EngineRuns.message;
import static dev.heddle.junit.engine.EngineRuns.names;
import static dev.heddle.junit.engine.EngineRuns.run;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectUniqueId;

import dev.heddle.junit.Checked;
import dev.heddle.junit.OnInconclusive;
import dev.heddle.junit.Tally;
import dev.heddle.model.system.FlawKind;
import dev.heddle.protocol.Protocol;
import dev.heddle.specs.classics.LostWakeup;
import dev.heddle.specs.classics.Peterson;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestTag;
import org.junit.platform.engine.reporting.FileEntry;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.junit.platform.testkit.engine.EventType;

final class HeddleTestEngineTest {
  @TempDir Path folder;

  static final class Cases {
    @Checked
    Protocol holds() {
      return new Peterson();
    }

    @Checked
    static LostWakeup deadlocks() {
      return new LostWakeup();
    }

    @Checked(violates = FlawKind.DEADLOCK)
    Protocol deadlocks_as_expected() {
      return new LostWakeup();
    }

    @Checked(property = "nothingIsLost")
    Protocol loses_as_expected() {
      return new Tally(2, false);
    }

    @Checked(property = "somethingElse")
    Protocol loses_otherwise() {
      return new Tally(2, false);
    }

    @Checked(states = 5)
    Protocol fails_without_a_verdict() {
      return new Peterson();
    }

    @Checked(states = 5, onInconclusive = OnInconclusive.ABORT)
    Protocol aborts_without_a_verdict() {
      return new Peterson();
    }

    @Checked
    @Disabled("for a reason")
    Protocol disabled() {
      return new LostWakeup();
    }
  }

  @Test
  void each_method_is_a_test_with_the_fate_of_its_protocol() {
    var tests = run(folder, selectClass(Cases.class)).testEvents();
    assertEquals(
        List.of("deadlocks_as_expected()", "holds()", "loses_as_expected()"),
        names(tests.succeeded().stream()));
    assertEquals(
        List.of("deadlocks()", "fails_without_a_verdict()", "loses_otherwise()"),
        names(tests.failed().stream()));
    assertEquals(List.of("aborts_without_a_verdict()"), names(tests.aborted().stream()));
    assertEquals(List.of("disabled()"), names(tests.skipped().stream()));
    assertEquals(
        List.of("for a reason"),
        tests.skipped().map(it -> it.getRequiredPayload(String.class)).toList());
  }

  @Test
  void a_failure_has_the_steps_and_the_files() throws Exception {
    var results = run(folder, selectMethod(Cases.class, "deadlocks"));
    var failed = results.testEvents().failed().list();
    assertEquals(1, failed.size());
    String message = message(failed.getFirst());
    assertTrue(message.startsWith("DEADLOCK after 4 steps"), message);
    assertTrue(message.contains("step  worker"), message);
    var attached =
        results.testEvents().list().stream()
            .filter(it -> it.getType() == EventType.FILE_ENTRY_PUBLISHED)
            .map(it -> it.getRequiredPayload(FileEntry.class).getPath())
            .toList();
    assertEquals(2, attached.size());
    for (Path file : attached) {
      assertTrue(file.startsWith(folder.toAbsolutePath()) && Files.size(file) > 1000);
      assertTrue(message.contains(file.toString()), message);
    }
    assertEquals(2, results.testEvents().reportingEntryPublished().count());
  }

  static final class Several {
    @Checked
    Stream<Protocol> all_sizes() {
      return Stream.of(new Tally(1, false), new Tally(2, false), new Tally(2, true));
    }

    @Checked
    List<Tally> list() {
      return List.of(new Tally(2, true));
    }

    @Checked
    Tally[] array() {
      return new Tally[] {new Tally(3, true)};
    }

    @Checked
    Stream<Protocol> none() {
      return Stream.of();
    }
  }

  @Test
  void each_configuration_is_a_test_of_its_own() {
    var results = run(folder, selectClass(Several.class));
    assertEquals(
        List.of(
            "[1] Tally(workers=1,atomic=false)",
            "[1] Tally(workers=2,atomic=true)",
            "[1] Tally(workers=3,atomic=true)",
            "[3] Tally(workers=2,atomic=true)"),
        names(results.testEvents().succeeded().stream()));
    assertEquals(
        List.of("[2] Tally(workers=2,atomic=false)"),
        names(results.testEvents().failed().stream()));
    assertEquals(5, results.testEvents().dynamicallyRegistered().count());
    // No protocol, no success.
    assertEquals(List.of("none()"), names(results.containerEvents().failed().stream()));
  }

  @Test
  void one_configuration_can_be_run_alone() {
    var id = run(folder, selectClass(Several.class)).testEvents().failed().list().getFirst();
    var again = run(folder, selectUniqueId(id.getTestDescriptor().getUniqueId()));
    assertEquals(
        List.of("[2] Tally(workers=2,atomic=false)"), names(again.testEvents().started().stream()));
  }

  @Tag("slow")
  @DisplayName("with a name")
  static final class Outer {
    private final int workers = 2;

    @Checked
    @DisplayName("the tally is right")
    @Tag("tally")
    Protocol tally() {
      return new Tally(workers, true);
    }

    @Nested
    final class Inner {
      @Checked
      Protocol also() {
        return new Tally(workers, true);
      }
    }
  }

  @Test
  void jupiter_s_annotations_mean_the_same() {
    var events = run(folder, selectClass(Outer.class)).testEvents().succeeded().list();
    assertEquals(List.of("also()", "the tally is right"), names(events.stream()));
    for (Event event : events) {
      TestDescriptor test = event.getTestDescriptor();
      assertTrue(test.getTags().contains(TestTag.create("slow")));
      boolean tally = test.getDisplayName().startsWith("the");
      assertEquals(tally, test.getTags().contains(TestTag.create("tally")));
    }
    var inner = run(folder, selectClass(Outer.Inner.class)).testEvents();
    assertEquals(List.of("also()"), names(inner.succeeded().stream()));
  }

  static final class Meeting {
    static final CountDownLatch BOTH = new CountDownLatch(2);

    @Checked
    Protocol one() throws InterruptedException {
      return met();
    }

    @Checked
    Protocol other() throws InterruptedException {
      return met();
    }

    private static Protocol met() throws InterruptedException {
      BOTH.countDown();
      if (!BOTH.await(20, TimeUnit.SECONDS)) {
        throw new IllegalStateException("the tests do not run in parallel");
      }
      return new Peterson();
    }
  }

  @Test
  void tests_run_in_parallel_when_jupiter_s_do() {
    var results =
        EngineTestKit.engine("heddle")
            .configurationParameters(
                Map.of(
                    "junit.jupiter.execution.parallel.enabled", "true",
                    "junit.jupiter.execution.parallel.config.strategy", "fixed",
                    "junit.jupiter.execution.parallel.config.fixed.parallelism", "2"))
            .selectors(selectClass(Meeting.class))
            .execute();
    assertEquals(2, results.testEvents().succeeded().count());
  }
}
