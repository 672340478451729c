package dev.heddle.cli;

import static dev.heddle.cli.Harness.shipped;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Mutants on the command line.
final class MutateCommandTest {
  @TempDir private Path folder;

  private static JsonNode json(Harness.Result result) {
    return JsonMapper.builder().build().readTree(result.out());
  }

  private String file(String name, String body) throws IOException {
    Path file = folder.resolve(name + ".java");
    Files.writeString(
        file,
        "import static dev.heddle.protocol.Heddle.*; import dev.heddle.protocol.*;\n"
            + "public class "
            + name
            + " implements Protocol {\n"
            + body
            + "}\n");
    return file.toString();
  }

  @Test
  void every_change_of_petersons_guard_is_killed() {
    var result = shipped("mutate", "classics.peterson", "--json");
    var mutants = json(result).get("mutants");
    int guards = 0;
    for (JsonNode mutant : mutants) {
      if (mutant.get("method").asString().equals("Peterson.enter")) {
        guards++;
        assertEquals("killed", mutant.get("fate").asString(), mutant.toString());
        assertTrue(mutant.get("file").asString().endsWith("classics/Peterson.java"));
      }
    }
    // Two assignments, one with a constant, which can also be swapped; two conditions, three ways.
    assertEquals(1 + 2 + 1 + 2 * 3, guards);
  }

  @Test
  void the_number_of_threads_makes_no_difference() {
    var one = shipped("mutate", "classics.peterson", "--json", "--threads", "1");
    var two = shipped("mutate", "classics.peterson", "--json", "--threads", "2");
    assertEquals(one.out(), two.out());
    assertEquals(one.code(), two.code());
  }

  @Test
  void what_reaches_the_same_states_is_equivalent() throws IOException {
    String body =
        """
        boolean a, b;
        final Strand p = new Strand() {
          protected void run() {
            a = true;
            b = true;
          }
        };
        @Sometimes boolean done() { return a && b; }
        """;
    var result = shipped("mutate", file("Same", body), "--json");
    assertEquals(0, result.code(), result.err() + result.out());
    var json = json(result);
    // Swapped, they are one step all the same; dropped or false, nobody is ever done.
    assertEquals(1, json.get("equivalent").asInt());
    assertEquals(4, json.get("killed").asInt());
    assertEquals(5, json.get("mutants").size());
  }

  @Test
  void what_no_property_notices_survives() throws IOException {
    String body =
        """
        volatile boolean a;
        final Strand p = new Strand() {
          protected void run() {
            a = true;
          }
        };
        """;
    var result = shipped("mutate", file("Unseen", body));
    assertEquals(24, result.code(), result.err());
    assertTrue(result.out().contains("Unseen.java:6  a is not assigned   survived"), result.out());
    assertTrue(result.out().contains("a = true;"), result.out());
    assertTrue(
        result.out().endsWith("2 mutants, 0 killed, 0 equivalent, 2 survived, 0 inconclusive.\n"),
        result.out());
  }

  @Test
  void what_never_changes_tells_no_states_apart() throws IOException {
    String body =
        """
        volatile boolean a, b;
        final Strand p = new Strand() {
          protected void run() {
            a = !a;
            if (!a) b = true;
          }
        };
        @Sometimes boolean done() { return a; }
        """;
    var result = shipped("mutate", file("Unread", body), "--json");
    for (JsonNode mutant : json(result).get("mutants")) {
      if (mutant.get("change").asString().equals("b is not assigned")) {
        // Without the assignment b is a constant, and no variable of the mutant's states.
        assertEquals("equivalent", mutant.get("fate").asString(), mutant.toString());
        return;
      }
    }
    throw new AssertionError(result.out());
  }

  @Test
  void only_the_files_that_are_named_are_changed() {
    var result =
        shipped("mutate", "go.stackalloc/after-owned/1m-1g", "--json", "--file", "After.java");
    var mutants = json(result).get("mutants");
    assertFalse(mutants.isEmpty(), result.err());
    for (JsonNode mutant : mutants) {
      assertTrue(mutant.get("file").asString().endsWith("/After.java"), mutant.toString());
    }
  }

  @Test
  void a_mutant_that_one_job_kills_is_killed() {
    String[] words = {
      "mutate", "classics.philosophers/5-lefthanded", "classics.peterson", "--json"
    };
    var both = shipped(words);
    assertEquals(24, both.code(), both.err());
    int philosophers = mutants("classics.philosophers/5-lefthanded", "");
    int peterson = mutants("classics.peterson", "");
    assertEquals(philosophers + peterson, json(both).get("mutants").size());
    var same = shipped("mutate", "classics.peterson", "classics.peterson", "--json");
    assertEquals(peterson, json(same).get("mutants").size());
    assertEquals(mutants("classics.peterson", "killed"), json(same).get("killed").asInt());
    assertTrue(same.out().contains("classics.peterson: "), same.out());
  }

  /// How many mutants of a job there are with that fate, or with any.
  private static int mutants(String job, String fate) {
    var json = json(shipped("mutate", job, "--json"));
    return fate.isEmpty() ? json.get("mutants").size() : json.get(fate).asInt();
  }

  @Test
  void a_limit_makes_a_mutant_inconclusive() throws IOException {
    String body =
        """
        @Range(to = 1000) volatile int x;
        final Strand p = new Strand() {
          protected void run() {
            await(() -> x == 2);
          }
        };
        final Strand q = new Strand() {
          protected void run() {
            while (x < 2) x = x + 1;
          }
        };
        """;
    var result = shipped("mutate", file("Bounded", body), "--max-states", "100", "--json");
    var fates = json(result);
    assertTrue(fates.get("inconclusive").asInt() > 0, result.out());
    assertTrue(fates.get("killed").asInt() > 0, result.out());
  }

  @Test
  void what_is_wrong_already_is_not_mutated() {
    var result = shipped("mutate", "classics.peterson/no-turn");
    assertEquals(151, result.code());
    assertTrue(result.err().contains("is violated. Only what holds can be mutated"), result.err());
  }
}
