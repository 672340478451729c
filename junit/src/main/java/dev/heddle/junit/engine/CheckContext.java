package dev.heddle.junit.engine;

import dev.heddle.junit.Attachments;
import dev.heddle.junit.Checked;
import dev.heddle.junit.Checking;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.platform.engine.ConfigurationParameters;
import org.junit.platform.engine.EngineExecutionListener;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.reporting.FileEntry;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.engine.support.hierarchical.EngineExecutionContext;

/// What all tests of a run have in common.
///
/// @param folder where counterexamples go
/// @param listener who is told of files
/// @param threads how many search, where a test does not say it
record CheckContext(Path folder, EngineExecutionListener listener, int threads)
    implements EngineExecutionContext {

  static CheckContext of(
      ConfigurationParameters parameters, EngineExecutionListener listener, int threads) {
    return new CheckContext(Attachments.folder(parameters::get), listener, threads);
  }

  /// Checks a protocol as a test.
  ///
  /// @param name of the test, for reports and files
  void check(TestDescriptor test, String name, Checking checking, Checked how) {
    checking
        .name(name)
        .files(folder, attachments(test))
        .threads(how.threads() == 0 ? threads : how.threads())
        .races(how.races())
        .onInconclusive(how.onInconclusive());
    if (how.states() != 0) {
      checking.states(how.states());
    }
    if (how.depth() != 0) {
      checking.depth(how.depth());
    }
    if (how.seconds() != 0) {
      checking.timeout(Duration.ofSeconds(how.seconds()));
    }
    if (how.violates().length == 0 && how.property().isEmpty()) {
      checking.holds();
    } else {
      checking.violates(Set.of(how.violates()), how.property());
    }
  }

  private Attachments attachments(TestDescriptor test) {
    return (file, mediaType) -> {
      listener.fileEntryPublished(test, FileEntry.from(file.toAbsolutePath(), mediaType));
      listener.reportingEntryPublished(test, ReportEntry.from(Map.of("heddle", file.toString())));
    };
  }
}
