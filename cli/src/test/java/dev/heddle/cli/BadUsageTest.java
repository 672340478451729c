package dev.heddle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Each mistake on the command line has the exit code 151 and a paragraph that says what to write.
final class BadUsageTest {
  @TempDir private Path folder;

  private static final Harness HARNESS =
      new Harness()
          .job("go.stackalloc/before", FakeSystem.deadlocking(3))
          .job("go.stackalloc/after", FakeSystem.holding(3))
          .job("peterson", FakeSystem.holding(3));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "chekc | Did you mean check?",
        "check --treads 2 | Did you mean --threads",
        "check --threads 0 | 0 is no number of threads",
        "check --threads x | x is no number of threads",
        "check --timeout 5 | 5 is no time: give a positive number and a unit",
        "check --timeout 0s | 0s is no time",
        "check --timeout 99999999999999999h | is no time",
        "check --storage disk | disk is no way to keep states",
        "check --max-memory 4x | 4x is no amount of memory",
        "check --max-memory 99999999999999g | is no amount of memory",
        "check --max-states 0 | 0 is no positive whole number",
        "check --max-states | Missing required parameter for option '--max-states' (N)",
        "check --progress often | often is no time",
        "check --reference --max-states 5 | do not go with it",
        "check petersen | Did you mean peterson?",
        "check go.stackaloc | Did you mean go.stackalloc?",
        "check go.stack | There is no job and no protocol class named go.stack.",
        "check peterson -c n=3 | has its configuration in the manifest",
        "check -c n=3 | belong to a protocol class or a source file",
        "check peterson -c n | n",
        "check missing/Peterson.java | missing/Peterson.java does not exist",
        "check --classpath missing.jar a.B | missing.jar does not exist",
        "check java.lang.String | java.lang.String is no protocol",
        "check dev.heddle.protocol.Protocol | is abstract",
        "show | Missing required parameter: 'JOB|CLASS|FILE.java'",
        "show go.stackalloc | go.stackalloc names 2 jobs; give one of them:",
        "simulate peterson --walks 0 | 0 is no positive whole number",
        "replay | Missing required parameter: 'FILE|DIR'",
        "rewind | Unmatched argument",
      })
  void a_mistake_is_told_in_a_paragraph(String line, String says) {
    var result = HARNESS.run(line.split(" "));
    assertEquals(151, result.code(), result.err());
    assertTrue(result.err().contains(says), result.err());
    assertTrue(result.err().startsWith("heddle: "), result.err());
    assertEquals(1, result.err().lines().count(), "one paragraph: " + result.err());
    assertEquals("", result.out());
  }

  @Test
  void a_class_that_the_class_path_lacks_is_named() {
    var result = HARNESS.run("check", "--classpath", folder.toString(), "a.B");
    assertEquals(151, result.code());
    assertTrue(result.err().contains("There is no class a.B on the class path"), result.err());
  }

  @Test
  void no_stack_trace_without_debug() {
    assertFalse(HARNESS.run("check", "petersen").err().contains("\tat "));
    assertTrue(HARNESS.run("check", "petersen", "--debug").err().contains("\tat "));
    assertTrue(HARNESS.run("--debug", "check", "petersen").err().contains("\tat "));
  }
}
