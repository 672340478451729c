package dev.heddle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.cli.job.Catalogue;
import dev.heddle.cli.job.Manifest;
import dev.heddle.counterexamples.TraceReader;
import dev.heddle.junit.Attachments;
import dev.heddle.junit.Checking;
import dev.heddle.junit.Tally;
import dev.heddle.model.system.FlawKind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.AssertionFailedError;

/// Counterexamples become tests in Java: they compile, and pass as long as the violation is there.
final class ExportedTestsTest {
  private static final Path ROOT = Path.of(System.getProperty("basedir", "")).resolve("..");

  private static final Path GALLERY = ROOT.resolve("counterexamples/gallery");

  @TempDir Path folder;

  private String heddle(String... words) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    var console = new Console(out, err, false, false, 100);
    var surroundings =
        new Surroundings(console, new Catalogue(Manifest::shipped), new Signals(console, _ -> {}));
    int code = Main.run(surroundings, words);
    assertEquals(0, code, () -> err.toString(StandardCharsets.UTF_8));
    return out.toString(StandardCharsets.UTF_8);
  }

  /// Exports counterexamples to files whose names say the class, and returns these.
  private List<Path> exported(List<Path> counterexamples) {
    var files = new ArrayList<Path>();
    for (Path counterexample : counterexamples) {
      Path file = folder.resolve("src/Exported" + files.size() + "Test.java");
      heddle("export", counterexample.toString(), "--junit-test", "--out", file.toString());
      files.add(file);
    }
    return files;
  }

  @Test
  void counterexamples_of_the_gallery_become_tests_that_pass()
      throws IOException, ClassNotFoundException {
    List<Path> gallery = firstOfEachKind();
    try (var tests = CompiledTests.of(exported(gallery), folder.resolve("classes"))) {
      var events = tests.run("junit-jupiter").testEvents();
      assertEquals(List.of(), events.failed().list().stream().map(Object::toString).toList());
      assertEquals(gallery.size(), events.succeeded().count());
    }
  }

  /// The first counterexample of each kind of flaw in the gallery.
  private static List<Path> firstOfEachKind() throws IOException {
    var first = new EnumMap<FlawKind, Path>(FlawKind.class);
    try (Stream<Path> all = Files.walk(GALLERY)) {
      for (Path file : all.filter(it -> it.toString().endsWith(".itf.json")).sorted().toList()) {
        first.putIfAbsent(TraceReader.read(file).flaw().kind(), file);
      }
    }
    assertTrue(first.size() > 4);
    return List.copyOf(first.values());
  }

  @Test
  void the_command_that_a_failed_test_shows_replays_its_trace() {
    var error =
        assertThrows(
            AssertionFailedError.class,
            () -> Checking.of(new Tally(2, false)).files(folder, Attachments.NONE).holds());
    var lines = String.valueOf(error.getMessage()).lines().toList();
    var command = lines.getLast();
    assertTrue(command.startsWith("replay: heddle replay "), command);
    var words = command.substring("replay: heddle ".length()).split(" ", -1);
    assertTrue(heddle(words).contains("reproduced: invariant violated"), command);
  }

  @Test
  void a_test_reads_like_one_that_is_written_by_hand() {
    var text =
        heddle(
            "export", GALLERY.resolve("classics.lost-wakeup.itf.json").toString(), "--junit-test");
    assertTrue(text.startsWith("package dev.heddle.specs.classics;\n"), text);
    assertTrue(text.contains("final class LostWakeupDeadlockTest {\n"), text);
    assertTrue(
        text.contains("    Walkthrough run = follow(new LostWakeup());\n    // 1. Lost"), text);
    assertTrue(text.contains("    run.step(\"submitter\");\n"), text);
    assertTrue(text.contains("    run.violates(FlawKind.DEADLOCK);\n"), text);
    assertTrue(text.contains("`doesNotViolate` for `violates`"), text);
  }

  @Test
  void a_parameter_is_written_as_java_has_it() {
    var text =
        heddle(
            "export",
            GALLERY.resolve("classics.philosophers/5.itf.json").toString(),
            "--junit-test");
    assertTrue(text.contains("follow(new DiningPhilosophers(5, false))"), text);
  }
}
