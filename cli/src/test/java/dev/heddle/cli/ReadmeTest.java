package dev.heddle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.cli.outcome.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What README.md shows is what happens.
final class ReadmeTest {
  private static final Path ROOT = Path.of(System.getProperty("basedir", "")).resolve("..");

  @TempDir Path folder;

  @Test
  void the_protocol_gives_the_verdict_beside_it() throws IOException {
    Path file = folder.resolve("LostWakeup.java");
    Files.writeString(file, block("protocol"));
    Harness.Result result = shipped("check", file.toString());
    assertEquals(ExitCode.DEADLOCK.number(), result.code(), result.err());
    assertContains(result.out(), block("verdict"));
  }

  @Test
  void issue_1547_ends_with_the_call_stack_shown() throws IOException {
    Harness.Result result = shipped("check", "go.stackalloc/before-w1/1m-1g");
    assertEquals(0, result.code(), result.err());
    assertContains(result.out(), block("traceback"));
  }

  @Test
  void the_table_of_specs_says_what_the_manifest_expects() throws IOException {
    String list = shipped("list").out();
    List<String> rows = rows("specs");
    assertFalse(rows.isEmpty());
    for (String row : rows) {
      String[] cells = row.split("\\s*\\|\\s*", -1);
      String job = cells[1].replace("`", "");
      String line =
          list.lines().filter(each -> each.startsWith(job + " ")).findFirst().orElse("no " + job);
      assertTrue(line.contains(" " + cells[3] + " "), line + "\n" + row);
      assertTrue(line.contains(" " + cells[4] + " "), line + "\n" + row);
    }
  }

  @Test
  void every_command_runs() throws IOException {
    List<String> commands = block("commands").lines().toList();
    assertFalse(commands.isEmpty());
    for (String command : commands) {
      String line = command.replaceFirst("#.*", "").strip();
      assertTrue(line.startsWith("./heddle "), line);
      List<String> words = new ArrayList<>(List.of(line.substring(9).split(" ")));
      int code = shipped(words.toArray(String[]::new)).code();
      boolean simulation = words.getFirst().equals("simulate");
      assertEquals(simulation ? ExitCode.INCONCLUSIVE.number() : 0, code, line);
    }
  }

  @Test
  void the_exit_codes_are_the_program_s() throws IOException {
    Map<Integer, String> expected = new TreeMap<>();
    for (ExitCode code : ExitCode.values()) {
      expected.put(code.number(), code.meaning());
    }
    Map<Integer, String> shown = new TreeMap<>();
    for (String row : rows("exit codes")) {
      String[] cells = row.split("\\s*\\|\\s*", -1);
      shown.put(Integer.valueOf(cells[1]), cells[2]);
    }
    assertEquals(expected, shown);
  }

  /// Runs the program as shipped, its counterexamples going to the test's folder.
  private Harness.Result shipped(String... words) {
    List<String> arguments = new ArrayList<>(List.of(words));
    if (words[0].equals("check") || words[0].equals("simulate")) {
      arguments.addAll(List.of("--out", folder.toString()));
    }
    int out = List.of(words).indexOf("--out");
    if (out > 0) {
      arguments.set(out + 1, folder.resolve(words[out + 1]).toString());
    }
    if (words[0].equals("review")) {
      arguments.set(1, folder.toString());
    }
    arguments.replaceAll(
        word -> word.startsWith("counterexamples/") ? ROOT.resolve(word).toString() : word);
    return Harness.shipped(arguments.toArray(String[]::new));
  }

  private static void assertContains(String output, String expected) {
    assertTrue(output.contains(expected), () -> "expected\n" + expected + "\nin\n" + output);
  }

  private static String afterMark(String name) throws IOException {
    String readme = Files.readString(ROOT.resolve("README.md"));
    String mark = "<!-- README: " + name + " -->\n";
    int at = readme.indexOf(mark);
    assertTrue(at >= 0, mark);
    return readme.substring(at + mark.length());
  }

  /// The fenced block behind a mark.
  private static String block(String name) throws IOException {
    String text = afterMark(name);
    int from = text.indexOf('\n') + 1;
    return text.substring(from, text.indexOf("\n```", from) + 1);
  }

  /// The rows of the table behind a mark.
  private static List<String> rows(String name) throws IOException {
    return afterMark(name).lines().skip(2).takeWhile(line -> line.startsWith("|")).toList();
  }
}
