package dev.heddle.junit;

import java.nio.file.Path;
import java.util.Optional;

/// Where a test's files go, and who is told of them.
///
/// @param folder made when needed
record Surroundings(Path folder, Attachments attachments) {
  /// Those of the test that runs in this thread, if somebody has said.
  static final ScopedValue<Surroundings> CURRENT = ScopedValue.newInstance();

  static Surroundings current() {
    Path folder = Attachments.folder(_ -> Optional.empty());
    return CURRENT.orElse(new Surroundings(folder, Attachments.NONE));
  }
}
