package dev.heddle.checker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.checker.toys.Odometer;
import dev.heddle.checker.toys.Toy;
import dev.heddle.checker.toys.Toys;
import dev.heddle.checker.verdict.Statistics;
import dev.heddle.checker.verdict.Storage;
import dev.heddle.checker.verdict.Verdict;
import dev.heddle.checker.verdict.Verdict.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The front door: what callers set, and what they get.
@Timeout(120)
class CheckTest {

  /// More states than anyone has time for.
  private static final Toy ENDLESS = Toys.ring(Long.MAX_VALUE);

  @AfterEach
  void noThreadIsLeft() {
    Thread[] all = new Thread[Thread.activeCount() + 10];
    int count = Thread.enumerate(all);
    for (int i = 0; i < count; i++) {
      assertFalse(all[i].getName().startsWith("heddle-"), all[i].getName());
    }
  }

  private static Statistics inconclusive(Reason reason, Verdict verdict) {
    var it = assertInstanceOf(Verdict.Inconclusive.class, verdict);
    assertEquals(reason, it.reason());
    assertFalse(it.statistics().complete());
    return it.statistics();
  }

  @Test
  void visitsEveryState() {
    Verdict verdict = Check.of(Toys.jugs()).run();
    assertInstanceOf(Verdict.Holds.class, verdict);
    assertEquals(16, verdict.statistics().states());
    assertEquals(Runtime.getRuntime().availableProcessors(), verdict.statistics().threads());
    assertTrue(verdict.statistics().complete());
    assertTrue(verdict.statistics().seconds() > 0);
    assertTrue(verdict.statistics().storeBytes() > 0);
  }

  @Test
  void asksTheReference() {
    Verdict verdict = Check.of(Toys.jugs()).reference();
    assertInstanceOf(Verdict.Holds.class, verdict);
    assertEquals(16, verdict.statistics().states());
  }

