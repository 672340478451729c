package dev.heddle.counterexamples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

final class TraceFileTest {
  private static final TraceDocument DOCUMENT = Samples.issue1547();

  @TempDir Path folder;

  @Test
  void the_whole_document_is_written_and_nothing_else() throws IOException {
    var target = folder.resolve("deep/er/trace.itf.json");
    TraceFile.write(DOCUMENT, target);
    assertEquals(TraceWriter.toJson(DOCUMENT), Files.readString(target));
    assertEquals(List.of("trace.itf.json"), names(target.getParent()));
  }

  @Test
  void what_was_there_is_replaced() throws IOException {
    var target = folder.resolve("trace.itf.json");
    Files.writeString(target, "old");
    TraceFile.write(DOCUMENT, target);
    assertEquals(DOCUMENT, TraceReader.read(target));
  }

  @Test
  void an_interrupted_thread_still_writes() throws IOException {
    var target = folder.resolve("trace.itf.json");
    Thread.currentThread().interrupt();
    try {
      TraceFile.write(DOCUMENT, target);
    } finally {
      assertTrue(Thread.interrupted());
    }
    assertEquals(DOCUMENT, TraceReader.read(target));
  }

  @Test
  void a_file_in_the_place_of_the_folder_is_told() throws IOException {
    var file = Files.writeString(folder.resolve("out"), "");
    for (var target : List.of(file.resolve("trace.itf.json"), file.resolve("a/trace.itf.json"))) {
      var message = failure(target, UnaryOperator.identity()).getMessage();
      assertTrue(message.contains(target.toString()), message);
      assertTrue(message.contains(file.toString()), message);
      assertTrue(message.contains("Choose a folder that can be written to"), message);
    }
  }

  /// Even root may not make files there.
  @Test
  @EnabledOnOs(OS.LINUX)
  void a_folder_that_may_not_be_written_to_is_told() {
    var message =
        failure(Path.of("/proc/self/trace.itf.json"), UnaryOperator.identity()).getMessage();
    assertTrue(message.startsWith("Cannot write the counterexample to /proc/self/trace"), message);
    assertTrue(message.contains("Choose a folder that can be written to"), message);
  }

  @Test
  void a_target_that_is_a_folder_is_told() throws IOException {
    var message = failure(folder, UnaryOperator.identity()).getMessage();
    assertTrue(message.contains("That is a folder. "), message);
    assertEquals(List.of(), names(folder));
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void a_device_is_not_replaced() {
    var message = failure(Path.of("/dev/null"), UnaryOperator.identity()).getMessage();
    assertTrue(message.contains("That is no regular file."), message);
    assertFalse(Files.isRegularFile(Path.of("/dev/null")));
  }

  @Test
  void a_disk_that_fills_up_leaves_the_old_file_and_no_other() throws IOException {
    var target = folder.resolve("trace.itf.json");
    Files.writeString(target, "old");
    var failure = failure(target, stream -> new Disk(stream, 1000));
    var message = failure.getMessage();
    assertTrue(message.contains("No space left on device."), message);
    assertTrue(message.contains("Make room in " + folder), message);
    assertFalse(message.contains("\n"), message);
    assertEquals(target, failure.target());
    assertEquals("old", Files.readString(target));
    assertEquals(List.of("trace.itf.json"), names(folder));
  }

  /// The system's own words for a full disk.
  @Test
  @EnabledOnOs(OS.LINUX)
  void a_full_device_is_told() throws IOException {
    var message = failure(folder.resolve("trace.itf.json"), _ -> open("/dev/full")).getMessage();
    assertTrue(message.contains("No space left on device."), message);
    assertTrue(message.contains("Make room in " + folder), message);
    assertEquals(List.of(), names(folder));
  }

  @Test
  void an_error_of_the_program_leaves_no_file_either() throws IOException {
    var target = folder.resolve("trace.itf.json");
    UnaryOperator<OutputStream> broken =
        _ -> {
          throw new OutOfMemoryError("planted");
        };
    assertThrows(OutOfMemoryError.class, () -> TraceFile.write(DOCUMENT, target, broken));
    assertEquals(List.of(), names(folder));
  }

  @Test
  void a_process_that_is_killed_while_it_writes_leaves_nothing_under_the_name() throws Exception {
    var target = folder.resolve("trace.itf.json");
    var child = KilledWriter.start(folder, "slowly", target);
    try {
      KilledWriter.awaitHalf(child);
    } finally {
      kill(child);
    }
    assertFalse(Files.exists(target));
    var left = names(folder);
    assertEquals(1, left.size(), "the half-written file: " + left);
    assertTrue(Files.size(folder.resolve(left.getFirst())) > 0);
    TraceFile.write(DOCUMENT, target);
    assertEquals(DOCUMENT, TraceReader.read(target));
  }

  @Test
  void a_process_that_is_killed_at_any_time_leaves_a_whole_document() throws Exception {
    var target = folder.resolve("trace.itf.json");
    for (int round = 0; round < 3; round++) {
      var child = KilledWriter.start(folder, "for ever", target);
      try {
        KilledWriter.awaitHalf(child);
        Thread.sleep(17L * round);
      } finally {
        kill(child);
      }
      var read = TraceReader.read(target);
      assertTrue(read.trace().states().size() >= KilledWriter.LEAST_STATES);
    }
  }

  private static void kill(Process child) throws InterruptedException {
    child.destroyForcibly();
    assertTrue(child.waitFor(30, TimeUnit.SECONDS));
  }

  private static TraceNotWritten failure(Path target, UnaryOperator<OutputStream> filter) {
    return assertThrows(TraceNotWritten.class, () -> TraceFile.write(DOCUMENT, target, filter));
  }

  private static OutputStream open(String file) {
    try {
      return new FileOutputStream(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> names(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  /// A stream with room for so many bytes.
  private static final class Disk extends FilterOutputStream {
    private int room;

    Disk(OutputStream out, int room) {
      super(out);
      this.room = room;
    }

    @Override
    public void write(int b) throws IOException {
      if (room-- == 0) {
        throw new IOException("No space left on device");
      }
      out.write(b);
    }
  }
}
