package dev.heddle.counterexamples.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.counterexamples.MalformedTrace;
import dev.heddle.counterexamples.TraceNotWritten;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReviewFolderTest {
  @TempDir private Path folder;

  @Test
  void each_trace_has_a_page_in_its_place_and_the_index_leads_to_it() throws IOException {
    var traces = folder.resolve("traces");
    write(traces.resolve("a.itf.json"), Traces.bytes(Traces.issue1547()));
    write(traces.resolve("go/deep er/b#1.itf.json"), Traces.bytes(Traces.issue1547()));
    write(traces.resolve("notes.json"), new byte[] {'{', '}'});
    var out = folder.resolve("pages");

    var result = ReviewFolder.write(traces, out);
    assertEquals(2, result.pages());
    assertEquals(List.of(), result.failures());
    assertEquals(out.resolve("index.html"), result.index());
    assertEquals(List.of("a.html", "go/deep er/b#1.html", "index.html"), files(out));
    var index = Files.readString(result.index());
    assertTrue(index.contains("\"go/deep er/b#1.html\""), index);
  }

  @Test
  void what_is_no_trace_is_told_of_and_keeps_no_other_from_its_page() throws IOException {
    write(folder.resolve("a.itf.json"), Traces.bytes(Traces.issue1547()));
    write(folder.resolve("b.itf.json"), "{\"vars\": [".getBytes(StandardCharsets.UTF_8));
    write(folder.resolve("c.itf.json"), Traces.bytes(Traces.issue1547()));

    var result = ReviewFolder.write(folder, folder);
    assertEquals(2, result.pages());
    assertEquals(1, result.failures().size());
    var failure = result.failures().getFirst();
    assertEquals(folder.resolve("b.itf.json"), failure.file());
    assertTrue(failure.reason().contains("at line 1, column"), failure.reason());
    assertTrue(Files.readString(result.index()).contains("the text is no JSON"));
  }

  @Test
  void a_folder_without_traces_has_an_empty_index() throws IOException {
    var result = ReviewFolder.write(folder, folder);
    assertEquals(0, result.pages());
    assertEquals(List.of("index.html"), files(folder));
  }

  @Test
  void where_nothing_can_be_written_is_said() throws IOException {
    write(folder.resolve("a.itf.json"), Traces.bytes(Traces.issue1547()));
    var file = folder.resolve("file");
    write(file, new byte[0]);
    var thrown =
        assertThrows(TraceNotWritten.class, () -> ReviewFolder.write(folder, file.resolve("out")));
    assertTrue(thrown.getMessage().startsWith("Cannot write the page to "), thrown.getMessage());
  }

  @Test
  void a_page_is_the_same_whenever_it_is_made() {
    var bytes = Traces.bytes(Traces.issue1547());
    assertEquals(ReviewPage.of(bytes).html(), ReviewPage.of(bytes).html());
  }

  @Test
  void what_is_no_trace_has_no_page() {
    assertThrows(MalformedTrace.class, () -> ReviewPage.of(new byte[0]));
    assertThrows(MalformedTrace.class, () -> ReviewPage.of(new byte[] {'[', ']'}));
    var truncated = Traces.issue1547().toString();
    for (int length = 1; length < truncated.length(); length += 97) {
      var part = truncated.substring(0, length).getBytes(StandardCharsets.UTF_8);
      assertThrows(MalformedTrace.class, () -> ReviewPage.of(part));
    }
  }

  @Test
  void the_library_s_licence_is_in_the_page() {
    var html = ReviewPage.of(Traces.bytes(Traces.issue1547())).html();
    assertTrue(html.contains("The MIT License"));
    assertTrue(html.contains("Copyright (c) 2015-present Jason Miller"));
  }

  private static void write(Path file, byte[] content) throws IOException {
    Files.createDirectories(file.getParent());
    Files.write(file, content);
  }

  private static List<String> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString())
          .sorted()
          .toList();
    }
  }
}
