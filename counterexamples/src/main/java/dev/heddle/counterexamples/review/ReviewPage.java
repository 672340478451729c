package dev.heddle.counterexamples.review;

import dev.heddle.counterexamples.MalformedTrace;
import dev.heddle.counterexamples.Style;
import dev.heddle.counterexamples.TraceDocument;
import dev.heddle.counterexamples.TraceNotWritten;
import dev.heddle.counterexamples.TraceReader;
import dev.heddle.counterexamples.TraceText;
import dev.heddle.counterexamples.TraceWriter;
import dev.heddle.counterexamples.WholeFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A counterexample as one HTML file to look at and to step through. It opens from disk, loads
/// nothing, and says the same when printed.
public final class ReviewPage {
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final int FALLBACK_COLUMNS = 120;

  private final TraceDocument document;
  private final String html;

  private ReviewPage(TraceDocument document, String html) {
    this.document = document;
    this.html = html;
  }

  /// The page of the trace in `file`.
  ///
  /// @throws MalformedTrace when it is no trace of [dev.heddle.counterexamples.TraceWriter]
  /// @throws IOException when it cannot be read
  public static ReviewPage read(Path file) throws IOException {
    return of(Files.readAllBytes(file));
  }

  /// The page of a trace.
  ///
  /// @param itf what [dev.heddle.counterexamples.TraceWriter] writes
  /// @throws MalformedTrace when it is something else
  public static ReviewPage of(byte[] itf) {
    try {
      // Written anew: what nobody has checked does not get into a page.
      return of(TraceReader.read(new ByteArrayInputStream(itf)));
    } catch (IOException impossible) {
      throw new AssertionError("memory does not fail to be read", impossible);
    }
  }

  /// The page of a trace.
  public static ReviewPage of(TraceDocument document) {
    var root = (ObjectNode) MAPPER.readTree(TraceWriter.toJson(document));
    keepChanges(root);
    root.put("kind", document.flaw().kind().text());
    var fallback = new TraceText(FALLBACK_COLUMNS, Style.PLAIN).render(document);
    var title = document.subject().job() + ": " + document.flaw().kind().text();
    return new ReviewPage(document, Template.PAGE.page(title, PooledJson.of(root), fallback));
  }

  /// Leaves in each state but the first only the variables that have changed.
  private static void keepChanges(ObjectNode root) {
    var names = root.get("vars").valueStream().map(JsonNode::stringValue).toList();
    var states = root.get("states");
    for (int i = states.size() - 1; i > 0; i--) {
      var state = (ObjectNode) states.get(i);
      for (var name : names) {
        if (state.get(name).equals(states.get(i - 1).get(name))) {
          state.remove(name);
        }
      }
    }
  }

  /// What it shows.
  public TraceDocument document() {
    return document;
  }

  /// The HTML.
  public String html() {
    return html;
  }

  /// Writes it to `target` whole or not at all.
  ///
  /// @throws TraceNotWritten when that fails; the target is then as it was
  public void write(Path target) throws TraceNotWritten {
    WholeFile.write(target, "the page", html);
  }

  /// What all pages have in common, made for the first of them.
  private static final class Template {
    static final Html PAGE =
        new Html(
            Bundle.styles(List.of("base.css", "timeline.css", "page.css", "print.css")),
            List.of(Bundle.preact(), Bundle.script("page.js")));
  }
}
