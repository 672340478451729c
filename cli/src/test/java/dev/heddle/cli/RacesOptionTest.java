package dev.heddle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// From the option and the manifest to the verdict on data races, and what can be done with the
/// trace of one.
final class RacesOptionTest {
  /// Nothing is wrong but that `b` may write `result` before `a` does, or after: after `ready`, `a`
  /// goes on in the same step.
  private static final String TOO_EARLY =
      """
      import static dev.heddle.protocol.Heddle.*;
      import dev.heddle.protocol.*;

      final class TooEarly implements Protocol {
        volatile boolean ready;
        @Range(to = 9) int result;
        final Strand a = new A(), b = new B();

        final class A extends Strand {
          @Override protected void run() {
            ready = true;
            result = 1;
          }
        }

        final class B extends Strand {
          @Override protected void run() {
            await(() -> ready);
            result = 2;
          }
        }
      }
      """;

  /// As it ought to be.
  private static final String IN_TIME =
      TOO_EARLY
          .replace("TooEarly", "InTime")
          .replace("ready = true;", "result = 1;")
          .replaceFirst("result = 1;(\\s+)result = 1;", "result = 1;$1ready = true;");

  /// Each has its own.
  private static final String APART =
      TOO_EARLY.replace("TooEarly", "Apart").replace("result = 2;", "");

  @TempDir private Path folder;

  private Harness.Result check(String name, String text, String... options) throws IOException {
    var file = Files.writeString(folder.resolve(name + ".java"), text);
    var words = new ArrayList<String>();
    words.addAll(List.of("check", file.toString(), "--out", folder.resolve("out").toString()));
    words.addAll(List.of(options));
    return new Harness().run(words.toArray(String[]::new));
  }

  private JsonNode json(String name, String text, int code, String... options) throws IOException {
    var words = new ArrayList<>(List.of(options));
    words.add("--json");
    var result = check(name, text, words.toArray(String[]::new));
    assertEquals(code, result.code(), result.err());
    return JsonMapper.builder().build().readTree(result.out()).get(0);
  }

  private Harness.Result onTrace(String command, String... more) throws IOException {
    var words = new ArrayList<>(List.of(command));
    try (var files = Files.list(folder.resolve("out"))) {
      words.add(files.findFirst().orElseThrow().toString());
    }
    words.addAll(List.of("--protocol", folder.resolve("TooEarly.java").toString()));
    words.addAll(List.of(more));
    return new Harness().run(words.toArray(String[]::new));
  }

  @Test
  void a_data_race_has_a_kind_and_an_exit_code_of_its_own() throws IOException {
    var result = json("TooEarly", TOO_EARLY, 15);
    assertEquals("violated", result.get("verdict").asString());
    assertEquals("data race", result.get("kind").asString());
    assertEquals("searched", result.get("races").asString());
    assertTrue(result.get("raceStates").asLong() > 0);
    assertTrue(result.get("raceSeconds").isNumber());
    // Those of the language: A has two steps, B waits for the first of them.
    assertTrue(result.get("states").asLong() < 6);
  }

  @Test
  void its_message_names_the_variable_and_both_places() throws IOException {
    var out = check("TooEarly", TOO_EARLY).out().replaceAll("\\s+", " ");
    var a = "a writes result at TooEarly.A.run(TooEarly.java:12)";
    var b = "b writes it at TooEarly.B.run(TooEarly.java:19)";
    assertTrue(out.contains(a + ", and " + b), out);
  }

  @Test
  void races_that_are_not_looked_for_are_not_found() throws IOException {
    var result = json("TooEarly", TOO_EARLY, 0, "--no-races");
    assertEquals("holds", result.get("verdict").asString());
    assertEquals("not searched", result.get("races").asString());
    assertTrue(result.get("raceStates").isNull());
    assertTrue(result.get("raceSeconds").isNull());
    var out = check("TooEarly", TOO_EARLY, "--no-races").out();
    assertTrue(out.contains("Data races were not looked for."), out);
  }

  @Test
  void a_variable_that_is_handed_over_is_searched() throws IOException {
    assertEquals("searched", json("InTime", IN_TIME, 0).get("races").asString());
  }

  @Test
  void where_no_race_is_possible_nothing_is_searched() throws IOException {
    var result = json("Apart", APART, 0);
    assertEquals("impossible", result.get("races").asString());
    assertTrue(result.get("raceStates").isNull());
  }

  @Test
  void the_trace_of_a_race_is_replayed_explained_and_shrunk() throws IOException {
    check("TooEarly", TOO_EARLY);
    var replayed = onTrace("replay");
    assertEquals(0, replayed.code(), replayed.out() + replayed.err());
    assertFalse(replayed.out().contains("changed"), replayed.out());
    var explained = onTrace("explain");
    assertEquals(0, explained.code(), explained.err());
    assertTrue(explained.out().contains("nothing orders the two"), explained.out());
    assertFalse(explained.out().contains("is false"), explained.out());
    var shrunk = onTrace("shrink", "--out", folder.resolve("small.itf.json").toString());
    assertEquals(0, shrunk.code(), shrunk.out() + shrunk.err());
  }
}
