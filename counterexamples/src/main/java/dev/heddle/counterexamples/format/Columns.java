package dev.heddle.counterexamples.format;

import dev.heddle.counterexamples.Style;
import dev.heddle.counterexamples.TraceDocument;
import dev.heddle.counterexamples.TraceText;
import java.util.List;

/// Plain text: what is wrong, the steps with a column for each strand, and call stacks.
///
/// @param width how many columns of characters a line may have; fewer than 40 count as 40
public record Columns(int width) implements TraceFormat {
  @Override
  public String of(List<TraceDocument> documents) {
    return new TraceText(width, Style.PLAIN).render(documents.getFirst());
  }
}
