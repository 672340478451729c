package dev.heddle.cli;

import dev.heddle.counterexamples.TraceText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// What opens a page in the browser of whoever sits here.
///
/// @param command the program and its arguments, to which the page's address is added
record WebBrowser(List<String> command) {
  /// A program that opens a page and stays is a browser itself.
  private static final long PATIENCE_SECONDS = 10;

  /// The system's: `xdg-open`, which also heeds the variable `BROWSER`, or what macOS and Windows
  /// have for it.
  static WebBrowser ofSystem() {
    var system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    if (system.contains("mac")) {
      return new WebBrowser(List.of("open"));
    }
    return system.contains("windows")
        ? new WebBrowser(List.of("rundll32", "url.dll,FileProtocolHandler"))
        : new WebBrowser(List.of("xdg-open"));
  }

  /// Opens a page: null, or why that was not possible.
  @Nullable String open(Path page) {
    var words = new ArrayList<>(command);
    words.add(page.toAbsolutePath().normalize().toUri().toString());
    try {
      var process =
          new ProcessBuilder(words)
              .redirectErrorStream(true)
              .redirectInput(ProcessBuilder.Redirect.PIPE)
              .start();
      process.getOutputStream().close();
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() == 0) {
        return null;
      }
      return failure(process);
    } catch (IOException e) {
      return "this system has no " + command.getFirst();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "interrupted";
    }
  }

  private String failure(Process process) throws IOException {
    // The first line says why; xdg-open goes on with all that it has tried.
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    var why = said.lines().findFirst().orElse("").strip();
    return command.getFirst()
        + " exits with "
        + process.exitValue()
        + (why.isEmpty() ? "" : " and says: " + TraceText.printable(why));
  }
}
