package dev.heddle.counterexamples.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.print.PrintOptions;

/// What a reviewer does with a page, in a real browser.
final class ReviewPageBrowserTest extends InBrowser {
  private static final String POSITION =
      "return document.querySelector('.step-row[aria-current=step] .number').textContent";

  private static Path issue1547;

  @BeforeAll
  static void begin() throws IOException {
    issue1547 = page("issue1547", Traces.issue1547());
  }

  @Test
  void it_opens_at_the_flaw() {
    browser.open(issue1547, "");
    assertEquals("3", browser.run(POSITION));
    assertTrue(browser.text(".masthead").contains("partial deadlock after 3 steps"));
    assertTrue(browser.text(".masthead").contains("M0 waits for a lock that it holds itself."));
    assertTrue(browser.text(".detail h2").contains("Step 3 stacks.key: 1 → 2"));
    assertTrue(browser.text(".stack.moved").contains("waits for stacks held by M0"));
  }

  @Test
  void keys_step_back_and_forward() {
    browser.open(issue1547, "");
    browser.press(Keys.ARROW_LEFT);
    assertEquals("2", browser.run(POSITION));
    assertEquals("0 → 1", value("stacks.key"));
    assertEquals("null → M0", value("stacks.owner"));
    browser.press(Keys.HOME);
    assertEquals("0", browser.run(POSITION));
    assertEquals("0", value("stacks.key"));
    browser.press(Keys.ARROW_LEFT);
    assertEquals("0", browser.run(POSITION));
    browser.press(Keys.ARROW_RIGHT, Keys.ARROW_RIGHT);
    assertEquals("2", browser.run(POSITION));
    browser.press(Keys.END);
    assertEquals("3", browser.run(POSITION));
    browser.press(Keys.ARROW_RIGHT);
    assertEquals("3", browser.run(POSITION));
    assertEquals("M0", value("stacks.owner"));
  }

  private static String value(String variable) {
    return browser.find("button[title^='" + variable + ":']").getText();
  }

  @Test
  void a_link_leads_to_its_step() {
    browser.open(issue1547, "#step=1");
    assertEquals("1", browser.run(POSITION));
    browser.run("location.hash = '#step=2'");
    browser.await("2", POSITION);
    browser.press(Keys.ARROW_RIGHT);
    browser.await("#step=3", "return location.hash");
  }

  @ParameterizedTest
  @ValueSource(strings = {"#step=999", "#step=-1", "#step=x", "#nonsense", "#step=2e9"})
  void a_link_to_no_step_leads_to_the_end(String fragment) {
    browser.open(issue1547, fragment);
    assertEquals("3", browser.run(POSITION));
  }

  @Test
  void a_row_of_the_list_and_a_place_of_the_timeline_can_be_chosen() {
    browser.open(issue1547, "");
    browser.find("a[href='#step=1'].step-row").click();
    browser.await("1", POSITION);
    var drawing = browser.find(".drawing");
    int width = drawing.getSize().getWidth();
    new Actions(browser.driver())
        .moveToElement(drawing, width / 8 * 5 - width / 2, 0)
        .click()
        .perform();
    browser.await("2", POSITION);
  }

  @Test
  void search_finds_steps_by_their_words() {
    browser.open(issue1547, "#step=1");
    browser.press(Keys.ARROW_LEFT);
    browser.find("body").sendKeys("/");
    var search = browser.driver().switchTo().activeElement();
    search.sendKeys("STACKFREE");
    assertEquals("1", browser.text(".found"));
    search.sendKeys(Keys.ENTER);
    assertEquals("3", browser.run(POSITION));
    search.sendKeys(Keys.chord(Keys.CONTROL, "a"), "lock g1");
    assertEquals("3 of 3", browser.text(".found"));
    search.sendKeys(Keys.ENTER);
    assertEquals("1", browser.run(POSITION));
    search.sendKeys(Keys.chord(Keys.CONTROL, "a"), "nowhere");
    assertEquals("none", browser.text(".found"));
    search.sendKeys(Keys.ESCAPE);
    assertEquals("", browser.text(".found"));
  }

  @Test
  void a_variable_can_be_taken_into_the_timeline() {
    browser.open(issue1547, "");
    var selector = "button[title^='stacks.owner:']";
    assertEquals("false", browser.find(selector).getDomAttribute("aria-pressed"));
    browser.find(selector).click();
    assertEquals("true", browser.find(selector).getDomAttribute("aria-pressed"));
    assertTrue(browser.text(".chart-labels").contains("stacks.owner"));
    browser.find("button[aria-label='Take stacks.owner from the timeline']").click();
    assertFalse(browser.text(".chart-labels").contains("stacks.owner"));
  }

  @Test
  void what_never_changes_is_shown_when_asked_for() {
    browser.open(issue1547, "");
    assertEquals(0, browser.all("button[title^='G1.status:']").size());
    browser.find(".constant summary").click();
    browser.await(1L, "return document.querySelectorAll(\"button[title^='G1.status:']\").length");
    assertEquals("RUNNING", value("G1.status"));
  }

  @Test
  void the_step_is_told_to_those_who_listen() {
    browser.open(issue1547, "");
    browser.press(Keys.ARROW_LEFT);
    browser.await(
        "Step 2 of 3. G1 on M0: takes stacks, segments[0]: false → true, FutexLock.lock,"
            + " FutexLock.java:33.",
        "return document.querySelector('[aria-live=polite]').textContent");
  }

  @ParameterizedTest
  @CsvSource({"light, ''", "dark, ''", "light, '#step=0'"})
  void everybody_can_use_it(String theme, String fragment) {
    browser.theme(theme);
    browser.open(issue1547, fragment);
    assertEquals(List.of(), browser.accessibilityFindings());
  }

