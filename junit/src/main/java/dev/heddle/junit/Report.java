package dev.heddle.junit;

import dev.heddle.checker.verdict.Verdict;
import dev.heddle.counterexamples.Explain;
import dev.heddle.counterexamples.SourcePath;
import dev.heddle.counterexamples.TraceDocument;
import dev.heddle.counterexamples.TraceFile;
import dev.heddle.counterexamples.TraceNotWritten;
import dev.heddle.counterexamples.WholeFile;
import dev.heddle.counterexamples.format.Columns;
import dev.heddle.counterexamples.review.ReviewPage;
import dev.heddle.model.system.TransitionSystem;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a test says of a violation, and the files that show it.
///
/// @param document the counterexample
/// @param rebuilt whether the command line can build the protocol as the test did
/// @param classes the folder or jar of the protocol; null when unknown
record Report(TraceDocument document, boolean rebuilt, @Nullable Path classes) {
  private static final int COLUMNS = 120;

  /// @param name the name of the test or of the protocol
  static Report of(Built built, String name, TransitionSystem system, Verdict.Violated violated) {
    boolean rebuilt = built.isRebuilt(system.hash());
    var type = built.protocol().getClass();
    var subject =
        new TraceDocument.Subject(
            name,
            "",
            type.getName(),
            rebuilt ? built.configuration() : Map.of(),
            system.name(),
            system.hash(),
            List.of(),
            system.bounds(),
            "heddle-junit",
            version());
    var found = TraceDocument.of(subject, violated, system.properties(), SourcePath.beside(type));
    return new Report(Explain.in(found, system), rebuilt, built.location());
  }

  private static String version() {
    var module = Report.class.getModule();
    return module.isNamed() ? module.getDescriptor().rawVersion().orElse("") : "";
  }

  /// The counterexample in words.
  String text() {
    return new Columns(COLUMNS).of(List.of(document)) + "\n";
  }

  /// The counterexample in words, and where its files are. Writes them.
  String message(Surroundings surroundings) {
    var text = new StringBuilder(text());
    try {
      Path trace = write(surroundings);
      text.append("trace:  ").append(trace).append('\n');
      text.append("page:   ").append(page(trace)).append('\n');
      text.append("replay: ").append(command(trace));
    } catch (TraceNotWritten e) {
      text.append(e.getMessage());
    }
    return text.toString();
  }

  /// Writes the trace and the page, attaches them, and returns where the trace is.
  ///
  /// @throws TraceNotWritten when that fails
  Path write(Surroundings surroundings) throws TraceNotWritten {
    var stem = WholeFile.safe(document.subject().job()) + "-" + hash();
    var trace = surroundings.folder().resolve(stem + ".itf.json");
    TraceFile.write(document, trace);
    surroundings.attachments().attach(trace, "application/json");
    ReviewPage.of(document).write(page(trace));
    surroundings.attachments().attach(page(trace), "text/html");
    return trace;
  }

  /// The beginning of the model's hash: other configurations, other files.
  private String hash() {
    var hash = document.subject().modelHash();
    return hash.substring(0, Math.min(8, hash.length()));
  }

  private static Path page(Path trace) {
    var name = String.valueOf(trace.getFileName());
    return trace.resolveSibling(name.substring(0, name.length() - ".itf.json".length()) + ".html");
  }

  private String command(Path trace) {
    if (!rebuilt) {
      return "heddle replay builds a protocol by the names of its constructor's parameters, which"
          + " no fields of the same names and types tell here; keep them in such fields, and"
          + " compile with -parameters";
    }
    var entry = classes == null ? "" : " --classpath " + shortest(classes);
    return "heddle replay" + entry + " " + trace;
  }

  private static Path shortest(Path path) {
    var here = Path.of("").toAbsolutePath();
    return path.startsWith(here) ? here.relativize(path) : path;
  }
}
