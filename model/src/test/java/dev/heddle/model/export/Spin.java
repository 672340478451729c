package dev.heddle.model.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What Spin says of a model.
///
/// @param states how many it stores
/// @param transitions how many lead to them; none leads to the first one
/// @param wrong whether it finds an error
/// @param report its words
record Spin(long states, long transitions, boolean wrong, String report) {
  private static final Pattern STATES = Pattern.compile("(?m)^ *(\\d+) states, stored");
  private static final Pattern TRANSITIONS = Pattern.compile("(?m)^ *(\\d+) transitions");
  private static final Pattern ERRORS = Pattern.compile("errors: (\\d+)");

  /// Whether `spin` and `cc` are installed.
  static boolean isInstalled() {
    return isInstalled("spin") && isInstalled("cc");
  }

  private static boolean isInstalled(String program) {
    for (String place : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
      if (Files.isExecutable(Path.of(place, program))) {
        return true;
      }
    }
    return false;
  }

  /// Checks a model in a folder.
  static Spin of(String model, Path folder) throws IOException, InterruptedException {
    Files.writeString(folder.resolve("model.pml"), model);
    run(folder, "spin", "-o1", "-o2", "-o3", "-a", "model.pml");
    run(folder, "cc", "-O0", "-fwrapv", "-w", "-DSAFETY", "-DNOREDUCE", "-o", "pan", "pan.c");
    String report = run(folder, "./pan", "-n", "-m400000", "-w16");
    assertTrue(!report.contains("max search depth too small"), report);
    return new Spin(
        number(STATES, report),
        number(TRANSITIONS, report) - 1, // Spin counts one that leads to the first state
        number(ERRORS, report) > 0,
        report);
  }

  private static String run(Path folder, String... command)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(List.of(command))
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), output);
    return output;
  }

  private static long number(Pattern pattern, String report) {
    Matcher matcher = pattern.matcher(report);
    assertTrue(matcher.find(), report);
    return Long.parseLong(matcher.group(1));
  }
}