  @Test
  void hostile_strings_are_shown_and_not_run() throws IOException {
    var trace = Traces.issue1547();
    var hostile =
        "</script><script>window.hacked = 1</script><img src=x onerror='hacked=1'>\u2028\"`${1}";
    trace = Traces.renamed(trace, "stacks.owner", hostile + ".owner");
    trace = Traces.renamed(trace, "stacks.key", "__proto__");
    trace = Traces.renamed(trace, "segments", "constructor");
    trace = Traces.renamed(trace, "G1", "<b>G1</b>\ud800");
    trace = Traces.renamed(trace, "M0 waits for a lock that it holds itself.", "<!--<script>");
    trace =
        Traces.renamed(trace, "go.stackalloc/before", "javascript:hacked=1//%3Cscript%3E&lt;i&gt;");
    browser.complaints();
    browser.open(page("hostile", trace), "");
    assertNull(browser.run("return window.hacked ?? null"));
    assertEquals(List.of(), browser.complaints());
    assertEquals(
        0L, browser.run("return document.querySelectorAll('#page img, #page b, #page i').length"));
    assertTrue(browser.text(".masthead").contains("<!--<script>"));
    assertEquals("javascript:hacked=1//%3Cscript%3E&lt;i&gt;", browser.text("h1"));
    assertTrue(browser.text(".variables").contains("window.hacked = 1"));
    assertTrue(browser.text(".variables").contains("__proto__"));
    browser.press(Keys.HOME);
    assertEquals("0", browser.run(POSITION));
  }

  @Test
  void the_policy_of_the_page_lets_nothing_else_run_and_nothing_load() {
    browser.open(issue1547, "");
    assertEquals(0L, browser.run("return performance.getEntriesByType('resource').length"));
    browser.complaints();
    browser.run(
        """
        const script = document.createElement('script');
        script.textContent = 'window.hacked = 1';
        document.body.append(script);
        document.body.append(Object.assign(document.createElement('img'), {src: 'data:image/gif;base64,R0lGODlhAQABAAAAACw='}));
        """);
    assertNull(browser.run("return window.hacked ?? null"));
    var complaints = String.join("\n", browser.complaints());
    assertTrue(complaints.contains("script-src"), complaints);
    assertTrue(complaints.contains("img-src"), complaints);
  }

  /// In seconds of the page's own thread, which other load of the machine does not change.
  @Test
  void two_thousand_steps_are_no_burden() throws IOException {
    var page = page("long", Traces.ofSteps(2000, 150));
    browser.open(issue1547, "");
    double begin = browser.work();
    browser.driver().get(page.toUri() + "#step=1000");
    browser.await(1L, "return performance.getEntriesByName('first-contentful-paint').length");
    double painted = browser.work();
    assertTrue(painted - begin < 1, "the first paint takes " + (painted - begin) + " s");

    browser.run(
        """
        for (let i = 0; i < 20; i++) {
          const key = i % 3 === 2 ? 'PageUp' : 'ArrowRight';
          document.dispatchEvent(new KeyboardEvent('keydown', {key}));
          document.body.getBoundingClientRect();
        }
        """);
    double step = (browser.work() - painted) / 20;
    assertTrue(step < 0.05, "a step takes " + step + " s");
    browser.press(Keys.END);
    assertEquals("2000", browser.run(POSITION));
  }

  @Test
  void all_that_is_in_sight_is_there_wherever_one_jumps() throws IOException {
    browser.open(page("jumps", Traces.ofSteps(300, 5)), "#step=150");
    for (var keys :
        List.of(Keys.PAGE_UP, Keys.END, Keys.PAGE_UP, Keys.PAGE_UP, Keys.HOME, Keys.PAGE_DOWN)) {
      browser.press(keys, keys, keys, keys);
      assertEquals(
          List.of(),
          browser.run(
              """
              const missing = [];
              const list = document.querySelector('.step-scroll');
              const rows = new Set([...document.querySelectorAll('.step-row .number')].map(e => Number(e.textContent)));
              const end = Math.min(300, Math.floor((list.scrollTop + list.clientHeight) / 44));
              for (let row = Math.floor(list.scrollTop / 44); row <= end; row++) {
                if (!rows.has(row)) missing.push('row ' + row);
              }
              const sheet = document.querySelector('.chart-scroll');
              const events = new Set([...document.querySelectorAll('.event > title')].map(e => parseInt(e.textContent)));
              const last = Math.min(300, Math.floor((sheet.scrollLeft + sheet.clientWidth - 6) / 18));
              for (let step = Math.max(1, Math.floor(sheet.scrollLeft / 18)); step <= last; step++) {
                if (!events.has(step)) missing.push('event ' + step);
              }
              return missing;
              """));
    }
  }

  @Test
  void on_paper_are_all_steps() throws IOException {
    browser.open(page("print", Traces.ofSteps(100, 5)), "");
    browser.run("dispatchEvent(new Event('beforeprint'))");
    assertEquals(100, browser.all(".all-steps li").size());
    assertTrue(browser.all(".band").size() > 1);
    browser.run("dispatchEvent(new Event('afterprint'))");
    assertEquals(0, browser.all(".band").size());
    var options = new PrintOptions();
    options.setBackground(true);
    var pdf = Base64.getDecoder().decode(browser.driver().print(options).getContent());
    var text = new String(pdf, StandardCharsets.ISO_8859_1);
    long pages = Pattern.compile("/Type /Page\\b").matcher(text).results().count();
    assertTrue(pages >= 3 && pages < 20, pages + " pages");
  }
}
