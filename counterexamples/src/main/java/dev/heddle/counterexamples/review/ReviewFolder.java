package dev.heddle.counterexamples.review;

import dev.heddle.counterexamples.MalformedTrace;
import dev.heddle.counterexamples.TraceNotWritten;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/// The traces of a folder and of the folders in it, a page each, and an index of them.
public final class ReviewFolder {
  /// How the names of traces end.
  public static final String SUFFIX = ".itf.json";

  private ReviewFolder() {}

  /// What came of it.
  ///
  /// @param index the index
  /// @param pages how many traces have a page
  /// @param failures the files that have none
  public record Result(Path index, int pages, List<Failure> failures) {
    /// Copies the list.
    public Result {
      failures = List.copyOf(failures);
    }
  }

  /// A file that has no page.
  ///
  /// @param file the file
  /// @param reason why, in one paragraph
  /// @param cause what was thrown
  public record Failure(Path file, String reason, Exception cause) {}

  /// Makes a page of each `*.itf.json` in `folder` and below it, in the same folders of `out`, and
  /// `index.html` there. A file that is no trace is told of in the result and in the index, and
  /// keeps no other from its page.
  ///
  /// @throws TraceNotWritten when a page cannot be written
  /// @throws IOException when the folder cannot be read
  public static Result write(Path folder, Path out) throws IOException {
    var index = new ReviewIndex();
    var failures = new ArrayList<Failure>();
    int pages = 0;
    for (var file : traces(folder)) {
      var below = folder.relativize(file);
      try {
        var page = ReviewPage.read(file);
        var target = pageOf(out.resolve(below));
        page.write(target);
        index.add(out.relativize(target), page.document());
        pages++;
      } catch (TraceNotWritten e) {
        throw e;
      } catch (MalformedTrace | IOException e) {
        failures.add(new Failure(file, String.valueOf(e.getMessage()), e));
        index.addFailure(below, String.valueOf(e.getMessage()));
      }
    }
    var target = out.resolve("index.html");
    index.write(target, title(folder));
    return new Result(target, pages, failures);
  }

  /// The file for the page of a trace: its name with `.html` for `.itf.json`.
  public static Path pageOf(Path trace) {
    var name = String.valueOf(trace.getFileName());
    var stem = name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : name;
    return trace.resolveSibling(stem + ".html");
  }

  private static SortedSet<Path> traces(Path folder) throws IOException {
    var found = new TreeSet<Path>();
    try (var files = Files.walk(folder)) {
      files
          .filter(file -> file.toString().endsWith(SUFFIX) && Files.isRegularFile(file))
          .forEach(found::add);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return found;
  }

  private static String title(Path folder) {
    return String.valueOf(folder.toAbsolutePath().normalize().getFileName());
  }
}
