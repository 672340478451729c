package dev.heddle.counterexamples;

import dev.heddle.checker.verdict.Trace;
import dev.heddle.model.system.Stack;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;

/// Writes a [TraceDocument] as ITF, the trace format of Apalache's ADR-015, with Heddle's own facts
/// in `#meta`. Equal documents give equal bytes: UTF-8, `\n`, a fixed order of fields.
public final class TraceWriter {
  static final String DESCRIPTION = "https://apalache-mc.org/docs/adr/015adr-trace.html";

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
          .disable(StreamWriteFeature.AUTO_CLOSE_CONTENT)
          .build();

  private final JsonGenerator json;
  private final ItfParts parts;

  private TraceWriter(JsonGenerator json, ItfParts parts) {
    this.json = json;
    this.parts = parts;
  }

  /// The document as text.
  public static String toJson(TraceDocument document) {
    var bytes = new ByteArrayOutputStream();
    try {
      write(document, bytes);
    } catch (IOException impossible) {
      throw new AssertionError("memory does not fail to be written", impossible);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  /// Writes the document to `out`, which stays open.
  ///
  /// @throws IOException when `out` throws it
  public static void write(TraceDocument document, OutputStream out) throws IOException {
    var layout = new ItfLayout();
    try (var json = FACTORY.createGenerator(new LaidOut(layout), out)) {
      new TraceWriter(json, new ItfParts(json, layout)).document(document);
      json.writeRaw('\n');
    } catch (JacksonIOException e) {
      throw e.getCause();
    }
  }

  private void document(TraceDocument document) {
    json.writeStartObject();
    meta(document);
    parts.texts("vars", document.trace().variables());
    json.writeArrayPropertyStart("states");
    for (int i = 0; i < document.trace().states().size(); i++) {
      state(document.trace(), i);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void meta(TraceDocument document) {
    json.writeObjectPropertyStart("#meta");
    json.writeStringProperty("format", "ITF");
    json.writeStringProperty("format-description", DESCRIPTION);
    json.writeNumberProperty("schemaVersion", TraceSchema.VERSION);
    tool(document.subject());
    parts.text("job", document.subject().job());
    parts.text("about", document.subject().about());
    json.writeStringProperty("verdict", document.isWitness() ? "witnessed" : "violated");
    json.writeStringProperty("kind", document.flaw().kind().name());
    parts.text("property", document.flaw().property());
    parts.text("propertyText", document.claim());
    parts.text("message", document.flaw().message());
    parts.texts("cycle", document.flaw().cycle());
    subject(document.subject());
    size(document.size());
    new ItfMore(json, parts).write(document);
    if (document.failingStep() != null) {
      step("failingStep", document.trace(), document.trace().steps().size() - 1);
    }
    json.writeEndObject();
  }

  private void tool(TraceDocument.Subject subject) {
    json.writeName("tool");
    parts.startLineObject();
    parts.text("name", subject.tool());
    parts.text("version", subject.version());
    parts.endLineObject();
  }

  private void subject(TraceDocument.Subject subject) {
    parts.text("protocol", subject.protocol());
    parts.text("revision", subject.revision());
    json.writeObjectPropertyStart("configuration");
    subject.configuration().forEach(parts::text);
    json.writeEndObject();
    parts.text("system", subject.system());
    parts.text("modelHash", subject.modelHash());
    parts.texts("reductions", subject.reductions());
    parts.texts("bounds", subject.bounds());
  }

  private void size(TraceDocument.Size size) {
    json.writeName("statistics");
    parts.startLineObject();
    json.writeNumberProperty("states", size.states());
    json.writeNumberProperty("transitions", size.transitions());
    json.writeNumberProperty("depth", size.depth());
    parts.endLineObject();
  }

  private void state(Trace trace, int index) {
    var state = trace.states().get(index);
    json.writeStartObject();
    json.writeObjectPropertyStart("#meta");
    json.writeNumberProperty("index", index);
    if (index > 0) {
      step("step", trace, index - 1);
    }
    parts.lineOfTexts("enabled", enabled(state.stacks()));
    json.writeArrayPropertyStart("locks");
    state.locks().forEach(parts::lock);
    json.writeEndArray();
    json.writeArrayPropertyStart("stacks");
    state.stacks().forEach(this::stack);
    json.writeEndArray();
    json.writeEndObject();
    for (int i = 0; i < trace.variables().size(); i++) {
      parts.value(trace.variables().get(i), state.values().get(i));
    }
    json.writeEndObject();
  }

  private static List<String> enabled(List<Stack> stacks) {
    return stacks.stream()
        .filter(stack -> stack.condition() == Stack.Condition.ENABLED)
        .map(Stack::strand)
        .toList();
  }

  private void step(String name, Trace trace, int number) {
    var step = trace.steps().get(number);
    json.writeObjectPropertyStart(name);
    parts.text("action", Action.of(trace, number));
    parts.text("strand", step.strand());
    parts.text("carrier", step.carrier());
    json.writeStringProperty("kind", step.kind().name());
    parts.source(step.at());
    json.writeArrayPropertyStart("path");
    step.path().forEach(parts::place);
    json.writeEndArray();
    parts.lineOfTexts("choices", step.choices());
    json.writeArrayPropertyStart("accesses");
    step.accesses().forEach(parts::access);
    json.writeEndArray();
    json.writeEndObject();
  }

  private void stack(Stack stack) {
    json.writeStartObject();
    parts.text("strand", stack.strand());
    parts.text("carrier", stack.carrier());
    json.writeBooleanProperty("fiber", stack.fiber());
    json.writeStringProperty("condition", stack.condition().name());
    parts.text("waitsFor", stack.waitsFor());
    json.writeArrayPropertyStart("frames");
    stack.frames().forEach(parts::frame);
    json.writeEndArray();
    json.writeEndObject();
  }

  /// Lets Jackson lay out without its data binding, which takes longer to start than all of this.
  private static final class LaidOut extends ObjectWriteContext.Base {
    private final PrettyPrinter layout;

    LaidOut(PrettyPrinter layout) {
      this.layout = layout;
    }

    @Override
    public @Nullable PrettyPrinter getPrettyPrinter() {
      return layout;
    }

    @Override
    public boolean hasPrettyPrinter() {
      return true;
    }
  }
}
