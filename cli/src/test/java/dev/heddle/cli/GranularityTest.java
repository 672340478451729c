package dev.heddle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.checker.Check;
import dev.heddle.checker.verdict.Verdict;
import dev.heddle.cli.job.Expected;
import dev.heddle.cli.job.Job;
import dev.heddle.cli.job.Manifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// go.procp in natural steps is as right and as wrong as in fine ones, and docs/procp.md says so.
final class GranularityTest {
  private static final Path ROOT = Path.of(System.getProperty("basedir", "")).resolve("..");

  private final Map<String, Job> jobs =
      Manifest.shipped().stream().collect(Collectors.toMap(Job::name, Function.identity()));

  @Test
  void both_granularities_expect_the_same_verdict() {
    for (Job fine : fine()) {
      Expected coarse = expected(natural(fine));
      assertEquals(expected(fine).verdict(), coarse.verdict(), fine.name());
      assertEquals(expected(fine).kind(), coarse.kind(), fine.name());
      assertEquals(expected(fine).property(), coarse.property(), fine.name());
    }
  }

  @Test
  void the_table_has_each_pair_with_its_states_or_steps() throws IOException {
    List<String> rows = new ArrayList<>();
    for (Job fine : fine()) {
      String[] path = fine.name().split("/", -1);
      String size = path[path.length - 1].replace("fine-", "");
      String name = path.length == 2 ? "`" + size + "`" : "`" + path[1] + "`, `" + size + "`";
      rows.add("| " + name + " | " + outcome(fine) + " | " + outcome(natural(fine)) + " |");
    }
    List<String> table =
        Files.readAllLines(ROOT.resolve("docs/procp.md")).stream()
            .filter(line -> line.startsWith("| `"))
            .toList();
    assertEquals(rows, table);
  }

  private List<Job> fine() {
    List<Job> fine =
        Manifest.shipped().stream()
            .filter(job -> job.name().matches("go\\.procp/.*fine-.*"))
            .toList();
    assertTrue(fine.size() >= 12);
    return fine;
  }

  private Job natural(Job fine) {
    return Objects.requireNonNull(jobs.get(fine.name().replace("fine-", "natural-")), fine.name());
  }

  private static Expected expected(Job job) {
    return Objects.requireNonNull(job.expected(), job.name());
  }

  private static String outcome(Job job) {
    Expected expected = expected(job);
    return expected.verdict().equals("holds")
        ? String.format(Locale.ROOT, "holds, %,d states", expected.states())
        : Objects.requireNonNull(expected.kind()).text() + ", " + steps(job) + " steps";
  }

  /// How many steps the shortest counterexample has, found anew.
  private static int steps(Job job) {
    Verdict verdict = Check.of(job.lift().get().system()).races(false).run();
    return assertInstanceOf(Verdict.Violated.class, verdict).trace().steps().size();
  }
}
