package dev.heddle.counterexamples.review;

import dev.heddle.checker.verdict.Trace;
import dev.heddle.counterexamples.Run;
import dev.heddle.counterexamples.TraceDocument;
import dev.heddle.counterexamples.TraceNotWritten;
import dev.heddle.counterexamples.WholeFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The page that leads to the pages of many traces.
public final class ReviewIndex {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /// A picture of a trace says enough with its last steps.
  private static final int MOST_STEPS = 120;

  private final ArrayNode entries = JSON.arrayNode();
  private final ArrayNode failures = JSON.arrayNode();
  private final StringBuilder fallback = new StringBuilder();

  /// Adds a trace.
  ///
  /// @param page its page, from the folder of the index
  public void add(Path page, TraceDocument document) {
    var path = link(page);
    var subject = document.subject();
    var steps = document.trace().steps();
    entries
        .addObject()
        .put("path", path)
        .put("job", subject.job())
        .put("protocol", subject.protocol())
        .put("kind", document.flaw().kind().text())
        .put("property", document.flaw().property())
        .put("message", document.flaw().message())
        .put("witness", document.isWitness())
        .put("steps", steps.size())
        .put("switches", Run.switches(document.trace()))
        .set("runners", runners(document.trace()));
    fallback.append(path).append("  ").append(document.flaw().kind().text()).append('\n');
  }

  /// Adds a file that has no page, and why.
  void addFailure(Path file, String reason) {
    var path = link(file);
    failures.addObject().put("path", path).put("reason", reason);
    fallback.append(path).append("  ").append(reason).append('\n');
  }

  /// Writes the page to `target`, whole or not at all.
  ///
  /// @param title what the traces have in common
  /// @throws TraceNotWritten when that fails
  public void write(Path target, String title) throws TraceNotWritten {
    ObjectNode data = JSON.objectNode().put("title", title);
    data.set("entries", entries);
    data.set("failures", failures);
    var html =
        new Html(
                Bundle.styles(List.of("base.css", "index.css")),
                List.of(Bundle.preact(), Bundle.script("index.js")))
            .page("Counterexamples: " + title, PooledJson.of(data), fallback.toString());
    WholeFile.write(target, "the index", html);
  }

  private static String link(Path path) {
    return path.toString().replace('\\', '/');
  }

  /// For each of the last steps, who took it, numbered as they come.
  private static ArrayNode runners(Trace trace) {
    var known = new ArrayList<String>();
    var numbers = JSON.arrayNode();
    var steps = trace.steps();
    for (var step : steps.subList(Math.max(0, steps.size() - MOST_STEPS), steps.size())) {
      var runner = Run.runner(step);
      if (!known.contains(runner)) {
        known.add(runner);
      }
      numbers.add(known.indexOf(runner));
    }
    return numbers;
  }
}
