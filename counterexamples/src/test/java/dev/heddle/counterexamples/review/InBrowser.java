package dev.heddle.counterexamples.review;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/// Tests of pages: those of a class share a browser, and a folder for what it opens.
abstract class InBrowser {
  @AutoClose static Browser browser;
  @TempDir static Path folder;

  @BeforeAll
  static void openBrowser() {
    browser = new Browser();
  }

  /// Writes the page of a counterexample.
  static Path page(String name, ObjectNode trace) throws IOException {
    var file = folder.resolve(name + ".html");
    ReviewPage.of(Traces.bytes(trace)).write(file);
    return file;
  }
}
