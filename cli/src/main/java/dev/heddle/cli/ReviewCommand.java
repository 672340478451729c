package dev.heddle.cli;

import dev.heddle.counterexamples.review.ReviewFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `heddle review`.
@Command(
    name = "review",
    description = {
      "Make a page to look at of a counterexample: one HTML file, to be opened from disk.",
      "Of a folder: a page of each counterexample in it, and index.html."
    })
final class ReviewCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Parameters(
      paramLabel = "FILE.itf.json|DIR",
      description = "A counterexample that check or simulate has written, or a folder of them.")
  private Path subject = Path.of("");

  @Option(
      names = "--out",
      paramLabel = "FILE|DIR",
      description =
          "Write the page to this file, or the pages of a folder into this folder; without the"
              + " option, beside what they are made of.")
  private @Nullable Path out;

  @Option(
      names = "--open",
      description = "Open the page, or the index of a folder's pages, in the browser.")
  private boolean open;

  ReviewCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    var console = surroundings.console();
    var pages = new Pages(console, console.out());
    boolean folder = Files.isDirectory(subject);
    var target = out != null ? out : folder ? subject : ReviewFolder.pageOf(subject);
    var code = folder ? pages.ofFolder(subject, target) : pages.ofFile(subject, target);
    if (open) {
      var page = folder ? target.resolve("index.html") : target;
      var why = WebBrowser.ofSystem().open(page);
      if (why != null) {
        console.err().println("heddle: No browser was opened: " + why + ". Open " + page + ".");
      }
    }
    return code.number();
  }
}
