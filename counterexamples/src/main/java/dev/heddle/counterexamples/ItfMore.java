package dev.heddle.counterexamples;

import java.util.Map;
import tools.jackson.core.JsonGenerator;

/// What a document says besides the facts: its source lines, where it was shrunk from, why it comes
/// about.
final class ItfMore {
  private final JsonGenerator json;
  private final ItfParts parts;

  ItfMore(JsonGenerator json, ItfParts parts) {
    this.json = json;
    this.parts = parts;
  }

  /// Writes the fields, those that are there, into the object that is being written.
  void write(TraceDocument document) {
    var origin = document.origin();
    if (origin != null) {
      shrunk(origin);
    }
    var explanation = document.explanation();
    if (explanation != null) {
      explanation(explanation);
    }
    sources(document.sources());
  }

  private void shrunk(TraceDocument.Origin origin) {
    json.writeObjectPropertyStart("shrunk");
    parts.text("job", origin.job());
    configuration(origin.configuration());
    json.writeNumberProperty("steps", origin.steps());
    json.writeNumberProperty("switches", origin.switches());
    json.writeEndObject();
  }

  /// A configuration as an object of texts.
  void configuration(Map<String, String> configuration) {
    json.writeObjectPropertyStart("configuration");
    configuration.forEach(parts::text);
    json.writeEndObject();
  }

  private void sources(Excerpts sources) {
    json.writeObjectPropertyStart("sources");
    for (var file : sources.files().entrySet()) {
      parts.name(file.getKey());
      json.writeStartObject();
      file.getValue().forEach((line, text) -> parts.text(Integer.toString(line), text));
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  private void explanation(Explanation why) {
    json.writeObjectPropertyStart("explanation");
    parts.texts("summary", why.summary());
    json.writeArrayPropertyStart("waits");
    why.waits().forEach(this::waits);
    json.writeEndArray();
    json.writeArrayPropertyStart("parts");
    why.parts().forEach(this::part);
    json.writeEndArray();
    json.writeArrayPropertyStart("reads");
    why.reads().forEach(this::read);
    json.writeEndArray();
    json.writeArrayPropertyStart("steps");
    why.steps().forEach(this::reason);
    json.writeEndArray();
    json.writeArrayPropertyStart("order");
    why.order().forEach(this::order);
    json.writeEndArray();
    json.writeEndObject();
  }

  private void waits(Explanation.Wait wait) {
    parts.startLineObject();
    parts.text("runner", wait.runner());
    parts.text("strand", wait.strand());
    parts.text("lock", wait.lock());
    parts.text("owner", wait.owner());
    parts.text("condition", wait.condition());
    parts.name("place");
    parts.place(wait.place());
    json.writeNumberProperty("since", wait.since());
    parts.endLineObject();
  }

  private void part(Explanation.Part part) {
    parts.startLineObject();
    parts.text("text", part.text());
    parts.text("value", part.value());
    json.writeBooleanProperty("decides", part.decides());
    parts.endLineObject();
  }

  private void read(Explanation.Read read) {
    parts.startLineObject();
    parts.text("variable", read.variable());
    parts.value("value", read.value());
    json.writeNumberProperty("step", read.step());
    parts.endLineObject();
  }

  private void reason(Explanation.Reason reason) {
    parts.startLineObject();
    json.writeNumberProperty("step", reason.step());
    parts.texts("because", reason.because());
    parts.endLineObject();
  }

  private void order(Explanation.Order order) {
    parts.startLineObject();
    json.writeNumberProperty("from", order.from());
    json.writeNumberProperty("to", order.to());
    parts.text("because", order.because());
    parts.endLineObject();
  }
}
