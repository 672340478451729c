package dev.heddle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.cli.job.Expected;
import dev.heddle.cli.job.Job;
import dev.heddle.cli.job.Manifest;
import dev.heddle.counterexamples.TraceDocument;
import dev.heddle.counterexamples.TraceReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What docs/findings says is what the manifest and the gallery have.
final class FindingsTest {
  private static final Path ROOT = Path.of(System.getProperty("basedir", "")).resolve("..");
  private static final Path FOLDER = ROOT.resolve("docs/findings");
  private static final Pattern LINK = Pattern.compile("\\]\\(((?:docs/findings/)?\\w+\\.md)\\)");
  private static final Pattern JOB = Pattern.compile("`((?:go|classics)\\.\\w+/[\\w/-]+)`");
  private static final Pattern COMMAND =
      Pattern.compile("(?m)^ {4}\\./heddle check ((?:go|classics)\\S+)$");
  private static final Pattern TRACE =
      Pattern.compile("<!-- trace: (\\S+) -->\n```text\n(.*?)\n```", Pattern.DOTALL);

  private final Map<String, Job> jobs =
      Manifest.shipped().stream().collect(Collectors.toMap(Job::name, Function.identity()));

  @Test
  void the_table_has_the_steps_of_the_gallery_and_the_states_of_the_manifest() throws IOException {
    List<String> rows = rows(FOLDER.resolve("README.md"));
    assertTrue(rows.size() >= 28);
    for (String row : rows) {
      checkRow(row);
    }
  }

  @Test
  void the_table_in_the_readme_has_them_too() throws IOException {
    List<String> rows = rows(ROOT.resolve("README.md"));
    assertFalse(rows.isEmpty());
    for (String row : rows) {
      checkRow(row);
    }
  }

  @Test
  void every_page_is_linked() throws IOException {
    List<String> linked = matches(LINK, Files.readString(FOLDER.resolve("README.md")));
    for (Path page : pages()) {
      String name = page.getFileName().toString();
      assertTrue(name.equals("README.md") || linked.contains(name), name);
    }
    for (String name : linked) {
      assertTrue(Files.exists(FOLDER.resolve(name)), name);
    }
  }

  @Test
  void every_job_that_is_named_exists() throws IOException {
    for (Path page : pages()) {
      String text = Files.readString(page);
      Stream.concat(matches(JOB, text).stream(), matches(COMMAND, text).stream())
          .forEach(
              name ->
                  assertTrue(
                      jobs.values().stream().anyMatch(job -> job.answersTo(name)),
                      () -> page.getFileName() + " names " + name));
    }
  }

  @Test
  void every_trace_is_part_of_a_counterexample() throws IOException {
    int traces = 0;
    for (Path page : pages()) {
      for (MatchResult match : TRACE.matcher(Files.readString(page)).results().toList()) {
        new QuotedTrace(match.group(1), counterexample(match.group(1)))
            .check(match.group(2).lines().toList());
        traces++;
      }
    }
    assertTrue(traces >= 18);
  }

  /// A row has links, a job in backquotes, and last but one or more the steps and the states.
  private void checkRow(String row) throws IOException {
    String name = matches(JOB, row).getFirst();
    Expected expected = Objects.requireNonNull(jobs.get(name), row).expected();
    List<String> cells =
        Stream.of(row.split("\\|", -1)).map(String::strip).filter(c -> !c.isEmpty()).toList();
    assertTrue(cells.contains(Integer.toString(counterexample(name).trace().steps().size())), row);
    long states = Objects.requireNonNull(Objects.requireNonNull(expected, row).states(), row);
    assertTrue(cells.contains("%,d".formatted(states)), () -> row + "\nexpected " + states);
  }

  private static TraceDocument counterexample(String job) throws IOException {
    return TraceReader.read(ROOT.resolve("counterexamples/gallery/" + job + ".itf.json"));
  }

  private static List<Path> pages() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      List<Path> pages = files.toList();
      assertFalse(pages.isEmpty());
      return pages;
    }
  }

  /// The rows of the table behind the mark.
  private static List<String> rows(Path document) throws IOException {
    List<String> lines = new ArrayList<>(Files.readAllLines(document));
    int mark = lines.indexOf("<!-- findings -->");
    assertTrue(mark >= 0, document.toString());
    return lines.stream().skip(mark + 3L).takeWhile(line -> line.startsWith("|")).toList();
  }

  private static List<String> matches(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(match -> match.group(1)).toList();
  }

  @Test
  void a_trace_that_is_not_in_the_counterexample_is_noticed() throws IOException {
    var trace = new QuotedTrace("w1", counterexample("go.runtime/59ce067d/w1"));
    assertEquals(
        "w1: step 7 does not have: goroutine 1.segments: 0 → 2",
        trace.firstFault(
            List.of(
                "      (6 steps left out)",
                "   7  goroutine 1 on M0: newstack",
                "        goroutine 1.segments: 0 → 2",
                "      (1 step left out)")));
  }
}
