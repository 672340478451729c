package dev.heddle.counterexamples;

import dev.heddle.model.system.Access;
import dev.heddle.model.system.Frame;
import dev.heddle.model.system.LockState;
import dev.heddle.model.system.SourceLine;
import dev.heddle.model.system.Value;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/// The small parts of a trace in JSON: texts, values, places, frames.
final class ItfParts {
  private static final char REPLACEMENT = '\uFFFD';

  private final JsonGenerator json;
  private final ItfLayout layout;

  ItfParts(JsonGenerator json, ItfLayout layout) {
    this.json = json;
    this.layout = layout;
  }

  /// Starts an object that stays on the line where it starts.
  void startLineObject() {
    json.writeStartObject();
    layout.startLine();
  }

  /// Ends what [#startLineObject] began.
  void endLineObject() {
    json.writeEndObject();
    layout.endLine();
  }

  void name(String name) {
    json.writeName(wellFormed(name));
  }

  void text(String name, @Nullable String text) {
    name(name);
    if (text == null) {
      json.writeNull();
    } else {
      json.writeString(wellFormed(text));
    }
  }

  void texts(String name, List<String> texts) {
    json.writeArrayPropertyStart(name);
    elements(texts);
    json.writeEndArray();
  }

  void lineOfTexts(String name, List<String> texts) {
    json.writeArrayPropertyStart(name);
    layout.startLine();
    elements(texts);
    json.writeEndArray();
    layout.endLine();
  }

  private void elements(List<String> texts) {
    for (var text : texts) {
      json.writeString(wellFormed(text));
    }
  }

  void value(String name, Value value) {
    json.writeName(wellFormed(name));
    layout.startLine();
    value(value);
    layout.endLine();
  }

  private void value(Value value) {
    switch (value) {
      case Value.Truth(var truth) -> json.writeBoolean(truth);
      case Value.Whole(var whole) -> {
        json.writeStartObject();
        json.writeStringProperty("#bigint", Long.toString(whole));
        json.writeEndObject();
      }
      case Value.Name(var name) -> json.writeString(wellFormed(name));
      case Value.Sequence(var elements) -> {
        json.writeStartArray();
        elements.forEach(this::value);
        json.writeEndArray();
      }
    }
  }

  /// The four fields of a place, within the object that is being written.
  void source(SourceLine at) {
    text("type", at.type());
    text("method", at.method());
    text("file", at.path());
    json.writeNumberProperty("line", at.line());
  }

  void place(SourceLine at) {
    startLineObject();
    source(at);
    endLineObject();
  }

  void access(Access access) {
    startLineObject();
    text("variable", access.variable());
    json.writeBooleanProperty("write", access.write());
    value("before", access.before());
    value("after", access.after());
    endLineObject();
  }

  void lock(LockState lock) {
    startLineObject();
    text("lock", lock.lock());
    text("owner", lock.owner());
    texts("waiting", lock.waiting());
    endLineObject();
  }

  void frame(Frame frame) {
    startLineObject();
    source(frame.at());
    json.writeBooleanProperty("systemStack", frame.systemStack());
    json.writeBooleanProperty("split", frame.split());
    json.writeObjectPropertyStart("locals");
    new TreeMap<>(frame.locals()).forEach(this::value);
    json.writeEndObject();
    endLineObject();
  }

  /// The text with half characters, which UTF-8 cannot say, replaced.
  private static String wellFormed(String text) {
    StringBuilder repaired = null;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!Character.isSurrogate(c)) {
        continue;
      }
      if (Character.isSurrogatePair(c, i + 1 < text.length() ? text.charAt(i + 1) : 'x')) {
        i++;
        continue;
      }
      if (repaired == null) {
        repaired = new StringBuilder(text);
      }
      repaired.setCharAt(i, REPLACEMENT);
    }
    return repaired == null ? text : repaired.toString();
  }
}
