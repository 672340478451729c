package dev.heddle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.cli.job.Expected;
import dev.heddle.counterexamples.TraceReader;
import dev.heddle.model.system.FlawKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/// Witnesses on the command line.
final class WitnessOptionTest {
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
  void a_witness_never_seen_has_an_exit_code_of_its_own() {
    var result = check(new Harness().job("count", FakeSystem.witnessing(5, 9)));
    assertEquals(21, result.code(), result.err());
    assertTrue(
        result.out().contains("count  unwitnessed  never reached: Count.seen"), result.out());
    assertTrue(result.out().contains("Count.seen  never    the number is 9"), result.out());
  }

  @Test
  void a_witness_seen_is_told_with_its_distance() {
    var result = check(new Harness().job("count", FakeSystem.witnessing(5, 3)));
    assertEquals(0, result.code(), result.err());
    assertTrue(result.out().contains("Count.seen  after 3 steps  the number is 3"), result.out());
  }

  @Test
  void a_search_that_was_ended_has_not_seen_it_yet() {
    var result =
        check(new Harness().job("count", FakeSystem.witnessing(50, 30)), "--max-depth", "7");
    assertEquals(152, result.code(), result.err());
    assertTrue(result.out().contains("Count.seen  not yet"), result.out());
  }

  @Test
  void several_jobs_tell_only_what_was_not_seen() {
    var result =
        check(
            new Harness()
                .job("a", FakeSystem.witnessing(5, 3))
                .job("b", FakeSystem.witnessing(5, 9)));
    assertEquals(21, result.code());
    assertTrue(result.out().contains("\nb, never reached: Count.seen\n"), result.out());
    assertFalse(result.out().contains("a, never"), result.out());
  }

  @Test
  void the_manifest_may_expect_it() {
    var expected = new Expected("unwitnessed", null, "Count.seen", 6L, 5L, 5L);
    var as = check(new Harness().job("c", FakeSystem.witnessing(5, 9), expected, "small"));
    assertEquals(0, as.code(), as.err());
    var not = check(new Harness().job("c", FakeSystem.witnessing(5, 3), expected, "small"));
    assertEquals(20, not.code());
    assertTrue(not.err().contains("verdict holds, expected unwitnessed"), not.err());
    var other = new Expected("unwitnessed", null, "Count.other", null, null, null);
    var wrong = check(new Harness().job("c", FakeSystem.witnessing(5, 9), other, "small"));
    assertTrue(wrong.err().contains("property Count.seen, expected Count.other"), wrong.err());
  }

  @Test
  void the_way_to_a_witness_is_shown_and_written() throws IOException {
    var result =
        check(new Harness().job("p/count", FakeSystem.witnessing(5, 3)), "--witness", "seen");
    assertEquals(0, result.code(), result.err());
    var file = folder.resolve("p").resolve("count.witness.Count.seen.itf.json");
    assertTrue(result.out().contains("way to Count.seen: " + file), result.out());
    assertTrue(result.out().contains("WITNESS after 3 steps: Count.seen"), result.out());
    assertTrue(Files.readString(file).contains("\"verdict\": \"witnessed\""));
    var document = TraceReader.read(file);
    assertEquals(FlawKind.WITNESS, document.flaw().kind());
    assertEquals(4, document.trace().states().size());
  }

  @Test
  void an_unknown_witness_is_bad_usage() {
    var result =
        check(new Harness().job("count", FakeSystem.witnessing(5, 3)), "--witness", "sene");
    assertEquals(151, result.code());
    assertTrue(result.err().contains("no witness sene. It has Count.seen."), result.err());
    var none = check(new Harness().job("count", FakeSystem.holding(5)), "--witness", "seen");
    assertTrue(none.err().contains("It has no @Sometimes method."), none.err());
  }

  @Test
  void json_lists_every_witness() {
    var jobs =
        new Harness().job("a", FakeSystem.witnessing(5, 3)).job("b", FakeSystem.witnessing(5, 9));
    var results = JsonMapper.builder().build().readTree(check(jobs, "--json").out());
    assertEquals(3, results.at("/0/witnesses/0/depth").asInt());
    assertEquals("Count.seen", results.at("/1/witnesses/0/name").asString());
    assertTrue(results.at("/1/witnesses/0/depth").isNull());
    assertEquals("unwitnessed", results.at("/1/verdict").asString());
    assertEquals("Count.seen", results.at("/1/property").asString());
  }
}
