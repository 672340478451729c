package dev.heddle.counterexamples;

import java.io.OutputStream;
import java.nio.file.Path;
import java.util.function.UnaryOperator;

/// Puts counterexamples on disk whole or not at all, as [WholeFile] does.
public final class TraceFile {
  private TraceFile() {}

  /// Writes the document to `target`, replacing what is there. Missing folders are made.
  ///
  /// @throws TraceNotWritten when that fails; the target is then as it was
  public static void write(TraceDocument document, Path target) throws TraceNotWritten {
    write(document, target, UnaryOperator.identity());
  }

  /// As above, but the bytes take their way through `filter` of the new file's stream.
  static void write(TraceDocument document, Path target, UnaryOperator<OutputStream> filter)
      throws TraceNotWritten {
    WholeFile.write(
        target, "the counterexample", out -> TraceWriter.write(document, filter.apply(out)));
  }
}
