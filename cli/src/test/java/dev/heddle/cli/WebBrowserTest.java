package dev.heddle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
final class WebBrowserTest {
  @TempDir private Path folder;

  @Test
  void it_is_given_the_page_s_address() throws IOException {
    var seen = folder.resolve("seen");
    var browser = new WebBrowser(List.of("sh", "-c", "printf %s \"$0\" >'" + seen + "'"));
    assertNull(browser.open(folder.resolve("a page#1.html")));
    assertEquals(
        folder.toUri().toString().replaceAll("/$", "") + "/a%20page%231.html",
        Files.readString(seen));
  }

  @Test
  void where_there_is_none_that_is_said() {
    assertEquals(
        "this system has no no-such-browser",
        new WebBrowser(List.of("no-such-browser")).open(folder));
    assertEquals(
        "sh exits with 3 and says: no display",
        new WebBrowser(List.of("sh", "-c", "echo 'no display' >&2; echo more; exit 3"))
            .open(folder));
  }
}
