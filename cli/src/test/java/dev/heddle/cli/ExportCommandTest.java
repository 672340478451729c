package dev.heddle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.cli.job.Expected;
import dev.heddle.cli.outcome.ExitCode;
import dev.heddle.model.system.FlawKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ExportCommandTest {
  @TempDir private Path folder;

  private final Harness harness =
      new Harness()
          .job("stuck", FakeSystem.deadlocking(2))
          .job("wrong", FakeSystem.violating(3, FlawKind.INVARIANT));

  @BeforeEach
  void findSomething() {
    harness.run("check", "stuck", "wrong", "--out", folder.toString());
  }

  private String stuck() {
    return folder.resolve("stuck.itf.json").toString();
  }

  @Test
  void every_format_begins_as_its_readers_expect() {
    var beginnings =
        Map.of(
            "--sarif", "{\n  \"$schema\" : ",
            "--junit", "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites ",
            "--dot", "digraph \"stuck\" {\n",
            "--mermaid", "sequenceDiagram\n    participant s0 as counter\n",
            "--text", "DEADLOCK after 2 steps",
            "--go-traceback", "DEADLOCK after 2 steps");
    beginnings.forEach(
        (option, beginning) -> {
          var result = harness.run("export", stuck(), option);
          assertEquals(0, result.code(), result.err());
          assertTrue(result.out().startsWith(beginning), option + "\n" + result.out());
        });
  }

  @Test
  void a_traceback_ends_with_the_stacks_and_has_no_steps() {
    var out = harness.run("export", stuck(), "--go-traceback").out();
    assertTrue(out.endsWith("\ncounter: waits\nCount.run()\n\tCount.java:7\n"), out);
    assertFalse(out.contains("step  counter"), out);
  }

  @Test
  void folders_make_one_log_and_one_report() {
    var log = harness.run("export", folder.toString(), "--sarif").out();
    assertTrue(log.contains("\"ruleId\" : \"deadlock\""), log);
    assertTrue(log.contains("\"ruleId\" : \"invariant\""), log);
    var report = harness.run("export", folder.toString(), "--junit").out();
    assertTrue(report.contains("tests=\"2\" failures=\"2\" errors=\"0\""), report);
    var diagram = harness.run("export", folder.toString(), "--dot");
    assertEquals(ExitCode.USAGE.number(), diagram.code());
    assertTrue(diagram.err().contains("only --sarif and --junit hold several"), diagram.err());
  }

  @Test
  void a_file_is_written_when_asked_for() throws IOException {
    var file = folder.resolve("made/stuck.dot");
    var result = harness.run("export", stuck(), "--dot", "--out", file.toString());
    assertEquals(0, result.code(), result.err());
    assertEquals("", result.out());
    assertEquals(harness.run("export", stuck(), "--dot").out(), Files.readString(file));
    var taken = harness.run("export", stuck(), "--dot", "--out", folder.toString());
    assertEquals(ExitCode.INPUT_OUTPUT.number(), taken.code());
    assertTrue(taken.err().contains("That is a folder."), taken.err());
  }

  @Test
  void promela_is_of_jobs_and_the_rest_of_counterexamples() {
    assertEquals("init { skip }\n", harness.run("export", "stuck", "--promela").out());
    var swapped = harness.run("export", stuck(), "--promela");
    assertEquals(ExitCode.USAGE.number(), swapped.code());
    assertTrue(swapped.err().contains("is a counterexample"), swapped.err());
    var job = harness.run("export", "stuck", "--dot");
    assertEquals(ExitCode.INPUT_OUTPUT.number(), job.code());
    assertTrue(job.err().contains("Give a counterexample"), job.err());
  }

  @Test
  void exactly_one_format_is_asked_for() {
    assertEquals(ExitCode.USAGE.number(), harness.run("export", stuck()).code());
    assertEquals(ExitCode.USAGE.number(), harness.run("export", stuck(), "--dot", "--text").code());
  }

  @Test
  void a_test_report_tells_results_apart() throws IOException {
    var file = folder.resolve("report.xml");
    var expected = new Expected("violated", FlawKind.DEADLOCK, null, null, null, null);
    var result =
        harness
            .job("known", FakeSystem.deadlocking(1), expected, "small")
            .job("fine", FakeSystem.holding(2))
            .job("endless", FakeSystem.endless())
            .job(
                "broken",
                () -> {
                  throw new IllegalStateException("no <such> thing");
                })
            .run(
                "check",
                "stuck",
                "known",
                "fine",
                "endless",
                "broken",
                "--max-states=100",
                "--out",
                folder.toString(),
                "--junit",
                file.toString());
    assertEquals(ExitCode.INTERNAL.number(), result.code());
    var report = Files.readString(file);
    assertTrue(report.contains("tests=\"5\" failures=\"1\" errors=\"1\" skipped=\"1\""), report);
    assertTrue(report.contains("<failure type=\"deadlock\" message=\"deadlock after 2 steps"));
    assertTrue(report.contains("<skipped message=\"inconclusive, limit on states reached: "));
    assertTrue(report.contains("no &lt;such&gt; thing"), report);
    assertTrue(report.contains("classname=\"known\" name=\"known\" time=\""), report);
  }

  @Test
  void a_report_that_cannot_be_written_leaves_the_verdict() {
    var result =
        harness.run("check", "wrong", "--out", folder.toString(), "--junit", folder.toString());
    assertEquals(ExitCode.INPUT_OUTPUT.number(), result.code());
    assertTrue(result.out().contains("invariant violated"), result.out());
    assertTrue(result.err().contains("Cannot write the test report"), result.err());
  }
}
