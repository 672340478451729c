package dev.heddle.counterexamples.review;

import dev.heddle.checker.verdict.Trace;
import dev.heddle.counterexamples.TraceDocument;
import dev.heddle.counterexamples.TraceNotWritten;
import dev.heddle.counterexamples.WholeFile;
import dev.heddle.model.system.Step;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The page that leads to the pages of many traces.
final class ReviewIndex {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /// A picture of a trace says enough with its last steps.
  private static final int MOST_STEPS = 120;

  private final ArrayNode entries = JSON.arrayNode();
  private final ArrayNode failures = JSON.arrayNode();
  private final StringBuilder fallback = new StringBuilder();

  /// Adds the trace whose page stands at `path` from here.
  void add(String path, TraceDocument document) {
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
        .put("switches", switches(steps))
        .set("runners", runners(document.trace()));
    fallback.append(path).append("  ").append(document.flaw().kind().text()).append('\n');
  }

  /// Adds a file that has no page, and why.
  void addFailure(String path, String reason) {
    failures.addObject().put("path", path).put("reason", reason);
    fallback.append(path).append("  ").append(reason).append('\n');
  }

  /// Writes the page to `target`, whole or not at all.
  ///
  /// @throws TraceNotWritten when that fails
  void write(Path target, String title) throws TraceNotWritten {
    ObjectNode data = JSON.objectNode().put("title", title);
    data.set("entries", entries);
    data.set("failures", failures);
    var html =
        new Html(Bundle.styles(List.of("base.css", "index.css")), Bundle.script("index.js"))
            .page("Counterexamples: " + title, PooledJson.of(data), fallback.toString());
    var bytes = html.getBytes(StandardCharsets.UTF_8);
    WholeFile.write(target, "the index", out -> out.write(bytes));
  }

  private static int switches(List<Step> steps) {
    int switches = 0;
    for (int i = 1; i < steps.size(); i++) {
      switches += runner(steps.get(i)).equals(runner(steps.get(i - 1))) ? 0 : 1;
    }
    return switches;
  }

  /// For each of the last steps, who took it, numbered as they come.
  private static ArrayNode runners(Trace trace) {
    var known = new ArrayList<String>();
    var numbers = JSON.arrayNode();
    var steps = trace.steps();
    for (var step : steps.subList(Math.max(0, steps.size() - MOST_STEPS), steps.size())) {
      var runner = runner(step);
      if (!known.contains(runner)) {
        known.add(runner);
      }
      numbers.add(known.indexOf(runner));
    }
    return numbers;
  }

  private static String runner(Step step) {
    var carrier = step.carrier();
    return carrier == null ? step.strand() : carrier;
  }
}