  @Test
  void simulates() {
    inconclusive(Reason.RANDOM_WALK, Check.of(Toys.jugs()).simulate(1, 10, 100));
    Verdict verdict =
        Check.of(Toys.jugs().claim("big != 4", s -> s[1] != 4)).simulate(1, 1000, 100);
    assertInstanceOf(Verdict.Violated.class, verdict);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void endsWhenTimeIsUp(int threads) {
    Check check = Check.of(ENDLESS).threads(threads).timeout(Duration.ofMillis(100));
    Statistics statistics = inconclusive(Reason.TIME_LIMIT, check.run());
    assertTrue(statistics.states() > 1);
    assertTrue(statistics.seconds() >= 0.1);
    inconclusive(Reason.TIME_LIMIT, check.simulate(1, Long.MAX_VALUE, 1000));
    inconclusive(Reason.TIME_LIMIT, check.reference());
  }

  @Test
  void endsWhenCancelledInTheMidstOfAWideLevel() {
    Cancellation cancellation = new Cancellation();
    Check check =
        Check.of(new Odometer(10, 64))
            .threads(2)
            .maxMemory(1L << 28)
            .cancellation(cancellation)
            .progress(
                progress -> {
                  if (progress.states() > 10_000) {
                    cancellation.cancel();
                  }
                },
                Duration.ofMillis(5));
    assertTrue(inconclusive(Reason.INTERRUPTED, check.run()).states() > 10_000);
  }

  @Test
  void endsWhenInterruptedAndStaysInterrupted() throws InterruptedException {
    CountDownLatch running = new CountDownLatch(1);
    List<Object> results = new ArrayList<>();
    Check check = Check.of(ENDLESS).progress(_ -> running.countDown(), Duration.ofMillis(1));
    Thread caller =
        Thread.ofPlatform()
            .start(
                () -> {
                  results.add(check.run());
                  results.add(Thread.currentThread().isInterrupted());
                });
    assertTrue(running.await(60, TimeUnit.SECONDS));
    caller.interrupt();
    caller.join();
    inconclusive(Reason.INTERRUPTED, (Verdict) results.get(0));
    assertEquals(true, results.get(1));
  }

  @Test
  void endsAtTheLimits() {
    assertEquals(
        1000, inconclusive(Reason.STATE_LIMIT, Check.of(ENDLESS).maxStates(1000).run()).states());
    assertEquals(8, inconclusive(Reason.DEPTH_LIMIT, Check.of(ENDLESS).maxDepth(7).run()).states());
    Statistics statistics =
        inconclusive(Reason.MEMORY_LIMIT, Check.of(ENDLESS).maxMemory(1 << 20).run());
    assertTrue(statistics.storeBytes() <= 1 << 20);
    assertTrue(statistics.states() > 20_000);
  }

  @Test
  void reportsProgress() {
    List<Progress> reports = new ArrayList<>();
    Check.of(ENDLESS)
        .timeout(Duration.ofMillis(300))
        .progress(reports::add, Duration.ofMillis(20))
        .run();
    assertTrue(reports.size() >= 2, () -> reports.size() + " reports");
    Progress first = reports.getFirst();
    Progress last = reports.getLast();
    assertTrue(last.states() > first.states());
    assertTrue(last.elapsedSeconds() > first.elapsedSeconds());
    assertTrue(last.statesPerSecond() > 0);
    assertTrue(last.storeBytes() > 0);
    assertTrue(last.transitions() > 0 && last.depth() > 0 && last.frontier() >= 0);
    assertTrue(last.remainingSeconds().isEmpty());
  }

  @Test
  void passesOnWhatTheReaderOfProgressThrows() {
    RuntimeException thrown = new RuntimeException("I can read no more");
    Check check =
        Check.of(ENDLESS)
            .progress(
                _ -> {
                  throw thrown;
                },
                Duration.ofMillis(1));
    assertSame(thrown, assertThrows(RuntimeException.class, check::run));
  }

  @Test
  void passesOnABugOfTheSystem() {
    RuntimeException bug = new ArithmeticException("a bug");
    Toy broken =
        new Toy(
            "broken",
            _ -> {
              throw bug;
            },
            0);
    for (int threads : new int[] {1, 2}) {
      Check check = Check.of(broken).threads(threads);
      assertSame(bug, assertThrows(IllegalStateException.class, check::run).getCause());
      assertSame(bug, assertThrows(IllegalStateException.class, check::reference).getCause());
      assertSame(
          bug, assertThrows(IllegalStateException.class, () -> check.simulate(1, 1, 1)).getCause());
    }
  }

  @Test
  void isInconclusiveWhenEvenABatchIsTooLarge() {
    Toy huge = Toys.clock().maxSuccessors(Integer.MAX_VALUE - 2000);
    inconclusive(Reason.MEMORY_LIMIT, Check.of(huge).threads(1).run());
  }

  @Test
  void refusesNonsense() {
    Check check = Check.of(ENDLESS);
    assertThrows(IllegalArgumentException.class, () -> check.threads(0));
    assertThrows(IllegalArgumentException.class, () -> check.maxStates(0));
    assertThrows(IllegalArgumentException.class, () -> check.maxDepth(-1));
    assertThrows(IllegalArgumentException.class, () -> check.maxMemory(0));
    assertThrows(IllegalArgumentException.class, () -> check.timeout(Duration.ZERO));
    assertThrows(
        IllegalArgumentException.class, () -> check.progress(_ -> {}, Duration.ofSeconds(-1)));
    assertThrows(IllegalArgumentException.class, () -> check.simulate(1, 0, 1));
    assertThrows(IllegalArgumentException.class, () -> check.simulate(1, 1, 0));
  }

  @Test
  void leavesAReserveOfTheHeap() {
    for (long megabytes : new long[] {8, 16, 64, 256, 4096, 32768}) {
      long budget = Check.defaultMemory(megabytes << 20);
      assertTrue(budget >= megabytes << 19);
      assertTrue(budget <= (megabytes << 20) / 6 * 5 + 6);
    }
  }

  /// A real heap that is too small, in a process of its own.
  @ParameterizedTest
  @ValueSource(strings = {"1", "2"})
  void survivesAHeapThatIsTooSmall(String threads) throws IOException, InterruptedException {
    List<String> lines = runIn("-Xmx24m", SmallHeap.class, threads);
    assertEquals(
        List.of("MEMORY_LIMIT by accounting", "MEMORY_LIMIT by error"),
        lines.subList(lines.size() - 2, lines.size()));
  }

  /// A real heap that is too small for an arena, but not for a compact store.
  @ParameterizedTest
  @ValueSource(strings = {"1", "2"})
  void goesOnInAHeapThatIsTooSmallForTheArena(String threads)
      throws IOException, InterruptedException {
    List<String> lines = runIn("-Xmx96m", TightHeap.class, threads);
    long states = 45L * 45 * 45 * 45;
    assertEquals("COMPACT " + states + " " + 4 * states + " " + 4 * 44, lines.getLast());
    assertEquals("MEMORY_LIMIT", lines.getFirst());
  }

  /// What a program prints in a process of its own, with the collector that the launcher chooses.
  private static List<String> runIn(String heap, Class<?> program, String argument)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                heap,
                "-XX:+UseSerialGC",
                "-XX:MaxNewSize=32m",
                "-XX:PretenureSizeThreshold=100k",
                "-cp",
                System.getProperty("java.class.path"),
                program.getName(),
                argument)
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), output);
    return output.strip().lines().toList();
  }

  /// Runs in a heap for an arena of about half of all states.
  static final class TightHeap {
    private TightHeap() {}

    public static void main(String[] args) {
      Check check = Check.of(new Odometer(4, 45)).threads(Integer.parseInt(args[0]));
      Verdict arena = check.storage(Storage.ARENA).run();
      System.out.println(((Verdict.Inconclusive) arena).reason());
      var statistics = check.storage(Storage.AUTOMATIC).run().statistics();
      System.out.println(
          statistics.storage()
              + " "
              + statistics.states()
              + " "
              + statistics.transitions()
              + " "
              + statistics.depth());
    }
  }

  /// Runs in the small heap.
  static final class SmallHeap {
    private SmallHeap() {}

    public static void main(String[] args) {
      Check check = Check.of(new Odometer(10, 64)).threads(Integer.parseInt(args[0]));
      System.out.println(reason(check.run()) + " by accounting");
      System.out.println(reason(check.maxMemory(Long.MAX_VALUE / 64).run()) + " by error");
    }

    private static Reason reason(Verdict verdict) {
      return ((Verdict.Inconclusive) verdict).reason();
    }
  }
}
