package dev.heddle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// What needs a process: signals, and a heap that is too small.
@Timeout(120)
@DisabledOnOs(OS.WINDOWS)
final class ProcessTest {
  @TempDir private Path folder;

  private Process start(List<String> options, String... arguments) throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(CountForever.class.getName());
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command)
        .directory(folder.toFile())
        .redirectOutput(folder.resolve("out").toFile())
        .redirectError(folder.resolve("err").toFile())
        .start();
  }

  private String read(String name) throws IOException {
    return Files.readString(folder.resolve(name), StandardCharsets.UTF_8);
  }

  /// Waits until the search tells of its progress.
  private void awaitSearch(Process process) throws IOException, InterruptedException {
    while (!read("err").contains(" queued, ")) {
      assertTrue(process.isAlive(), () -> "ended early");
      Thread.sleep(20);
    }
  }

  private static void signal(Process process, String name)
      throws IOException, InterruptedException {
    var kill = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start();
    assertEquals(0, kill.waitFor());
  }

  /// A shell starts background jobs with SIGINT ignored, and processes inherit that.
  private static void assumeInterruptible() throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
      if (line.startsWith("SigIgn:")) {
        long ignored = Long.parseUnsignedLong(line.substring(7).strip(), 16);
        assumeTrue((ignored & 0b10) == 0, "SIGINT is ignored here");
      }
    }
  }

  private int end(Process process) throws InterruptedException {
    assertTrue(process.waitFor(60, TimeUnit.SECONDS), "did not end");
    return process.exitValue();
  }

  @Test
  void an_interrupt_gives_partial_statistics_and_130() throws IOException, InterruptedException {
    assumeInterruptible();
    interrupt("INT", 130);
  }

  @Test
  void termination_gives_partial_statistics_and_143() throws IOException, InterruptedException {
    interrupt("TERM", 143);
  }

  private void interrupt(String signal, int code) throws IOException, InterruptedException {
    var process = start(List.of("-Xmx1g"), "check", "--progress", "50ms");
    awaitSearch(process);
    signal(process, signal);
    assertEquals(code, end(process), read("err"));
    assertTrue(read("out").contains("endless  inconclusive  interrupted"), read("out"));
    assertTrue(read("err").contains("1 job was not begun"), read("err"));
  }

  @Test
  void an_interrupted_run_still_prints_one_json_document()
      throws IOException, InterruptedException {
    var process = start(List.of("-Xmx1g"), "check", "--json", "--progress", "50ms");
    awaitSearch(process);
    signal(process, "TERM");
    assertEquals(143, end(process), read("err"));
    var results = tools.jackson.databind.json.JsonMapper.shared().readTree(read("out"));
    assertEquals("interrupted", results.get(0).get("reason").asString());
    assertTrue(results.get(0).get("states").asLong() > 0);
  }

  @Test
  void too_small_a_heap_is_inconclusive_and_says_what_to_do()
      throws IOException, InterruptedException {
    var process = start(List.of("-Xmx48m"), "check", "endless");
    assertEquals(152, end(process), read("err"));
    assertTrue(read("out").contains("endless  inconclusive  out of memory"), read("out"));
    assertTrue(read("out").contains("-Xmx"), read("out"));
    assertFalse(read("err").contains("OutOfMemoryError"), read("err"));
  }

  @Test
  void results_that_cannot_be_written_are_an_error() throws IOException, InterruptedException {
    var full = Path.of("/dev/full");
    assumeTrue(Files.exists(full));
    var builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            CountForever.class.getName(),
            "list");
    builder.redirectOutput(full.toFile()).redirectError(folder.resolve("err").toFile());
    assertEquals(153, end(builder.start()));
    assertTrue(read("err").contains("could not be written to standard output"), read("err"));
  }
}
