package dev.heddle.counterexamples.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.WebElement;

/// What a reviewer does with the index, in a real browser.
final class ReviewIndexBrowserTest extends InBrowser {
  private static Path index;

  @BeforeAll
  static void begin() throws IOException {
    var issue = Traces.issue1547();
    write("go/before.itf.json", issue.toString());
    var other = Traces.renamed(issue, "go.stackalloc/before", "a/<b>job</b>");
    write("a b#1?.itf.json", Traces.renamed(other, "PARTIAL_DEADLOCK", "INVARIANT").toString());
    write("broken.itf.json", "{");
    index = ReviewFolder.write(folder, folder).index();
  }

  private static void write(String name, String content) throws IOException {
    var file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }

  @BeforeEach
  void open() {
    browser.open(index, "");
  }

  private static List<String> jobs() {
    return browser.all(".entries .job").stream().map(WebElement::getText).toList();
  }

  @Test
  void it_lists_what_there_is_and_what_has_no_page() {
    assertEquals(List.of("a/<b>job</b>", "go.stackalloc/before"), jobs());
    assertTrue(browser.text(".failures").contains("broken.itf.json"));
    assertTrue(browser.text(".failures").contains("the text is no JSON"));
  }

  @Test
  void filters_and_search_leave_what_is_looked_for() {
    browser.find("input[type=search]").sendKeys("BEFORE lock");
    assertEquals(List.of("go.stackalloc/before"), jobs());
    assertEquals("1 of 2", browser.text(".found"));
    browser.find("option[value='invariant violated']").click();
    assertEquals(List.of(), jobs());
    browser.find("input[type=search]").clear();
    browser.find("input[type=search]").sendKeys("job");
    assertEquals(List.of("a/<b>job</b>"), jobs());
  }

  @Test
  void an_entry_leads_to_its_page() {
    browser.all(".entry").getFirst().click();
    browser.await("a/<b>job</b>", "return document.querySelector('h1').textContent");
  }

  @Test
  void everybody_can_use_it() {
    assertEquals(List.of(), browser.accessibilityFindings());
  }
}
