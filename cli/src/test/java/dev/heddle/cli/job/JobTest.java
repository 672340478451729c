package dev.heddle.cli.job;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class JobTest {
  @ParameterizedTest
  @CsvSource({
    "go, true", "go.stackalloc, true", "go.stackalloc/before, true", "go.stack, false",
    "go.stackalloc/bef, false", "go., false", "stackalloc, false", "go.stackalloc/before/x, false"
  })
  void a_prefix_ends_before_a_dot_or_a_slash(String prefix, boolean answers) {
    var job =
        Job.of(
            "go.stackalloc/before",
            () -> {
              throw new AssertionError();
            });
    assertEquals(answers, job.answersTo(prefix));
  }
}
