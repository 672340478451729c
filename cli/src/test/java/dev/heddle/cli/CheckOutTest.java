package dev.heddle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.heddle.counterexamples.TraceReader;
import dev.heddle.model.system.FlawKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `heddle check --out` leaves in its folder.
final class CheckOutTest {
  @TempDir private Path folder;

  private Path out() {
    return folder.resolve("out");
  }

  private Harness.Result check(Harness harness, String... options) {
    return harness.run(
        Stream.concat(Stream.of("check", "--out", out().toString()), Stream.of(options))
            .toArray(String[]::new));
  }

  private List<String> files() throws IOException {
    try (var all = Files.walk(out())) {
      return all.filter(Files::isRegularFile)
          .map(file -> out().relativize(file).toString())
          .sorted()
          .toList();
    }
  }

  private static Harness mixed() {
    return new Harness()
        .job("go/a", FakeSystem.violating(3, FlawKind.INVARIANT))
        .job("b", FakeSystem.holding(3))
        .job("c", FakeSystem.deadlocking(3));
  }

  @Test
  void each_violated_job_has_a_trace_a_text_and_a_page_and_an_index_leads_to_the_pages()
      throws IOException {
    var result = check(mixed());
    assertEquals(12, result.code(), result.err());
    assertEquals(
        List.of(
            "c.html",
            "c.itf.json",
            "c.txt",
            "go/a.html",
            "go/a.itf.json",
            "go/a.txt",
            "index.html"),
        files());
    assertEquals("go/a", TraceReader.read(out().resolve("go/a.itf.json")).subject().job());
    var text = Files.readString(out().resolve("c.txt"));
    assertTrue(text.startsWith("DEADLOCK after 3 steps"), text);
    assertTrue(
        Files.readString(out().resolve("go/a.html")).contains("<title>go/a: invariant violated"));
    var index = Files.readString(out().resolve("index.html"));
    assertTrue(index.contains("\"go/a.html\"") && index.contains("\"c.html\""), index);
    assertTrue(result.out().endsWith("index of pages: " + out().resolve("index.html") + "\n"));
  }

  @Test
  void the_shipped_jobs_do_so_too() throws IOException {
    var result =
        Harness.shipped(
            "check",
            "classics.lost-wakeup",
            "classics.peterson",
            "go.stackalloc/before-w1/1m-1g",
            "--out",
            out().toString());
    assertEquals(0, result.code(), result.err());
    for (var job :
        List.of(
            "classics.lost-wakeup",
            "classics.peterson/turn-first",
            "classics.peterson/no-turn",
            "go.stackalloc/before-w1/1m-1g")) {
      assertTrue(files().containsAll(List.of(job + ".itf.json", job + ".txt", job + ".html")), job);
    }
    var text = Files.readString(out().resolve("go.stackalloc/before-w1/1m-1g.txt"));
    assertTrue(text.contains("M0 waits for stacks held by M0"), text);
    assertTrue(text.contains("\nwhy:\n"), text);
  }

  @Test
  void one_job_has_no_index() throws IOException {
    var harness = new Harness().job("count", FakeSystem.deadlocking(3));
    assertEquals(11, check(harness).code());
    assertEquals(List.of("count.html", "count.itf.json", "count.txt"), files());
  }

  @Test
  void pages_can_be_left_out() throws IOException {
    assertEquals(12, check(mixed(), "--no-pages").code());
    assertEquals(List.of("c.itf.json", "c.txt", "go/a.itf.json", "go/a.txt"), files());
  }

  @Test
  void where_nothing_is_wrong_nothing_is_written() {
    assertEquals(0, check(new Harness().job("count", FakeSystem.holding(3))).code());
    assertFalse(Files.exists(out()));
  }

  @Test
  void one_file_that_cannot_be_written_is_told_of_and_the_others_are() throws IOException {
    Files.createDirectories(out().resolve("c.html"));
    var result = check(mixed());
    assertEquals(153, result.code());
    assertTrue(result.out().contains("c     violated"), result.out());
    assertTrue(
        result.err().contains("c: Cannot write the page to " + out().resolve("c.html")),
        result.err());
    assertEquals(
        List.of("c.itf.json", "c.txt", "go/a.html", "go/a.itf.json", "go/a.txt", "index.html"),
        files());
  }

  @Test
  void a_folder_that_cannot_be_written_leaves_the_verdicts() throws IOException {
    Files.writeString(out(), "no folder");
    var result = check(mixed());
    assertEquals(153, result.code());
    assertTrue(result.out().contains("go/a  violated"), result.out());
    assertTrue(result.out().contains("c     violated"), result.out());
    assertTrue(result.err().contains("go/a: Cannot write the counterexample"), result.err());
    assertTrue(result.err().contains("c: Cannot write the counterexample"), result.err());
  }

  @Test
  void a_full_disk_leaves_the_verdict_and_no_half_file() throws IOException {
    var full = Path.of("/dev/full");
    assumeTrue(Files.exists(full));
    Files.createDirectories(out());
    Files.createSymbolicLink(out().resolve("count.itf.json"), full);
    var result = check(new Harness().job("count", FakeSystem.deadlocking(3)));
    assertEquals(153, result.code());
    assertTrue(result.out().contains("count  violated"), result.out());
    assertTrue(result.err().contains("Cannot write the counterexample"), result.err());
  }
}
