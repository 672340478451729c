package dev.heddle;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// A document that names a file which is gone misleads just the reader it was written for.
final class ContributingTest {
  private static final Path ROOT = Path.of(System.getProperty("basedir", "")).resolve("..");
  private static final Pattern FILE =
      Pattern.compile("`((?:model|checker|counterexamples|specs|cli|bench)/[^` ]+)`");

  @Test
  void every_file_that_it_names_is_there() throws IOException {
    List<String> named =
        FILE.matcher(Files.readString(ROOT.resolve("CONTRIBUTING.md")))
            .results()
            .map(match -> match.group(1))
            .toList();
    assertFalse(named.isEmpty());
    List<String> missing = named.stream().filter(f -> Files.notExists(ROOT.resolve(f))).toList();
    assertTrue(missing.isEmpty(), () -> "not there: " + missing);
  }
}
