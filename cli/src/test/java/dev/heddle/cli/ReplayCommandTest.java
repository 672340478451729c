package dev.heddle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// From a counterexample in a file to what has become of it since.
final class ReplayCommandTest {
  /// A job that comes between looking and parking: a deadlock after four steps.
  private static final String SLEEPER =
      """
      import static dev.heddle.protocol.Heddle.*;
      import dev.heddle.protocol.*;

      final class Sleeper implements Protocol {
        volatile boolean job, parked;
        final Strand worker = new Worker(), submitter = new Submitter();

        class Worker extends Strand {
          @Override protected void run() {
            while (!job) {
              parked = true;
              await(() -> !parked);
            }
          }
        }

        class Submitter extends Strand {
          @Override protected void run() {
            job = true;
            if (parked) parked = false;
          }
        }
      }
      """;

  @TempDir private Path folder;
  private Path source;
  private Path trace;

  @BeforeEach
  void find() throws IOException {
    source = folder.resolve("Sleeper.java");
    Files.writeString(source, SLEEPER);
    var out = folder.resolve("out").toString();
    assertEquals(11, new Harness().run("check", source.toString(), "--out", out).code());
    trace = folder.resolve("out/Sleeper.itf.json");
  }

  private Harness.Result replay() {
    return new Harness().run("replay", trace.toString(), "--protocol", source.toString());
  }

  private Harness.Result replay(String change, String by) throws IOException {
    assertTrue(SLEEPER.contains(change), change);
    Files.writeString(source, SLEEPER.replace(change, by));
    return replay();
  }

  @Test
  void a_counterexample_is_reproduced() {
    var result = replay();
    assertEquals(0, result.code(), result.err());
    assertEquals(1, result.out().lines().count(), result.out());
    assertTrue(result.out().contains(": reproduced: deadlock after 4 steps"), result.out());
  }

  @Test
  void a_comment_more_is_no_other_protocol() throws IOException {
    var result = replay("while (!job)", "// As long as there is nothing to do.\n while (!job)");
    assertEquals(0, result.code(), result.out());
    assertTrue(
        result.out().contains("Sleeper.Worker.run:10 is Sleeper.Worker.run:11 now"), result.out());
  }

  @Test
  void the_first_step_that_differs_is_named() throws IOException {
    // The submitter finds nobody parked in the third step, which is its second, and goes on.
    var result = replay("if (parked) parked = false;", "if (!parked) parked = true;");
    assertEquals(22, result.code(), result.out());
    assertTrue(result.out().contains(": diverged in step 3"), result.out());
    assertTrue(result.out().contains("submitter, recorded at Sleeper.Submitter.run"), result.out());
  }

  @Test
  void a_strand_that_cannot_move_is_told_with_the_reason() throws IOException {
    var result = replay("job = true;", "await(() -> parked); job = true;");
    assertEquals(22, result.code(), result.out());
    assertTrue(result.out().contains(": diverged in step 2"), result.out());
    assertTrue(result.out().contains("has no step now: it waits"), result.out());
  }

  @Test
  void a_new_variable_makes_another_initial_state() throws IOException {
    var result = replay("volatile boolean job", "volatile boolean more, job");
    assertEquals(0, result.code(), "a variable that nothing writes is none: " + result.out());
    result =
        replay(
            "{\n      job = true;",
            "{\n      more = true; job = true;",
            "volatile boolean job",
            "volatile boolean more, job");
    assertEquals(22, result.code(), result.out());
    assertTrue(result.out().contains("the variable more is new"), result.out());
  }

  private Harness.Result replay(String change, String by, String second, String bySecond)
      throws IOException {
    Files.writeString(source, SLEEPER.replace(change, by).replace(second, bySecond));
    return replay();
  }

  @Test
  void what_is_no_longer_wrong_is_told() throws IOException {
    var result = replay("class Worker", "@MayRest class Worker");
    assertEquals(23, result.code(), result.out());
    assertTrue(result.out().contains(": no longer violates"), result.out());
  }

  @Test
  void a_recorded_state_that_was_tampered_with_diverges_there() throws IOException {
    var json = Files.readString(trace);
    int third = json.indexOf("\"index\": 3");
    int value = json.indexOf("\"parked\": false", third);
    Files.writeString(
        trace, json.substring(0, value) + json.substring(value).replaceFirst("false", "true"));
    var result = replay();
    assertEquals(22, result.code(), result.out());
    assertTrue(result.out().contains(": diverged in step 3"), result.out());
    assertTrue(result.out().contains("parked = false instead of true"), result.out());
  }

  @Test
  void without_its_source_file_the_protocol_is_asked_for() {
    var result = new Harness().run("replay", trace.toString());
    assertEquals(151, result.code());
    assertTrue(result.err().contains("There is no class Sleeper"), result.err());
    assertTrue(result.err().contains("--protocol FILE.java"), result.err());
  }

  @Test
  void files_that_are_no_counterexamples_are_named() throws IOException {
    var missing = new Harness().run("replay", folder.resolve("none.itf.json").toString());
    assertEquals(153, missing.code());
    assertTrue(missing.err().contains("does not exist"), missing.err());
    Files.writeString(trace, "{\"states\": [");
    var broken = replay();
    assertEquals(153, broken.code());
    assertTrue(broken.err().contains("the text is no JSON"), broken.err());
    var empty = new Harness().run("replay", Files.createDirectory(folder.resolve("e")).toString());
    assertEquals(151, empty.code());
    assertTrue(empty.err().contains("There is no counterexample"), empty.err());
  }

  @Test
  void a_folder_is_replayed_whole_and_the_worst_is_told() throws IOException {
    Files.writeString(folder.resolve("out/Broken.itf.json"), "[]");
    var result =
        new Harness()
            .run("replay", folder.resolve("out").toString(), "--protocol", source.toString());
    assertEquals(153, result.code());
    assertTrue(result.err().contains("Broken.itf.json"), result.err());
    assertTrue(result.out().contains("Sleeper.itf.json: reproduced"), result.out());
  }

  @Test
  void the_explanation_stands_in_the_file_and_is_told_without_the_protocol() throws IOException {
    assertTrue(Files.readString(trace).contains("\"explanation\""));
    var today = new Harness().run("explain", trace.toString(), "--protocol", source.toString());
    assertEquals(0, today.code(), today.err());
    assertTrue(
        today.out().contains("worker waits, since step 4, in Sleeper.Worker.run(Sleeper.java:12)"),
        today.out());
    assertTrue(today.out().contains("parked is true, last written in step 4"), today.out());
    assertTrue(today.out().contains("reads parked before step 4 writes it"), today.out());
    assertTrue(today.out().contains("the steps that matter, 4 of 4"), today.out());
    var recorded = new Harness().run("explain", trace.toString());
    assertEquals(0, recorded.code(), recorded.err());
    assertEquals(today.out(), recorded.out());
    assertTrue(recorded.err().contains("As recorded."), recorded.err());
  }
}
