package dev.heddle.counterexamples;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.PrettyPrinter;

/// White space for JSON that people read and compare: two spaces a level, one entry a line, but
/// what is written between [#startLine] and [#endLine] stays on one line.
final class ItfLayout implements PrettyPrinter {
  private int depth;
  private int lines;

  /// From here on no line is broken.
  void startLine() {
    lines++;
  }

  /// Ends what the last [#startLine] began.
  void endLine() {
    lines--;
  }

  @Override
  public void writeRootValueSeparator(JsonGenerator json) {
    json.writeRaw('\n');
  }

  @Override
  public void writeStartObject(JsonGenerator json) {
    json.writeRaw('{');
    depth++;
  }

  @Override
  public void beforeObjectEntries(JsonGenerator json) {
    breakLine(json);
  }

  @Override
  public void writeObjectNameValueSeparator(JsonGenerator json) {
    json.writeRaw(": ");
  }

  @Override
  public void writeObjectEntrySeparator(JsonGenerator json) {
    separate(json);
  }

  @Override
  public void writeEndObject(JsonGenerator json, int entries) {
    depth--;
    if (entries > 0) {
      breakLine(json);
    }
    json.writeRaw('}');
  }

  @Override
  public void writeStartArray(JsonGenerator json) {
    json.writeRaw('[');
    depth++;
  }

  @Override
  public void beforeArrayValues(JsonGenerator json) {
    breakLine(json);
  }

  @Override
  public void writeArrayValueSeparator(JsonGenerator json) {
    separate(json);
  }

  @Override
  public void writeEndArray(JsonGenerator json, int values) {
    depth--;
    if (values > 0) {
      breakLine(json);
    }
    json.writeRaw(']');
  }

  private void separate(JsonGenerator json) {
    if (lines > 0) {
      json.writeRaw(", ");
    } else {
      json.writeRaw(',');
      breakLine(json);
    }
  }

  private void breakLine(JsonGenerator json) {
    if (lines > 0) {
      return;
    }
    json.writeRaw('\n');
    for (int i = 0; i < depth; i++) {
      json.writeRaw("  ");
    }
  }
}
