package dev.heddle.junit.engine;

import static dev.heddle.junit.engine.EngineRuns.message;
import static dev.heddle.junit.engine.EngineRuns.names;
import static dev.heddle.junit.engine.EngineRuns.run;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import dev.heddle.junit.Checked;
import dev.heddle.junit.HeddleAssertions;
import dev.heddle.junit.HeddleExtension;
import dev.heddle.junit.Tally;
import dev.heddle.protocol.Protocol;
import dev.heddle.specs.classics.LostWakeup;
import dev.heddle.specs.classics.Peterson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.DiscoveryIssue;
import org.junit.platform.engine.OutputDirectoryCreator;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.reporting.FileEntry;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.junit.platform.testkit.engine.EventType;

/// What the engine finds, and how it goes with Jupiter.
final class DiscoveryTest {
  @TempDir Path folder;

  /// Abstract, so that it is found only where it is asked for by method.
  abstract static class Slips {
    @Checked
    static void returns_nothing() {}

    @Checked
    static Protocol takes_something(int workers) {
      return new Tally(workers, true);
    }
  }

  /// The platform fails a run with an issue of that severity.
  @Test
  void a_method_that_cannot_run_is_no_silent_success() {
    var issues =
        EngineTestKit.engine("heddle")
            .selectors(
                selectMethod(Slips.class, "returns_nothing"),
                selectMethod(Slips.class, "takes_something", int.class))
            .discover()
            .getDiscoveryIssues();
    assertEquals(2, issues.size());
    for (DiscoveryIssue issue : issues) {
      assertEquals(DiscoveryIssue.Severity.ERROR, issue.severity());
      assertTrue(issue.message().contains("cannot run: it must have no parameters"));
    }
  }

  static final class NotOurs {
    @Test
    void a_test_of_jupiter() {}
  }

  @Test
  void other_engines_tests_are_left_alone() {
    assertEquals(
        0, run(folder, selectClass(NotOurs.class)).allEvents().dynamicallyRegistered().count());
    assertEquals(0, run(folder, selectClass(NotOurs.class)).testEvents().count());
  }

  static final class Mixed {
    @Checked
    Protocol ours() {
      return new Peterson();
    }

    @Test
    void theirs() {}
  }

  @Test
  void a_class_may_have_tests_of_both_engines() {
    for (String engine : List.of("heddle", "junit-jupiter")) {
      var results = EngineTestKit.engine(engine).selectors(selectClass(Mixed.class)).execute();
      assertEquals(
          List.of(engine.equals("heddle") ? "ours()" : "theirs()"),
          names(results.testEvents().succeeded().stream()));
    }
  }

  /// Where Jupiter has the files of its tests.
  private record Outputs(Path folder) implements OutputDirectoryCreator {
    @Override
    public Path getRootDirectory() {
      return folder;
    }

    @Override
    public Path createOutputDirectory(TestDescriptor test) throws IOException {
      return Files.createDirectories(folder);
    }
  }

  @ExtendWith(HeddleExtension.class)
  static final class Extended {
    @Test
    void violated() {
      HeddleAssertions.assertHolds(new LostWakeup());
    }
  }

  @Test
  void the_extension_attaches_the_files_of_assertions() {
    var results =
        EngineTestKit.engine("junit-jupiter")
            .configurationParameter("heddle.output", folder.toString())
            .outputDirectoryCreator(new Outputs(folder.resolve("attached")))
            .selectors(selectClass(Extended.class))
            .execute();
    var paths = new ArrayList<Path>();
    for (Event event : results.testEvents().list()) {
      if (event.getType() == EventType.FILE_ENTRY_PUBLISHED) {
        paths.add(event.getRequiredPayload(FileEntry.class).getPath());
      }
    }
    assertEquals(2, paths.size());
    assertTrue(paths.stream().allMatch(it -> it.startsWith(folder.resolve("attached"))));
    assertTrue(Files.exists(paths.getFirst()));
    assertTrue(
        message(results.testEvents().failed().list().getFirst()).contains("trace:  " + folder));
  }
}
