package dev.heddle.cli.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Spin as the judge: it stores as many states of an exported protocol as the manifest expects
/// Heddle to find, and calls the same ones wrong. Skipped where `spin` and `cc` are not installed.
final class SpinTest {
  private static final Pattern STATES = Pattern.compile("(?m)^ *(\\d+) states, stored");
  private static final Pattern ERRORS = Pattern.compile("errors: (\\d+)");

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "classics.lost-wakeup",
        "classics.lost-wakeup/fixed",
        "classics.peterson",
        "classics.peterson/turn-first",
        "classics.peterson/no-turn",
        "classics.philosophers/5",
        "classics.philosophers/5-lefthanded",
        "classics.two-phase/hasty",
        "classics.two-phase/5",
        "classics.futex/three-state",
        "classics.futex/forgetful",
        "go.stackalloc/after-owned/2m-2g",
        "go.stackalloc/after/1m-1g",
        "go.procp/fine-g2",
        "go.procp/natural-g2",
        "go.procp/entersyscall-forgets-waitstop/natural-g3"
      })
  void spin_finds_the_same(String name) throws IOException, InterruptedException {
    assumeTrue(isInstalled("spin") && isInstalled("cc"), "spin and cc are not both installed");
    Job job =
        Manifest.shipped().stream()
            .filter(each -> each.name().equals(name))
            .findFirst()
            .orElseThrow();
    Expected expected = job.expected();
    Files.writeString(folder.resolve("model.pml"), job.lift().get().promela());
    run("spin", "-a", "model.pml");
    run("cc", "-O0", "-fwrapv", "-w", "-DSAFETY", "-DNOREDUCE", "-o", "pan", "pan.c");
    String report = run("./pan", "-n", "-m1000000", "-w18");
    boolean holds = expected != null && expected.verdict().equals("holds");
    assertEquals(holds, number(ERRORS, report) == 0, report);
    if (holds) {
      assertEquals(expected.states(), number(STATES, report), report);
    }
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
