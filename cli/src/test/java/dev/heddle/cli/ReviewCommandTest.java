package dev.heddle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.model.system.FlawKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReviewCommandTest {
  @TempDir private Path folder;
  private Path trace;

  @BeforeEach
  void check() {
    var harness = new Harness().job("a/count", FakeSystem.violating(3, FlawKind.INVARIANT));
    assertEquals(12, harness.run("check", "--no-pages", "--out", folder.toString()).code());
    trace = folder.resolve("a/count.itf.json");
  }

  @Test
  void the_page_stands_beside_its_trace() throws IOException {
    var result = new Harness().run("review", trace.toString());
    assertEquals(0, result.code(), result.err());
    var page = folder.resolve("a/count.html");
    assertEquals("page: " + page + "\n", result.out());
    assertTrue(Files.readString(page).contains("<title>a/count: invariant violated</title>"));
  }

  @Test
  void the_page_goes_where_out_says() {
    var page = folder.resolve("new/page.html");
    var result = new Harness().run("review", trace.toString(), "--out", page.toString());
    assertEquals(0, result.code(), result.err());
    assertTrue(Files.exists(page));
    assertFalse(Files.exists(folder.resolve("a/count.html")));
  }

  @Test
  void a_folder_has_a_page_of_each_trace_and_an_index() {
    var out = folder.resolve("pages");
    var result = new Harness().run("review", folder.toString(), "--out", out.toString());
    assertEquals(0, result.code(), result.err());
    assertEquals("1 page, index: " + out.resolve("index.html") + "\n", result.out());
    assertTrue(Files.exists(out.resolve("a/count.html")));
  }

  @Test
  void a_file_that_is_no_trace_is_named_and_the_others_have_pages() throws IOException {
    Files.writeString(folder.resolve("a/bad.itf.json"), "{\"#meta\": 3}");
    var result = new Harness().run("review", folder.toString());
    assertEquals(153, result.code());
    assertTrue(
        result.err().contains(folder.resolve("a/bad.itf.json") + ": This is not a counterexample"),
        result.err());
    assertTrue(Files.exists(folder.resolve("a/count.html")));

    var single = new Harness().run("review", folder.resolve("a/bad.itf.json").toString());
    assertEquals(153, single.code());
    assertTrue(single.err().contains("at /#meta, expected an object, found the number 3."));
    assertFalse(Files.exists(folder.resolve("a/bad.html")));
  }

  @Test
  void what_is_not_there_and_what_cannot_be_written_is_said() {
    var missing = new Harness().run("review", folder.resolve("none").toString());
    assertEquals(153, missing.code());
    assertTrue(missing.err().contains("There is no file or folder"), missing.err());

    var below = trace.resolve("page.html");
    var unwritten = new Harness().run("review", trace.toString(), "--out", below.toString());
    assertEquals(153, unwritten.code());
    assertTrue(unwritten.err().contains("Cannot write the page to " + below), unwritten.err());
  }

  @Test
  void the_page_does_not_take_the_place_of_its_trace() {
    var result = new Harness().run("review", trace.toString(), "--out", trace.toString());
    assertEquals(151, result.code());
    assertTrue(result.err().contains("is the counterexample itself"), result.err());
    assertEquals(0, new Harness().run("review", trace.toString()).code());
  }
}
