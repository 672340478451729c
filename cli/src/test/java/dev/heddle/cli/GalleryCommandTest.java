package dev.heddle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.cli.job.Catalogue;
import dev.heddle.cli.job.Manifest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The committed counterexamples are what the protocols give, and run on them.
final class GalleryCommandTest {
  private static final Path GALLERY =
      Path.of(System.getProperty("basedir", "")).resolve("../counterexamples/gallery").normalize();

  @TempDir private Path folder;

  @Test
  void making_it_anew_gives_the_same_files() {
    var result = Harness.shipped("gallery", "--check", GALLERY.toString());
    assertEquals(0, result.code(), result.err());
  }

  @Test
  void every_counterexample_in_it_is_reproduced() {
    var result = Harness.shipped("replay", GALLERY.toString());
    assertEquals(0, result.code(), result.out() + result.err());
    assertTrue(result.out().lines().filter(line -> line.contains(": reproduced: ")).count() > 30);
  }

  @Test
  void what_is_not_up_to_date_is_named_and_mended() throws IOException {
    var jobs = List.of("classics.lost-wakeup", "classics.peterson/no-turn");
    var catalogue =
        new Catalogue(
            () -> Manifest.shipped().stream().filter(job -> jobs.contains(job.name())).toList());
    var err = new ByteArrayOutputStream();
    var console = new Console(new ByteArrayOutputStream(), err, false, false, 100);
    var surroundings = new Surroundings(console, catalogue, new Signals(console, _ -> {}));
    assertEquals(0, Main.run(surroundings, "gallery", folder.toString()));
    assertEquals(0, Main.run(surroundings, "gallery", "--check", folder.toString()));

    var stale = Files.writeString(folder.resolve("old.itf.json"), "{}");
    var spoilt = folder.resolve("classics.lost-wakeup.itf.json");
    var good = Files.readString(spoilt);
    Files.writeString(spoilt, good.replace("\"parked\": true", "\"parked\": false"));
    Files.delete(folder.resolve("classics.peterson/no-turn.itf.json"));
    assertEquals(20, Main.run(surroundings, "gallery", "--check", folder.toString()));
    var said = err.toString(StandardCharsets.UTF_8);
    assertTrue(said.contains("classics.lost-wakeup.itf.json differs"), said);
    assertTrue(said.contains("classics.peterson/no-turn.itf.json is missing"), said);
    assertTrue(said.contains("old.itf.json is no finding any more"), said);

    assertEquals(0, Main.run(surroundings, "gallery", folder.toString()));
    assertFalse(Files.exists(stale));
    assertEquals(good, Files.readString(spoilt));
  }
}
