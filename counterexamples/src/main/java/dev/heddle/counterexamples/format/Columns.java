package dev.heddle.counterexamples.format;

import dev.heddle.counterexamples.ExplanationText;
import dev.heddle.counterexamples.Style;
import dev.heddle.counterexamples.TraceDocument;
import dev.heddle.counterexamples.TraceText;
import java.util.List;

/// Plain text: what is wrong, the steps with a column for each strand, call stacks, and why, where
/// the document says it.
///
/// @param width how many columns of characters a line may have; fewer than 40 count as 40
public record Columns(int width) implements TraceFormat {
  @Override
  public String of(List<TraceDocument> documents) {
    var document = documents.getFirst();
    var text = new TraceText(width, Style.PLAIN).render(document);
    var why = document.explanation();
    return why == null
        ? text
        : text + "\nwhy:\n" + new ExplanationText(width, Style.PLAIN).reasons(document, why);
  }
}
