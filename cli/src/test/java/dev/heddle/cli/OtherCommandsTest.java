package dev.heddle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.cli.job.Expected;
import dev.heddle.cli.outcome.ExitCode;
import dev.heddle.model.system.FlawKind;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OtherCommandsTest {
  @TempDir private Path folder;

  @Test
  void help_lists_every_exit_code_and_command() {
    var result = new Harness().run("--help");
    assertEquals(0, result.code());
    for (ExitCode code : ExitCode.values()) {
      assertTrue(
          result.out().matches("(?s).*\\n +" + code.number() + " .*"), code + "\n" + result.out());
    }
    for (String command :
        new String[] {
          "check",
          "simulate",
          "mutate",
          "list",
          "show",
          "graph",
          "explore",
          "export",
          "review",
          "version"
        }) {
      assertTrue(result.out().contains("\n  " + command), result.out());
      assertEquals(0, new Harness().run(command, "--help").code());
    }
  }

  @Test
  void without_arguments_the_help_is_shown() {
    var result = new Harness().run();
    assertEquals(new Harness().run("--help").out(), result.out());
    assertEquals(0, result.code());
  }

  @Test
  void list_shows_what_is_expected() {
    var expected = new Expected("violated", FlawKind.PARTIAL_DEADLOCK, null, 1234L, null, null);
    var result = new Harness().job("count", FakeSystem.holding(3), expected, "large").run("list");
    assertEquals(0, result.code());
    assertTrue(
        result.out().contains("count  partial deadlock   1,234  large  about count"), result.out());
  }

  @Test
  void show_summarises_or_gives_the_parts_asked_for() {
    var harness = new Harness().job("count", FakeSystem.holding(3));
    var summary = harness.run("show", "count").out();
    assertTrue(summary.contains("variable     number = 0"), summary);
    assertTrue(summary.contains("property     small: the number is small"), summary);
    assertTrue(summary.contains("strand       counter"), summary);
    assertEquals("block 0\n", harness.run("show", "count", "--ir").out());
    assertEquals("word 0\n", harness.run("show", "count", "--layout").out());
    assertEquals("block 0\nword 0\n", harness.run("show", "count", "--ir", "--layout").out());
  }

  @Test
  void version_names_program_and_runtime() {
    var out = new Harness().run("version").out();
    assertTrue(out.startsWith("heddle "), out);
    assertTrue(out.contains("JDK " + Runtime.version()), out);
  }

  @Test
  void a_simulation_finds_what_every_walk_meets() {
    var harness = new Harness().job("count", FakeSystem.violating(3, FlawKind.INVARIANT));
    var result = harness.run("simulate", "count", "--seed", "7", "--out", folder.toString());
    assertEquals(12, result.code(), result.err());
    assertTrue(result.out().contains("invariant violated: small"), result.out());
  }

  @Test
  void a_simulation_without_a_finding_is_inconclusive() {
    var expected = new Expected("holds", null, null, 4L, null, null);
    var harness = new Harness().job("count", FakeSystem.holding(3), expected, "small");
    var result = harness.run("simulate", "count", "--walks", "10", "--depth", "20");
    assertEquals(152, result.code(), result.err());
    assertTrue(result.out().contains("a random simulation excludes nothing"), result.out());
  }
}
