package dev.heddle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.junit.HeddleAssertions;
import dev.heddle.protocol.Protocol;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.AssertionFailedError;

/// What docs/testing.md shows is in examples/run-queue, which compiles and passes.
final class TestingDocumentTest {
  private static final Path ROOT = Path.of(System.getProperty("basedir", "")).resolve("..");
  private static final Path EXAMPLE = ROOT.resolve("examples/run-queue");
  private static final Pattern BLOCK = Pattern.compile("```(\\w+)\n(.*?)```", Pattern.DOTALL);

  @TempDir Path folder;

  private static List<Path> sources() throws IOException {
    try (Stream<Path> all = Files.walk(EXAMPLE.resolve("src"))) {
      return all.filter(it -> it.toString().endsWith(".java")).sorted().toList();
    }
  }

  private static String document() throws IOException {
    return Files.readString(ROOT.resolve("docs/testing.md"));
  }

  /// White space is not compared: the formatter breaks lines as it likes.
  private static String joined(String text) {
    return text.replaceAll("\\s+", "");
  }

  @Test
  void every_snippet_is_in_the_example() throws IOException {
    var java = new StringBuilder();
    for (Path source : sources()) {
      java.append(Files.readString(source));
    }
    var files =
        Map.of(
            "java", joined(java.toString()),
            "xml", joined(Files.readString(EXAMPLE.resolve("pom.xml"))));
    var blocks =
        BLOCK.matcher(document()).results().collect(Collectors.groupingBy(it -> it.group(1)));
    assertTrue(blocks.get("java").size() > 8);
    blocks.forEach(
        (language, all) -> {
          for (var block : all) {
            if (!language.equals("text")) {
              String file = String.valueOf(files.get(language));
              assertTrue(
                  file.contains(joined(block.group(2))), () -> "not there: " + block.group());
            }
          }
        });
  }

  @Test
  void the_example_compiles_and_passes_and_fails_as_shown() throws Exception {
    try (var tests = CompiledTests.of(sources(), folder.resolve("classes"))) {
      assertPassing(tests, "heddle", 5);
      assertPassing(tests, "junit-jupiter", 5);
      assertPassing(tests, "jqwik", 1);
      var hasty = tests.loader().loadClass("com.example.RunQueue$Hasty");
      var protocol = (Protocol) hasty.getConstructor(int.class, int.class).newInstance(1, 1);
      var error =
          assertThrows(AssertionFailedError.class, () -> HeddleAssertions.assertHolds(protocol));
      var shown =
          document().split("<!-- testing: message -->\n```text\n", -1)[1].split("```", -1)[0];
      assertTrue(error.getMessage().startsWith(shown), error::getMessage);
    }
  }

  private static void assertPassing(CompiledTests tests, String engine, int count)
      throws Exception {
    var events = tests.run(engine).testEvents();
    assertEquals(List.of(), events.failed().list().stream().map(Object::toString).toList());
    assertEquals(count, events.succeeded().count());
  }
}
