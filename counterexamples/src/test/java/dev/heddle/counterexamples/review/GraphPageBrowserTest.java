package dev.heddle.counterexamples.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.counterexamples.states.StateGraph;
import dev.heddle.model.system.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Keys;

/// A graph of states as a browser draws it.
final class GraphPageBrowserTest extends InBrowser {
  private static final String DRAWN = "return document.querySelectorAll('#drawing .node').length";

  /// A path of states, the last of them wrong, with a step from each third one back to the first.
  private static StateGraph path(int nodes, String name, String flaw) {
    var states = new ArrayList<StateGraph.Node>();
    var edges = new ArrayList<StateGraph.Edge>();
    for (int i = 0; i < nodes; i++) {
      var flaws = i == nodes - 1 ? List.of(flaw) : List.<String>of();
      List<Value> values = List.of(new Value.Whole(i), new Value.Truth(true));
      states.add(new StateGraph.Node(values, 1, i == 0, flaws));
      if (i > 0) {
        edges.add(new StateGraph.Edge(i - 1, i, List.of("counter: counts")));
      }
      if (i > 0 && i % 3 == 0) {
        edges.add(new StateGraph.Edge(i, 0, List.of("counter: resets")));
      }
    }
    return new StateGraph(List.of(name, "steady"), states, edges);
  }

  private static void open(StateGraph graph, String title, String fragment) throws IOException {
    var file = Files.writeString(folder.resolve("graph.html"), GraphPage.of(graph, title));
    browser.complaints();
    browser.open(file, fragment);
    browser.await((long) graph.nodes().size(), DRAWN);
    assertEquals(List.of(), browser.complaints());
  }

  private static String selection() {
    return browser.text(".selection");
  }

  @Test
  void it_draws_every_state_and_every_step() throws IOException {
    open(path(7, "number", "deadlock"), "count", "");
    assertEquals("7 states, 8 edges; in 1 something is wrong", browser.text(".about"));
    assertEquals(8, browser.all("#drawing .edge").size());
    assertEquals(1, browser.all("#drawing .node.flaw").size());
    assertTrue(browser.text("#drawing").contains("counter: counts"));
    assertTrue(selection().contains("It begins here."), selection());
    assertEquals(0L, browser.run("return performance.getEntriesByType('resource').length"));
  }

  @Test
  void a_click_or_a_key_selects_a_state_and_a_link_leads_to_it() throws IOException {
    open(path(7, "number", "deadlock"), "count", "#state=3");
    assertTrue(selection().startsWith("State 3\n"), selection());
    assertTrue(selection().contains("→ 4"), selection());
    assertTrue(selection().contains("→ 0"), selection());
    browser.run(
        "document.querySelector('[data-number=\"6\"]').dispatchEvent(new MouseEvent('click'))");
    assertTrue(selection().startsWith("State 6\ndeadlock"), selection());
    assertEquals("#state=6", browser.run("return location.hash"));
    browser.run("document.querySelector('[data-number=\"2\"]').focus()");
    browser.driver().switchTo().activeElement().sendKeys(Keys.ENTER);
    assertTrue(selection().startsWith("State 2\n"), selection());
    assertEquals(1, browser.all("#drawing .edge.in").size());
  }

  @Test
  void what_is_searched_for_stands_out() throws IOException {
    open(path(7, "number", "deadlock"), "count", "");
    browser.find("input[type=search]").sendKeys("number = 5", Keys.ENTER);
    assertEquals(6, browser.all("#drawing .node.pale").size());
    assertEquals("1 of 7", browser.text(".found"));
    assertTrue(selection().startsWith("State 5\n"), selection());
  }

  @Test
  void hostile_strings_are_shown_and_not_run() throws IOException {
    var hostile = "</script><script>window.hacked=1</script><img src=x onerror='hacked=1'>\"\\&";
    open(path(3, hostile, hostile), hostile, "#state=2");
    assertNull(browser.run("return window.hacked ?? null"));
    assertEquals(0L, browser.run("return document.querySelectorAll('img').length"));
    assertEquals(hostile, browser.text("h1"));
    assertTrue(selection().contains(hostile), selection());
  }

  @Test
  void many_states_have_labels_without_those_of_the_steps() throws IOException {
    open(path(120, "number", "deadlock"), "count", "");
    assertEquals(158, browser.all("#drawing .edge").size());
    assertFalse(browser.text("#drawing").contains("counter: counts"));
    assertTrue(selection().contains("counter: counts"), selection());
  }

  @ParameterizedTest
  @CsvSource({"light, 1400", "dark, 400"})
  void everybody_can_use_it(String theme, int width) throws IOException {
    browser.theme(theme);
    browser.size(width, 900);
    open(path(5, "number", "deadlock"), "count", "#state=4");
    assertEquals(List.of(), browser.accessibilityFindings());
    assertEquals(true, browser.run("return document.documentElement.scrollWidth <= innerWidth"));
    browser.size(1400, 1000);
  }

  @Test
  void the_licences_are_in_the_page() {
    var html = GraphPage.of(path(2, "number", "deadlock"), "count");
    assertTrue(html.contains("Copyright (c) 2014-2018 Michael Daines"));
    assertTrue(html.contains("Eclipse Public License - v 1.0"));
  }
}
