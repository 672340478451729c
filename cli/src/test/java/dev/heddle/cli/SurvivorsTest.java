package dev.heddle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.cli.job.Checkable;
import dev.heddle.cli.job.Job;
import dev.heddle.cli.job.Manifest;
import dev.heddle.model.mutate.Mutation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Every survivor that docs/survivors.md explains is a mutation of the jobs that it names. That it
/// survives is what a run of `heddle mutate` says.
final class SurvivorsTest {
  private static final Path DOCUMENT =
      Path.of(System.getProperty("basedir", "")).resolve("../docs/survivors.md");
  private static final Pattern TABLE =
      Pattern.compile("<!-- survivors: (.+) -->\n.*\n.*\n((?:\\|.*\n)+)");
  private static final Pattern ROW =
      Pattern.compile("\\| `([\\w.]+)` \\| `(.+)` \\| (.+?) \\| (.+) \\|");

  private final Map<String, Job> jobs =
      Manifest.shipped().stream().collect(Collectors.toMap(Job::name, Function.identity()));

  @Test
  void every_survivor_is_a_mutation_of_its_jobs() throws IOException {
    int tables = 0;
    for (MatchResult table : TABLE.matcher(Files.readString(DOCUMENT)).results().toList()) {
      var mutations = new HashSet<String>();
      for (String job : table.group(1).split(" ", -1)) {
        assertTrue(jobs.containsKey(job), job);
        add(jobs.get(job).lift().get(), mutations);
      }
      for (String row : table.group(2).lines().toList()) {
        check(row, mutations);
      }
      tables++;
    }
    assertEquals(5, tables);
  }

  private static void check(String row, Set<String> mutations) {
    var cells = ROW.matcher(row);
    assertTrue(cells.matches(), row);
    String mutation = cells.group(1) + ": " + cells.group(2) + ": " + cells.group(3);
    assertTrue(mutations.contains(mutation.replace("\\|", "|")), row);
    assertFalse(cells.group(4).isBlank(), row);
  }

  private static void add(Checkable protocol, Set<String> mutations) {
    for (Mutation mutation : protocol.mutations()) {
      var at = mutation.at();
      var lines = protocol.sources().lines(at.path());
      assertTrue(lines != null && at.line() <= lines.size(), at.toString());
      String change = mutation.change().replaceAll(", of line \\d+,", "");
      String source = lines == null ? "" : lines.get(at.line() - 1).strip();
      mutations.add(at.type() + "." + at.method() + ": " + source + ": " + change);
    }
  }
}
