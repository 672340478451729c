package dev.heddle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.cli.job.Expected;
import dev.heddle.model.Rejection;
import dev.heddle.model.system.FlawKind;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class CheckJsonTest {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  @TempDir private Path folder;

  @Test
  void a_violated_job_has_every_field() {
    var expected = new Expected("violated", FlawKind.DEADLOCK, null, 4L, 3L, 3L);
    var results = json(new Harness().job("count", FakeSystem.deadlocking(3), expected, "small"), 0);
    assertEquals(1, results.size());
    var result = results.get(0);
    assertEquals("count", result.get("job").asString());
    assertEquals("violated", result.get("verdict").asString());
    assertEquals("violated", result.get("expected").get("verdict").asString());
    assertEquals("deadlock", result.get("expected").get("kind").asString());
    assertTrue(result.get("expected").get("property").isNull());
    assertTrue(result.get("asExpected").asBoolean());
    assertEquals("deadlock", result.get("kind").asString());
    assertTrue(result.get("property").isString());
    assertEquals(4, result.get("states").asLong());
    assertEquals(3, result.get("transitions").asLong());
    assertEquals(3, result.get("depth").asLong());
    assertTrue(result.get("seconds").isNumber());
    assertTrue(result.get("peakMemory").asLong() > 1 << 20);
    assertTrue(result.get("bytesPerState").asDouble() > 0);
    assertEquals("arena", result.get("storage").asString());
    assertEquals(folder.resolve("count.itf.json").toString(), result.get("traceFile").asString());
    assertEquals("Count.java:9", result.get("neverReached").get(0).asString());
    assertEquals(0, result.get("exitCode").asInt());
  }

  @Test
  void every_result_has_the_same_fields() {
    var harness =
        new Harness()
            .job("holds", FakeSystem.holding(3))
            .job("violated", FakeSystem.deadlocking(3))
            .job(
                "rejected",
                () -> {
                  throw new Rejection(null, "No floats.", "Use an int.");
                });
    var results = json(harness, 10);
    assertEquals(3, results.size());
    var names = results.get(0).propertyNames();
    for (JsonNode result : results) {
      assertEquals(names, result.propertyNames());
    }
    assertEquals("rejected", results.get(2).get("verdict").asString());
    assertTrue(results.get(2).get("error").asString().contains("No floats."));
    assertTrue(results.get(2).get("states").isNull());
    assertTrue(results.get(0).get("traceFile").isNull());
  }

  @Test
  void coverage_is_part_of_the_document_when_asked_for() {
    var result = json(new Harness().job("holds", FakeSystem.holding(3)), 0, "--coverage").get(0);
    assertEquals(3, result.get("transitionsByKind").get("point").asLong());
    assertEquals("Count.java:7", result.get("steps").get(0).get("line").asString());
  }

  @Test
  void progress_and_complaints_do_not_go_to_standard_output() {
    var harness = new Harness().job("endless", FakeSystem.endless());
    var results = json(harness, 152, "--timeout", "300ms", "--progress", "50ms");
    assertEquals("limit on time reached", results.get(0).get("reason").asString());
    assertFalse(results.get(0).get("complete").asBoolean());
  }

  private JsonNode json(Harness harness, int code, String... more) {
    var arguments = new String[more.length + 4];
    arguments[0] = "check";
    arguments[1] = "--json";
    arguments[2] = "--out";
    arguments[3] = folder.toString();
    System.arraycopy(more, 0, arguments, 4, more.length);
    var result = harness.run(arguments);
    assertEquals(code, result.code(), result.err());
    return MAPPER.readTree(result.out());
  }
}
