package dev.heddle.junit.engine;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/// Runs of Heddle's engine, and what is told of them.
final class EngineRuns {
  private EngineRuns() {}

  /// Runs what is selected.
  ///
  /// @param folder where counterexamples go
  static EngineExecutionResults run(Path folder, DiscoverySelector... selectors) {
    return EngineTestKit.engine("heddle")
        .configurationParameter("heddle.output", folder.toString())
        .selectors(selectors)
        .execute();
  }

  /// The names of the tests that something has happened to, sorted.
  static List<String> names(Stream<Event> events) {
    return events.map(it -> it.getTestDescriptor().getDisplayName()).sorted().toList();
  }

  /// Why a test has failed.
  static String message(Event event) {
    return event
        .getRequiredPayload(TestExecutionResult.class)
        .getThrowable()
        .orElseThrow()
        .getMessage();
  }
}
