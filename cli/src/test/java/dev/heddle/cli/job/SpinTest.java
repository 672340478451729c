package dev.heddle.cli.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.heddle.model.system.FlawKind;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Spin as the judge: it stores as many states of an exported protocol as the manifest expects
/// Heddle to find, and what it calls wrong is wrong for the same reason. Skipped where `spin` and
/// `cc` are not installed.
///
/// `-Dheddle.spin.states=N` compares every job of up to N states, however large its model, rather
/// than those that take a second; 5,000,000 take half an hour.
final class SpinTest {
  private static final Pattern STATES = Pattern.compile("(?m)^ *(\\d+) states, stored");
  private static final Pattern ERRORS = Pattern.compile("errors: (\\d+)");
  private static final int LIMIT = Integer.getInteger("heddle.spin.states", 20_000);

  /// Characters of a model that the C compiler needs a second for.
  private static final int SMALL = 250_000;

  private static final boolean ALL = System.getProperty("heddle.spin.states") != null;

  @TempDir private Path folder;

  @TestFactory
  Stream<DynamicTest> spin_finds_the_same() {
    return Manifest.shipped().stream()
        .filter(job -> job.expected() != null && isWithin(job.expected()))
        .filter(job -> ALL || isQuick(job.name()))
        .map(job -> DynamicTest.dynamicTest(job.name(), () -> compare(job)));
  }

  private static boolean isWithin(Expected expected) {
    return expected.states() == null
        ? expected.verdict().equals("violated")
        : expected.states() <= LIMIT;
  }

  /// Of the models with stack splits, which are large, only some.
  private static boolean isQuick(String name) {
    return !name.startsWith("go.")
        || (name.startsWith("go.procp") && name.contains("fine"))
        || name.equals("go.procp/natural-g2")
        || name.matches("go.stackalloc/after-owned/(1m-1g|2m-2g|2m-3g)")
        || name.startsWith("go.stackalloc/before-owned-w");
  }

  private void compare(Job job) throws IOException, InterruptedException {
    assumeTrue(isInstalled("spin") && isInstalled("cc"), "spin and cc are not both installed");
    Expected expected = job.expected();
    String model = job.lift().get().promela();
    assumeTrue(ALL || model.length() < SMALL, "the model is large");
    Files.writeString(folder.resolve("model.pml"), model);
    run("spin", "-o1", "-o2", "-o3", "-a", "model.pml");
    run("cc", "-O0", "-fwrapv", "-w", "-DSAFETY", "-DNOREDUCE", "-o", "pan", "pan.c");
    String report = run("./pan", "-n", "-m10000000", "-w18");
    assertFalse(report.contains("max search depth too small"), report);
    boolean holds = !Objects.requireNonNull(expected).verdict().equals("violated");
    assertEquals(holds, number(ERRORS, report) == 0, report);
    if (holds) {
      assertEquals(expected.states(), number(STATES, report), report);
      return;
    }
    FlawKind kind = Objects.requireNonNull(expected.kind());
    if (!says(kind, expected.property(), report)) {
      String all = run("./pan", "-n", "-c0", "-m10000000", "-w18"); // what else is wrong
      assertTrue(says(kind, expected.property(), all), () -> kind + " is not in " + report);
    }
  }

  /// Whether an error that Spin reports is of the kind expected.
  private static boolean says(FlawKind kind, @Nullable String property, String report) {
    String name = String.valueOf(property).split(" ", -1)[0].replace('.', '_');
    return report
        .lines()
        .filter(line -> line.startsWith("pan:"))
        .anyMatch(
            line ->
                switch (kind) {
                  case DEADLOCK -> line.contains("invalid end state");
                  case PARTIAL_DEADLOCK -> line.contains("waits_for[");
                  case INVARIANT -> line.contains(name);
                  default -> line.contains("assertion violated") && !line.contains("waits_for[");
                });
  }

  private static boolean isInstalled(String program) {
    for (String place : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
      if (Files.isExecutable(Path.of(place, program))) {
        return true;
      }
    }
    return false;
  }

  private String run(String... command) throws IOException, InterruptedException {
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
    assertEquals(true, matcher.find(), report);
    return Long.parseLong(matcher.group(1));
  }
}
