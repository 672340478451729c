package dev.heddle.cli.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.heddle.model.system.FlawKind;
import dev.heddle.model.system.Successors;
import dev.heddle.model.system.TransitionSystem;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// Spin as the judge: of an exported protocol it stores as many states as the manifest expects
/// Heddle to find, by as many transitions, and what it calls wrong is wrong for the same reason.
/// With a data race and nothing else, it finds nothing wrong: races are looked for in finer steps
/// than those exported. Skipped where `spin` and `cc` are not installed.
///
/// Most of the time goes into compiling what Spin generates, so that only some jobs are compared:
/// with the time of two processors, in half a minute. `-Dheddle.spin.states=N` compares every job
/// of up to N states, or those of them whose names match `-Dheddle.spin.jobs=PATTERN`; 100,000 take
/// five minutes.
final class SpinTest {
  private static final Pattern STATES = Pattern.compile("(?m)^ *(\\d+) states, stored");
  private static final Pattern TRANSITIONS = Pattern.compile("(?m)^ *(\\d+) transitions");
  private static final Pattern ERRORS = Pattern.compile("errors: (\\d+)");

  private static final boolean ALL = System.getProperty("heddle.spin.states") != null;
  private static final int LIMIT = Integer.getInteger("heddle.spin.states", 20_000);
  private static final Pattern NAMES =
      Pattern.compile(System.getProperty("heddle.spin.jobs", ".*"));

  /// Jobs of each kind that take a second or two.
  private static final Pattern QUICK =
      Pattern.compile(
          "classics\\..*"
              + "|go\\.procp/(natural-g2|(entersyscall|exitsyscall|stop|nobody).*/fine-g3)"
              + "|go\\.stackalloc/(after-owned/(1m-1g|2m-2g)|before-owned-w.*)"
              + "|go\\.runtime/(66a45b48/v.*|59ce067d/w1)"
              + "|go\\.runtime/2d393034/(panic-depth-.|goexit.*|k.*|l4)");

  /// States of a job whose transitions are counted, with sets of lists.
  private static final int COUNTED = 500_000;

  /// Statements in one step and steps in one path, beyond which `pan` gives up.
  private static final String DEPTH = ALL ? "-m10000000" : "-m1000000";

  @TempDir private Path root;

  @TestFactory
  @Execution(ExecutionMode.CONCURRENT)
  Stream<DynamicTest> spin_finds_the_same() {
    return Manifest.shipped().stream()
        .filter(job -> job.expected() != null && isWithin(job.expected()))
        .filter(job -> (ALL ? NAMES : QUICK).matcher(job.name()).matches())
        .map(job -> DynamicTest.dynamicTest(job.name(), () -> compare(job)));
  }

  private static boolean isWithin(Expected expected) {
    return expected.states() == null ? hasError(expected) : expected.states() <= LIMIT;
  }

  /// Whether Spin has something to find: what is wrong but for data races.
  private static boolean hasError(Expected expected) {
    return expected.verdict().equals("violated") && expected.kind() != FlawKind.DATA_RACE;
  }

  private void compare(Job job) throws IOException, InterruptedException {
    assumeTrue(isInstalled("spin") && isInstalled("cc"), "spin and cc are not both installed");
    Expected expected = Objects.requireNonNull(job.expected());
    Checkable lifted = job.lift().get();
    Path folder = Files.createTempDirectory(root, "job");
    Files.writeString(folder.resolve("model.pml"), lifted.promela());
    run(folder, "spin", "-o1", "-o2", "-o3", "-a", "model.pml");
    run(folder, "cc", "-O0", "-fwrapv", "-w", "-DSAFETY", "-DNOREDUCE", "-o", "pan", "pan.c");
    String report = run(folder, "./pan", "-n", DEPTH, slots(expected));
    assertFalse(report.contains("max search depth too small"), report);
    assertEquals(hasError(expected), number(ERRORS, report) != 0, report);
    if (hasError(expected)) {
      hasFlaw(expected, report, folder);
    } else {
      assertEquals(expected.states(), number(STATES, report), report);
      if (states(expected) <= COUNTED) {
        // Spin counts one that leads to the first state. If code had steps that change nothing,
        // which would hide a deadlock, there would be more.
        assertEquals(changing(lifted.system()), number(TRANSITIONS, report) - 1, report);
      }
    }
  }

  private static long states(Expected expected) {
    return expected.states() == null ? 0 : expected.states();
  }

  /// The option of pan for a table that has a slot for each state or more.
  private static String slots(Expected expected) {
    return "-w" + Math.max(18, Long.SIZE - Long.numberOfLeadingZeros(states(expected)));
  }

  /// How many transitions there are that lead to another state.
  private static long changing(TransitionSystem system) {
    Successors successors = system.successors();
    int words = system.words();
    long[] out = new long[words * system.maxSuccessors()];
    Set<List<Long>> seen = new HashSet<>(Set.of(boxed(system.initialState())));
    Queue<long[]> queue = new ArrayDeque<>(List.of(system.initialState()));
    long changing = 0;
    while (!queue.isEmpty()) {
      long[] state = queue.remove();
      int end = successors.expand(state, 0, out, 0);
      for (int from = 0; from < end; from += words) {
        long[] next = Arrays.copyOfRange(out, from, from + words);
        if (!Arrays.equals(next, state)) {
          changing++;
          if (seen.add(boxed(next))) {
            queue.add(next);
          }
        }
      }
    }
    return changing;
  }

  private static List<Long> boxed(long[] words) {
    return Arrays.stream(words).boxed().toList();
  }

  private static void hasFlaw(Expected expected, String report, Path folder)
      throws IOException, InterruptedException {
    FlawKind kind = Objects.requireNonNull(expected.kind());
    if (!says(kind, expected.property(), report)) {
      String all = run(folder, "./pan", "-n", "-c0", DEPTH, "-w18"); // what else is wrong
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
