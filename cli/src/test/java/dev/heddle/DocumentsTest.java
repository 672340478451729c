package dev.heddle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A document that names a file or a method which is gone misleads just the reader it was written
/// for.
final class DocumentsTest {
  private static final Path ROOT = Path.of(System.getProperty("basedir", "")).resolve("..");
  private static final Pattern FILE =
      Pattern.compile(
          "[`(]((?:model|checker|counterexamples|specs|junit|cli|bench|docs|examples)/[^`) ]+"
              + "|[A-Z]+\\.md|LICENSE)[`)]");
  private static final Pattern METHOD = Pattern.compile("`([A-Z]\\w+)\\.([a-z]\\w+)`");

  @ParameterizedTest
  @ValueSource(strings = {"README.md", "ARCHITECTURE.md", "CONTRIBUTING.md"})
  void every_file_that_it_names_is_there(String document) throws IOException {
    List<String> named =
        FILE.matcher(Files.readString(ROOT.resolve(document)))
            .results()
            .map(match -> match.group(1))
            .toList();
    assertFalse(named.isEmpty());
    List<String> missing = named.stream().filter(f -> Files.notExists(ROOT.resolve(f))).toList();
    assertTrue(missing.isEmpty(), () -> "not there: " + missing);
  }

  @Test
  void every_method_that_the_architecture_names_is_there() throws IOException {
    String text = Files.readString(ROOT.resolve("ARCHITECTURE.md"));
    List<String> missing =
        METHOD
            .matcher(text)
            .results()
            .filter(match -> !declares(match.group(1), match.group(2)))
            .map(match -> match.group())
            .toList();
    assertEquals(List.of(), missing);
    assertTrue(METHOD.matcher(text).results().count() >= 4);
  }

  private static boolean declares(String type, String method) {
    Pattern declaration = Pattern.compile("\\b" + method + "\\((?!.*\\);)");
    for (String module : List.of("model", "checker", "counterexamples", "junit", "cli")) {
      try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src/main/java"))) {
        for (Path file : files.filter(f -> f.endsWith(type + ".java")).toList()) {
          if (declaration.matcher(Files.readString(file)).find()) {
            return true;
          }
        }
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }
    return false;
  }
}
