package dev.heddle.counterexamples.format;

import dev.heddle.counterexamples.TraceDocument;
import java.util.List;

/// A form in which counterexamples are given away.
public sealed interface TraceFormat
    permits Columns, Dot, GoTraceback, JUnit, JavaTest, Mermaid, Sarif {

  /// Whether one text can hold several counterexamples.
  default boolean several() {
    return false;
  }

  /// The counterexamples in this form, ended by `\n`.
  ///
  /// @param documents one, or at least one when it can hold [#several]
  String of(List<TraceDocument> documents);
}
