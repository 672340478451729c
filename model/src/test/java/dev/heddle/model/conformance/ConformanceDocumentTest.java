package dev.heddle.model.conformance;

import static dev.heddle.model.conformance.Observation.did;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What docs/conformance.md shows is in the tests, which run it, and is what they print.
final class ConformanceDocumentTest {
  private static final Path MODULE = Path.of(System.getProperty("basedir", ""));
  private static final Pattern BLOCK = Pattern.compile("```(java)?\n(.*?)```", Pattern.DOTALL);

  private static List<String> blocks(boolean java) throws IOException {
    List<String> blocks = new ArrayList<>();
    var matcher = BLOCK.matcher(Files.readString(MODULE.resolve("../docs/conformance.md")));
    while (matcher.find()) {
      if ((matcher.group(1) != null) == java) {
        blocks.add(matcher.group(2));
      }
    }
    return blocks;
  }

  /// Code without regard to how lines are broken.
  private static String code(String text) {
    return text.replaceAll("\\s+", "");
  }

  @Test
  void its_code_is_in_the_tests() throws IOException {
    var tests = new StringBuilder();
    Path sources = MODULE.resolve("src/test/java/dev/heddle/model/conformance");
    try (Stream<Path> files = Files.list(sources)) {
      for (Path file : files.toList()) {
        tests.append(Files.readString(file));
      }
    }
    List<String> blocks = blocks(true);
    assertEquals(4, blocks.size());
    blocks.forEach(block -> assertTrue(code(tests.toString()).contains(code(block)), block));
  }

  @Test
  void its_rejection_is_what_is_printed() throws IOException {
    var conformity =
        Conformance.check(
            new WorkQueueProtocol(2, 2, 1),
            Stream.of(
                did("producer", "put").leaving("put", 1),
                did("producer", "put").leaving("put", 2),
                did("worker 0", "take").leaving("worker 0.item", 1),
                did("worker 1", "take").leaving("worker 1.item", 1)));
    assertEquals(List.of(conformity.text()), blocks(false));
  }
}
