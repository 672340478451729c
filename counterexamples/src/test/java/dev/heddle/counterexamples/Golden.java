package dev.heddle.counterexamples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Compares texts with files of this source tree. With `-Dheddle.golden=update` it writes the files
/// instead; look at the difference before you commit it.
final class Golden {
  private static final String FOLDER = "src/test/resources/dev/heddle/counterexamples/golden";

  private Golden() {}

  static void assertMatches(String name, String actual) throws IOException {
    var file = Path.of(System.getProperty("basedir", "")).resolve(FOLDER).resolve(name);
    if ("update".equals(System.getProperty("heddle.golden"))) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, actual);
      return;
    }
    assertTrue(
        Files.exists(file),
        () -> file.toAbsolutePath() + " is missing; run with -Dheddle.golden=update to write it.");
    assertEquals(
        Files.readString(file),
        actual,
        () -> file + " differs; if that is right, run with -Dheddle.golden=update.");
  }
}
