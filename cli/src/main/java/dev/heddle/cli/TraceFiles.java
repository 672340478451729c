package dev.heddle.cli;

import dev.heddle.cli.outcome.ExitCode;
import dev.heddle.cli.outcome.Mishap;
import dev.heddle.cli.report.Written;
import dev.heddle.counterexamples.TraceDocument;
import dev.heddle.counterexamples.TraceFile;
import dev.heddle.counterexamples.TraceNotWritten;
import dev.heddle.counterexamples.WholeFile;
import dev.heddle.counterexamples.format.Columns;
import dev.heddle.counterexamples.review.ReviewPage;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The files of counterexamples in a folder: of each the trace, which is JSON for programs, and
/// made of it a text and a page for people. Each file is written whole or not at all, and one that
/// cannot be written does not keep the others from it.
///
/// @param folder where they go; made when needed
/// @param forms what is written
record TraceFiles(Path folder, Forms forms) {
  /// How wide the text is: the same on every machine.
  private static final int COLUMNS = 100;

  /// What is written of a counterexample.
  enum Forms {
    /// The trace.
    TRACE,
    /// The trace and the text.
    TEXT,
    /// The trace, the text and the page.
    PAGE
  }

  private interface Writing {
    void to(Path target) throws TraceNotWritten;
  }

  /// Writes a counterexample. Its name is that of its job, whose `/` make folders.
  ///
  /// @param suffix what is added to the name
  Written write(TraceDocument document, String suffix) {
    var all = new Attempts();
    var stem = stem(document.subject().job()) + suffix;
    var trace = all.attempt(stem + ".itf.json", target -> TraceFile.write(document, target));
    if (forms == Forms.TRACE) {
      return new Written(trace, null, null, all.first);
    }
    var text =
        all.attempt(
            stem + ".txt",
            target ->
                WholeFile.write(target, "the text", new Columns(COLUMNS).of(List.of(document))));
    var page =
        forms == Forms.TEXT
            ? null
            : all.attempt(stem + ".html", target -> ReviewPage.of(document).write(target));
    return new Written(trace, text, page, all.first);
  }

  /// Writes files, and remembers what first went wrong.
  private final class Attempts {
    private @Nullable Mishap first;

    /// Writes a file, and returns where; null when that fails.
    @Nullable Path attempt(String name, Writing writing) {
      var target = folder.resolve(name);
      try {
        writing.to(target);
        return target;
      } catch (TraceNotWritten e) {
        if (first == null) {
          first = new Mishap(ExitCode.INPUT_OUTPUT, String.valueOf(e.getMessage()), e);
        }
        return null;
      }
    }
  }

  private static String stem(String job) {
    var stem = new StringBuilder();
    int start = 0;
    for (int slash = job.indexOf('/'); slash >= 0; slash = job.indexOf('/', start)) {
      stem.append(WholeFile.safe(job.substring(start, slash))).append('/');
      start = slash + 1;
    }
    return stem.append(WholeFile.safe(job.substring(start))).toString();
  }
}
