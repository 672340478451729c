package dev.heddle.counterexamples;

import java.io.InputStream;
import java.util.Objects;

/// The JSON Schema of the documents that [TraceWriter] writes.
public final class TraceSchema {
  /// The version of the format: it grows when a reader of the older format would be misled.
  public static final int VERSION = 2;

  private TraceSchema() {}

  /// The schema itself, in JSON Schema 2020-12 and UTF-8. The caller closes the stream.
  public static InputStream open() {
    return Objects.requireNonNull(
        TraceSchema.class.getResourceAsStream("trace.schema.json"), "trace.schema.json");
  }
}
