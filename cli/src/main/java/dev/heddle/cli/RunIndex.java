package dev.heddle.cli;

import dev.heddle.cli.report.Outcome;
import dev.heddle.cli.report.Written;
import dev.heddle.counterexamples.TraceDocument;
import dev.heddle.counterexamples.TraceNotWritten;
import dev.heddle.counterexamples.review.ReviewIndex;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The index of the pages that one run has made: `index.html` in its folder.
final class RunIndex {
  private final Path folder;
  private final ReviewIndex index = new ReviewIndex();
  private boolean empty = true;

  /// @param folder where the pages are
  RunIndex(Path folder, List<Outcome> outcomes) {
    this.folder = folder;
    for (Outcome outcome : outcomes) {
      if (outcome instanceof Outcome.Checked checked) {
        add(checked.document(), checked.files());
        checked.witnesses().forEach(way -> add(way.document(), way.files()));
      }
    }
  }

  private void add(@Nullable TraceDocument document, Written files) {
    var page = files.page();
    if (document != null && page != null) {
      index.add(folder.relativize(page), document);
      empty = false;
    }
  }

  /// Whether there is no page.
  boolean isEmpty() {
    return empty;
  }

  /// Where it goes.
  Path file() {
    return folder.resolve("index.html");
  }

  /// Writes it.
  ///
  /// @throws TraceNotWritten when that fails
  void write() throws TraceNotWritten {
    index.write(file(), String.valueOf(folder.toAbsolutePath().normalize().getFileName()));
  }
}
