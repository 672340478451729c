package dev.heddle.cli.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.counterexamples.SourcePath;
import dev.heddle.counterexamples.Sources;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SourcePathTest {
  @TempDir Path folder;

  private Path file(String name, String text) throws IOException {
    var file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private Sources beside(Path entry) throws IOException {
    return SourcePath.beside(new URLClassLoader(new URL[] {entry.toUri().toURL()}, null));
  }

  @Test
  void the_shipped_protocols_and_the_language_come_with_their_source() {
    var sources = SourcePath.beside(SourcePath.class.getClassLoader());
    for (String path :
        List.of(
            "dev/heddle/specs/classics/Peterson.java",
            "dev/heddle/specs/go/stackalloc/Stackalloc.java",
            "dev/heddle/protocol/Lock.java")) {
      var lines = sources.lines(path);
      assertNotNull(lines, path);
      assertTrue(lines.getFirst().startsWith("package dev.heddle."), path);
    }
    assertNull(sources.lines("dev/heddle/model/Model.java"));
  }

  @Test
  void folders_come_first_and_files_go_by_their_names() throws IOException {
    var root = file("src/a/b/Lock.java", "one\ntwo\n").getParent().getParent().getParent();
    var single = file("elsewhere/Note.java", "three");
    var sources = SourcePath.of(List.of(root, single), path -> List.of("other " + path));
    assertEquals(List.of("one", "two"), sources.lines("a/b/Lock.java"));
    assertEquals(List.of("three"), sources.lines("a/b/Note.java"));
    assertEquals(List.of("other c/Lock.java"), sources.lines("c/Lock.java"));
  }

  @Test
  void source_lies_beside_the_classes_or_where_maven_has_it() throws IOException {
    file("module/target/classes/a/Beside.java", "beside");
    file("module/src/main/java/a/Main.java", "main");
    file("module/src/test/java/a/Test.java", "test");
    var sources = beside(folder.resolve("module/target/classes"));
    assertEquals(List.of("beside"), sources.lines("a/Beside.java"));
    assertEquals(List.of("main"), sources.lines("a/Main.java"));
    assertNull(sources.lines("a/Test.java"));
  }

  @Test
  void a_path_does_not_lead_out_of_its_root() throws IOException {
    file("secret.java", "secret");
    var root = Files.createDirectories(folder.resolve("root"));
    var sources = SourcePath.of(List.of(root), Sources.NONE);
    assertNull(sources.lines("../secret.java"));
    assertNull(sources.lines(folder.resolve("secret.java").toString()));
    assertNull(sources.lines("\u0000"));
  }
}
