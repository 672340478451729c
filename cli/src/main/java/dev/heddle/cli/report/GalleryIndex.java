package dev.heddle.cli.report;

import dev.heddle.counterexamples.TraceDocument;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/// The index of the gallery as Markdown.
public final class GalleryIndex {
  private static final String HEAD =
      """
      # Gallery

      A counterexample for every finding of `specs/`: what a revision of a protocol has wrong with
      it, with as few steps as it takes. Written by `./heddle gallery`; do not edit.

          ./heddle gallery                            writes it anew
          ./heddle gallery --check                    fails when it is not up to date
          ./heddle replay counterexamples/gallery     executes each on the protocol as it is today
          ./heddle explain counterexamples/gallery/classics.lost-wakeup.itf.json
          ./heddle review counterexamples/gallery --out counterexamples-out/gallery --open

      The last makes a page of each, to look at and to step through, and opens their index
      (`counterexamples-out/gallery/index.html`) in a browser; [review.md](../../docs/review.md)
      explains them. Pages are not committed: they say nothing that is not in the files here, take
      as much room again, and change with every change of how they are drawn.

      | finding | what it shows | what is wrong | steps |
      |---|---|---|---:|
      """;

  private GalleryIndex() {}

  /// The index of `shown`, whose counterexamples lie in `root`.
  public static String of(List<Outcome.Checked> shown, Path root) {
    var text = new StringBuilder(HEAD);
    for (var outcome : shown) {
      var document = Objects.requireNonNull(outcome.document());
      var file = root.relativize(Objects.requireNonNull(outcome.files().trace())).toString();
      text.append("| [")
          .append(cell(outcome.job().name()))
          .append("](")
          .append(file.replace('\\', '/'))
          .append(") | ")
          .append(cell(document.subject().about()))
          .append(" | ")
          .append(cell(wrong(document)))
          .append(" | ")
          .append(document.trace().steps().size())
          .append(" |\n");
    }
    return text.toString();
  }

  private static String wrong(TraceDocument document) {
    var flaw = document.flaw();
    return switch (flaw.kind()) {
      case DEADLOCK -> flaw.kind().text();
      case PARTIAL_DEADLOCK -> flaw.kind().text() + ": " + String.join(", ", flaw.cycle());
      case INVARIANT,
          DATA_RACE,
          CHECK,
          ASSERTION,
          EXCEPTION,
          RANGE,
          NULL,
          INDEX,
          DIVISION,
          CAST,
          MODEL,
          WITNESS ->
          flaw.kind().text() + ": " + flaw.message();
    };
  }

  private static String cell(String text) {
    return text.replace("|", "\\|").replace("<", "&lt;").replace("\n", " ");
  }
}
