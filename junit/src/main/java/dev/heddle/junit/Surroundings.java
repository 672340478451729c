package dev.heddle.junit;

import java.nio.file.Path;

/// Where a test's files go, and who is told of them.
///
/// @param folder made when needed
record Surroundings(Path folder, Attachments attachments) {
  /// The configuration parameter that names the folder.
  static final String OUTPUT = "heddle.output";

  /// The folder without it.
  static final String DEFAULT_OUTPUT = "target/heddle";

  /// Those of the test that runs in this thread, if somebody has said.
  static final ScopedValue<Surroundings> CURRENT = ScopedValue.newInstance();

  static Surroundings current() {
    return CURRENT.orElse(new Surroundings(Path.of(DEFAULT_OUTPUT), Attachments.NONE));
  }
}
