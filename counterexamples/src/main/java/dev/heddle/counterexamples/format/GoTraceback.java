package dev.heddle.counterexamples.format;

import dev.heddle.counterexamples.Style;
import dev.heddle.counterexamples.TraceDocument;
import dev.heddle.counterexamples.TraceText;
import java.util.List;

/// What is wrong, and the call stacks at the end as Go prints those of a crash.
///
/// @param width how many columns of characters a line of what is wrong may have
public record GoTraceback(int width) implements TraceFormat {
  @Override
  public String of(List<TraceDocument> documents) {
    return new TraceText(width, Style.PLAIN).traceback(documents.getFirst());
  }
}
