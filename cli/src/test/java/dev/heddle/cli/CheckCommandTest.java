package dev.heddle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.cli.job.Expected;
import dev.heddle.model.Rejection;
import dev.heddle.model.system.FlawKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CheckCommandTest {
  private static final Expected HOLDS = new Expected("holds", null, null, null, null, null);
  private static final Expected DEADLOCK =
      new Expected("violated", FlawKind.DEADLOCK, null, 4L, 3L, 3L);

  @TempDir private Path folder;

  private Harness.Result check(Harness harness, String... arguments) {
    var all = new String[arguments.length + 3];
    all[0] = "check";
    all[1] = "--out";
    all[2] = folder.toString();
    System.arraycopy(arguments, 0, all, 3, arguments.length);
    return harness.run(all);
  }

  @Test
  void a_job_that_holds_exits_with_0_and_tells_the_lines_never_reached() {
    var result = check(new Harness().job("count", FakeSystem.holding(5)), "count");
    assertEquals(0, result.code(), result.err());
    assertTrue(result.out().contains("count  holds"), result.out());
    assertTrue(result.out().contains("1 line was never reached: Count.java:9"), result.out());
    assertTrue(result.out().contains("Within the bound: numbers ≤ 5."), result.out());
    assertEquals("", result.err());
  }

  @ParameterizedTest
  @CsvSource({
    "INVARIANT, 12",
    "RANGE, 12",
    "CHECK, 14",
    "ASSERTION, 14",
    "EXCEPTION, 14",
    "NULL, 14",
    "INDEX, 14",
    "DIVISION, 14",
    "CAST, 14",
    "PARTIAL_DEADLOCK, 11",
    "MODEL, 10"
  })
  void without_an_expectation_the_kind_of_flaw_gives_the_exit_code(FlawKind kind, int code) {
    var result = check(new Harness().job("count", FakeSystem.violating(3, kind)), "count");
    assertEquals(code, result.code());
    assertTrue(result.out().contains(kind.text() + ": small"), result.out());
  }

  @Test
  void a_single_violation_is_shown_with_its_trace_and_written_to_its_file() throws IOException {
    var result = check(new Harness().job("go.count/before", FakeSystem.deadlocking(3)), "go.count");
    assertEquals(11, result.code());
    var file = folder.resolve("go.count").resolve("before.itf.json");
    assertTrue(result.out().contains("counterexample of go.count/before: " + file), result.out());
    assertTrue(result.out().contains("DEADLOCK after 3 steps"), result.out());
    assertTrue(Files.readString(file).contains("\"#meta\""));
  }

  @Test
  void an_expected_violation_is_no_failure() {
    var harness = new Harness().job("count", FakeSystem.deadlocking(3), DEADLOCK, "small");
    var result = check(harness, "count");
    assertEquals(0, result.code(), result.err());
    assertTrue(result.out().contains("violated  yes"), result.out());
  }

  @Test
  void a_difference_from_the_manifest_fails_the_run_and_is_named() {
    var harness = new Harness().job("count", FakeSystem.deadlocking(4), DEADLOCK, "small");
    var result = check(harness);
    assertEquals(20, result.code());
    assertTrue(result.out().contains("violated  NO"), result.out());
    assertTrue(
        result.err().contains("states 5, expected 4; transitions 4, expected 3; depth 4"),
        result.err());
  }

  @Test
  void a_violation_where_the_manifest_expects_none_fails_the_run() {
    var harness = new Harness().job("count", FakeSystem.deadlocking(4), HOLDS, "small");
    var result = check(harness);
    assertEquals(20, result.code());
    assertTrue(result.err().contains("verdict violated, expected holds"), result.err());
  }

  @Test
  void the_most_severe_of_several_results_gives_the_exit_code() {
    var harness =
        new Harness()
            .job("a", FakeSystem.holding(3))
            .job("b", FakeSystem.deadlocking(3))
            .job("c", FakeSystem.violating(3, FlawKind.CHECK));
    var result = check(harness);
    assertEquals(14, result.code());
    assertTrue(result.out().contains("counterexample of b: "), result.out());
    assertFalse(result.out().contains("DEADLOCK after"), "no trace among several jobs");
    assertTrue(result.out().contains("3 jobs: 0 as expected, 3 without a comparison."));
  }

  @Test
  void large_jobs_are_left_out_unless_asked_for() {
    var harness =
        new Harness()
            .job("p/small", FakeSystem.holding(3), HOLDS, "small")
            .job("p/large", FakeSystem.holding(3), HOLDS, "large");
    assertFalse(check(harness).out().contains("p/large"));
    assertFalse(check(harness, "p").out().contains("p/large"));
    assertTrue(check(harness, "--all").out().contains("p/large"));
    assertTrue(check(harness, "p", "--all").out().contains("p/large"));
    assertTrue(check(harness, "p/large").out().contains("p/large"));
  }

  @Test
  void a_job_is_checked_with_those_below_it_and_shown_alone() {
    var harness =
        new Harness()
            .job("p", FakeSystem.holding(3))
            .job("p/broken", FakeSystem.deadlocking(3))
            .job("q", FakeSystem.holding(3));
    var out = check(harness, "p").out();
    assertTrue(out.contains("p/broken"), out);
    assertFalse(out.contains("q "), out);
    assertEquals(0, harness.run("show", "p").code());
  }

  @Test
  void a_prefix_of_large_jobs_alone_says_how_to_check_them() {
    var harness = new Harness().job("p/large", FakeSystem.holding(3), HOLDS, "large");
    var result = check(harness, "p");
    assertEquals(151, result.code());
    assertTrue(result.err().contains("Add --all"), result.err());
  }

  @ParameterizedTest
  @CsvSource({"--max-states, 10, limit on states", "--max-depth, 7, limit on depth"})
  void a_limit_makes_the_result_inconclusive(String option, String value, String reason) {
    var harness = new Harness().job("count", FakeSystem.holding(100), HOLDS, "small");
    var result = check(harness, "count", option, value);
    assertEquals(152, result.code(), result.err());
    assertTrue(result.out().contains("inconclusive  unknown"), result.out());
    assertTrue(result.out().contains(reason), result.out());
    assertTrue(result.out().contains("The search ended early, so this is partial. "), result.out());
  }

  @Test
  void a_timeout_makes_the_result_inconclusive() {
    var harness = new Harness().job("count", FakeSystem.endless());
    var result = check(harness, "count", "--timeout", "50ms", "--max-memory", "500m");
    assertEquals(152, result.code(), result.err());
    assertTrue(result.out().contains("limit on time reached"), result.out());
  }

  @Test
  void a_rejected_protocol_is_told_in_a_paragraph_and_the_others_are_checked() {
    var harness =
        new Harness()
            .job(
                "bad",
                () -> {
                  throw new Rejection("p.G.run(G.java:17)", "No floats.", "Use an int.");
                })
            .job("good", FakeSystem.holding(3));
    var result = check(harness);
    assertEquals(10, result.code());
    assertTrue(result.out().contains("good  holds"), result.out());
    assertTrue(
        result
            .err()
            .contains(
                "heddle: bad: Not in the language: at p.G.run(G.java:17): No floats. Use an int."),
        result.err());
    assertFalse(result.err().contains("\tat "), "no stack trace");
  }

  @Test
  void debug_adds_the_stack_trace() {
    var harness =
        new Harness()
            .job(
                "bad",
                () -> {
                  throw new Rejection(null, "No floats.", "Use an int.");
                });
    assertTrue(check(harness, "--debug").err().contains("\tat dev.heddle.cli.CheckCommandTest"));
  }

  @Test
  void a_bug_is_told_as_a_bug() {
    var harness =
        new Harness()
            .job(
                "bad",
                () -> {
                  throw new IllegalStateException("oops");
                });
    var result = check(harness);
    assertEquals(255, result.code());
    assertTrue(result.err().contains("This is an error in Heddle, not in your protocol"));
  }

  @Test
  void overflow_of_the_stack_and_of_the_heap_are_told_in_a_paragraph() {
    var harness =
        new Harness()
            .job(
                "deep",
                () -> {
                  throw new StackOverflowError();
                })
            .job(
                "big",
                () -> {
                  throw new OutOfMemoryError();
                });
    var result = check(harness);
    assertEquals(255, result.code());
    assertTrue(result.err().contains("deep: The thread's stack overflowed"), result.err());
    assertTrue(result.err().contains("big: The heap of "), result.err());
  }

  @Test
  void the_verdict_is_told_even_when_the_counterexample_cannot_be_written() throws IOException {
    var file = Files.writeString(folder.resolve("file"), "");
    var result =
        new Harness()
            .job("count", FakeSystem.deadlocking(3))
            .run("check", "count", "--out", file.resolve("below").toString());
    assertEquals(153, result.code());
    assertTrue(result.out().contains("count  violated"), result.out());
    assertTrue(result.out().contains("DEADLOCK after 3 steps"), result.out());
    assertTrue(result.err().contains("Cannot write the counterexample"), result.err());
  }

  @Test
  void the_reference_explorer_gives_the_same_verdict() {
    var harness = new Harness().job("count", FakeSystem.deadlocking(3), DEADLOCK, "small");
    assertEquals(0, check(harness, "count", "--reference").code());
  }

  @Test
  void coverage_tells_every_step() {
    var harness = new Harness().job("count", FakeSystem.holding(5));
    var out = check(harness, "count", "--coverage").out();
    assertTrue(out.contains("Count.run   Count.java:7  point      5"), out);
    assertTrue(out.contains("transitions by kind"), out);
  }

  @Test
  void progress_is_told_in_lines_where_there_is_no_terminal() {
    var harness = new Harness().job("count", FakeSystem.endless());
    var result = check(harness, "count", "--timeout", "400ms", "--progress", "50ms");
    assertTrue(result.err().startsWith("count: "), result.err());
    assertTrue(result.err().contains(" queued, depth "), result.err());
    assertFalse(result.err().contains("\r"), result.err());
  }

  @Test
  void progress_on_a_terminal_is_one_line_that_is_erased_at_the_end() {
    var harness = new Harness().terminal().job("count", FakeSystem.endless());
    var result = check(harness, "count", "--timeout", "400ms", "--progress", "50ms");
    assertTrue(result.err().contains("states/s"), result.err());
    assertTrue(result.err().endsWith("\r\u001b[K"), result.err());
    assertFalse(result.err().contains("\n"), result.err());
  }

  @Test
  void progress_can_be_turned_off() {
    var harness = new Harness().terminal().job("count", FakeSystem.endless());
    var result = check(harness, "count", "--timeout", "200ms", "--progress", "off");
    assertEquals("", result.err());
  }
}
