package dev.heddle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.cli.outcome.ExitCode;
import dev.heddle.model.system.FlawKind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ExploreCommandTest {
  @TempDir private Path folder;

  private static Harness.Result shipped(String input, String... words) {
    return new Harness().input(input).runShipped(words);
  }

  /// What the session says to each command, the greeting first.
  private static List<String> answers(String... commands) {
    var answers = new ArrayList<String>();
    var said = "";
    for (int i = 0; i <= commands.length; i++) {
      var input = String.join("\n", List.of(commands).subList(0, i));
      var result = shipped(input, "explore", "classics.lost-wakeup");
      assertEquals(0, result.code(), result.err());
      assertTrue(result.out().startsWith(said), result.out());
      answers.add(result.out().substring(said.length()));
      said = result.out();
    }
    return answers;
  }

  @Test
  void steps_are_listed_taken_and_taken_back() {
    var answers = answers("2", "2", "list", "back", "back 5");
    assertTrue(answers.get(0).contains("after 0 steps:\n  1  worker  LostWakeup.Worker.run:"));
    assertTrue(answers.get(0).contains("reads job = false\n  2  submitter  "), answers.get(0));
    assertTrue(
        answers.get(1).startsWith("  job: false → true\n"), () -> "changes: " + answers.get(1));
    assertTrue(answers.get(1).contains("after 1 step:\n"), answers.get(1));
    assertTrue(answers.get(2).contains("submitter.at: LostWakeup.Submitter.run:"));
    assertTrue(answers.get(2).contains("after 2 steps:\n"), answers.get(2));
    assertTrue(answers.get(2).endsWith(answers.get(3)), "only what changed is missing");
    assertTrue(answers.get(1).endsWith(answers.get(4)), "as before");
    assertTrue(answers.get(0).endsWith(answers.get(5)), "back at the beginning");
  }

  @Test
  void the_deadlock_is_said_where_it_is() {
    var answers = answers("1", "2", "2", "1");
    assertFalse(answers.get(3).contains("wrong"), answers.get(3));
    assertTrue(
        answers.get(4).contains("after 4 steps:\nwrong: deadlock: no strand can change"),
        answers.get(4));
    assertTrue(answers.get(4).endsWith("  no step\n"), answers.get(4));
  }

  @Test
  void values_are_printed_and_watched() {
    var answers =
        answers(
            "print job", "watch job && !parked", "2", "state", "unwatch", "list", "watch 1 + 1");
    assertEquals("false\n", answers.get(1));
    assertEquals("  job && !parked = false\n", answers.get(2));
    assertTrue(answers.get(3).contains("after 1 step:\n  job && !parked = true\n"));
    assertTrue(answers.get(4).startsWith("  job = true\n  parked = false\n"), answers.get(4));
    assertEquals("", answers.get(5));
    assertFalse(answers.get(6).contains("&&"), answers.get(6));
    assertEquals("  1 + 1 = 2\n", answers.get(7));
  }

  @Test
  void stacks_and_locks_are_shown() {
    var result =
        shipped("locks\n1\n1\n1\nlocks\nstacks\n", "explore", "go.stackalloc/before-w1/1m-1g");
    assertEquals(0, result.code(), result.err());
    assertTrue(result.out().contains("no lock is held or waited for"), result.out());
    assertTrue(result.out().contains("  sched: held by M0\n"), result.out());
    assertTrue(result.out().contains(")\n\tG0.java:"), "a call and its place");
  }

  @Test
  void a_trace_is_followed_to_any_of_its_steps() {
    shipped("", "check", "classics.lost-wakeup", "--out", folder.toString());
    var trace = folder.resolve("classics.lost-wakeup.itf.json").toString();
    var followed =
        shipped("goto 4\ngoto 2\ngoto 9", "explore", "classics.lost-wakeup", "--trace", trace);
    assertEquals(ExitCode.USAGE.number(), followed.code());
    var out = followed.out();
    assertTrue(out.contains("The trace has 4 steps; * marks its next one.\n"), out);
    assertTrue(out.contains("after 4 steps:\nwrong: deadlock"), out);
    assertTrue(out.contains("after 2 steps:\n"), out);
    assertEquals(2, out.lines().filter(line -> line.startsWith("* ")).count(), out);
    assertTrue(out.endsWith("There is no step 9, only 0 to 4.\n"), out);
    var other = shipped("", "explore", "classics.lost-wakeup/fixed", "--trace", trace);
    assertEquals(ExitCode.DIVERGED.number(), other.code());
    assertTrue(other.err().contains("is not a trace of this protocol"), other.err());
  }

  @Test
  void what_is_not_understood_is_said_and_makes_the_exit_code() {
    var commands =
        List.of(
            "jump", "7", "back", "print (job", "print job <", "print job + 1", "goto x", "print");
    for (var command : commands) {
      var harness = new Harness().job("count", FakeSystem.holding(3));
      var result = harness.input(command + "\nstate\nquit\n1\n").run("explore", "count");
      boolean valued = command.equals("print job + 1");
      assertEquals(valued ? 0 : ExitCode.USAGE.number(), result.code(), command);
      assertTrue(result.out().endsWith("\n  number = 0\n"), "it goes on, and ends with quit");
    }
  }

  @Test
  void an_error_of_a_step_is_told_and_not_taken() {
    var result =
        new Harness()
            .job("wrong", FakeSystem.violating(1, FlawKind.INVARIANT))
            .input("1\n")
            .run("explore", "wrong");
    assertTrue(result.out().contains("wrong: invariant violated: the number is 1"), result.out());
    var failing = shipped("1\n".repeat(30), "explore", "go.stackalloc/throw-only/1m-1g").out();
    assertTrue(failing.contains("wrong: exception thrown"), failing);
  }

  @Test
  void the_end_of_input_ends_the_session() {
    var result = new Harness().job("count", FakeSystem.holding(3)).run("explore", "count");
    assertEquals(0, result.code(), result.err());
    assertTrue(result.out().startsWith("Count: help shows the commands.\nafter 0 steps:\n"));
  }
}
