package dev.heddle.counterexamples.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.counterexamples.Documents;
import dev.heddle.counterexamples.Samples;
import dev.heddle.counterexamples.TraceDocument;
import dev.heddle.counterexamples.review.Browser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Diagrams as those read them for whom they are made: Mermaid, and Graphviz in its translation to
/// JavaScript, in a browser.
final class DiagramsTest {
  private static List<TraceDocument> documents() throws IOException {
    var all = new ArrayList<>(Cases.samples());
    all.addAll(Cases.gallery());
    all.add(Cases.marathon(3_000, 7));
    Documents.any().sampleStream().limit(25).forEach(all::add);
    return all;
  }

  private static void load(Browser browser, String library) throws IOException {
    var path = "/META-INF/resources/webjars/" + library;
    try (var in = DiagramsTest.class.getResourceAsStream(path)) {
      browser.run(
          "const it = document.createElement('script'); it.textContent = arguments[0];"
              + "document.head.append(it)",
          new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  @Test
  void mermaid_reads_every_sequence_diagram() throws IOException {
    try (var browser = new Browser()) {
      load(browser, "mermaid/11.14.0/dist/mermaid.min.js");
      browser.run("mermaid.initialize({startOnLoad: false})");
      assertTrue(parsed(browser, "sequenceDiagram\n  a->>\n").startsWith("Error"));
      for (var document : documents()) {
        var text = new Mermaid().of(List.of(document));
        assertEquals("sequence", parsed(browser, text), text);
      }
      var drawn =
          (String)
              browser.run(
                  "return mermaid.render('it', arguments[0]).then(it => it.svg)",
                  new Mermaid().of(List.of(Samples.issue1547())));
      assertTrue(drawn.contains("lock stacks") && drawn.contains("FutexLock.lock:33"), drawn);
    }
  }

  private static String parsed(Browser browser, String text) {
    return (String)
        browser.run(
            "return mermaid.parse(arguments[0]).then(it => it.diagramType, e => 'Error ' + e)",
            text);
  }

  @Test
  void graphviz_draws_a_node_for_each_step_strand_and_end() throws IOException {
    try (var browser = new Browser()) {
      load(browser, "viz.js/2.1.2/viz.js");
      load(browser, "viz.js/2.1.2/full.render.js");
      for (var document : documents()) {
        int steps = document.trace().steps().size();
        if (steps < 40) {
          long strands =
              document.trace().steps().stream().map(step -> step.strand()).distinct().count();
          var drawn =
              browser.run(
                  "return new Viz().renderSVGElement(arguments[0]).then("
                      + "it => it.querySelectorAll('.node').length, e => 'Error ' + e)",
                  new Dot().of(List.of(document)));
          assertEquals(steps + strands + 1, drawn);
        }
      }
    }
  }
}
