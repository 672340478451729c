package dev.heddle.checker.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.checker.store.Memory;
import dev.heddle.checker.store.Store;
import dev.heddle.checker.toys.Toy;
import dev.heddle.checker.toys.Toys;
import dev.heddle.checker.verdict.Statistics;
import dev.heddle.checker.verdict.Storage;
import dev.heddle.checker.verdict.Verdict;
import dev.heddle.checker.verdict.Verdict.Reason;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What ends a breadth-first search before its time, with one thread and with several.
class LimitsTest {

  private static Settings tiny(int threads, long maxStates, int maxDepth, long maxMemory) {
    return new Settings(threads, maxStates, maxDepth, maxMemory, 1, 5, Runs.TINY, Storage.ARENA, 0);
  }

  private static Settings allocating(int threads, Memory.Allocator allocator) {
    Store.Sizes sizes = new Store.Sizes(8, 16, 3, -1, allocator);
    return new Settings(
        threads, Long.MAX_VALUE, Integer.MAX_VALUE, 1L << 30, 1, 5, sizes, Storage.ARENA, 0);
  }

  private static Memory.Allocator failingAfter(int allocations) {
    AtomicInteger left = new AtomicInteger(allocations);
    return length -> {
      if (left.getAndDecrement() <= 0) {
        throw new OutOfMemoryError("as the test will have it");
      }
      return new long[length];
    };
  }

  private static Statistics inconclusive(Reason reason, Verdict verdict) {
    var it = assertInstanceOf(Verdict.Inconclusive.class, verdict);
    assertEquals(reason, it.reason());
    assertTrue(it.advice().endsWith("."), it.advice());
    assertFalse(it.statistics().complete());
    return it.statistics();
  }

  @ParameterizedTest
  @CsvSource({"1, 10", "1, 1", "2, 100", "4, 77", "4, 255"})
  void findsJustAsManyStatesAsAllowed(int threads, long limit) {
    Verdict verdict = Runs.run(Toys.cube(8, 2), tiny(threads, limit, Integer.MAX_VALUE, 1L << 30));
    assertEquals(limit, inconclusive(Reason.STATE_LIMIT, verdict).states());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 16})
  void holdsWithALimitOfJustAllStates(int threads) {
    for (int i = 0; i < 20; i++) {
      Verdict verdict = Runs.run(Toys.cube(8, 2), tiny(threads, 256, Integer.MAX_VALUE, 1L << 30));
      assertInstanceOf(Verdict.Holds.class, verdict);
      assertEquals(256 * 8, verdict.statistics().transitions());
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 1, 0", "1, 9, 8", "2, 37, 72", "8, 256, 2040"})
  void findsStatesUpToTheGreatestDistance(int depth, long states, long transitions) {
    // Of the 8-cube, binomial(8, d) corners at distance d.
    Verdict verdict = Runs.run(Toys.cube(8, 1), tiny(2, Long.MAX_VALUE, depth, 1L << 30));
    Statistics statistics = inconclusive(Reason.DEPTH_LIMIT, verdict);
    assertEquals(states, statistics.states());
    assertEquals(transitions, statistics.transitions());
    assertEquals(depth, statistics.depth());
  }

  @ParameterizedTest
  @CsvSource({"1, 300", "1, 3000", "2, 3000", "4, 30000"})
  void staysWithinItsMemory(int threads, long bytes) {
    Verdict verdict =
        Runs.run(Toys.cube(14, 1), tiny(threads, Long.MAX_VALUE, Integer.MAX_VALUE, bytes));
    Statistics statistics = inconclusive(Reason.MEMORY_LIMIT, verdict);
    assertTrue(statistics.storeBytes() <= bytes + threads * 256L);
    assertTrue(statistics.states() >= bytes / 60, () -> statistics.states() + " states");
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "1, 2", "1, 50", "1, 51", "2, 100", "4, 101", "4, 300"})
  void survivesRunningOutOfMemoryInAnyThread(int threads, int allocations) {
    Settings settings = allocating(threads, failingAfter(allocations + 1));
    inconclusive(Reason.MEMORY_LIMIT, Runs.run(Toys.cube(13, 1), settings));
    assertNoThreadIsLeft();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4})
  void reportsWhatIsWrongEvenWhenMemoryRunsOutInThatLevel(int threads) {
    Toy wrong = Toys.star(3000).claim("no 1", s -> s[0] != 1);
    Settings settings = allocating(threads, failingAfter(60));
    var violated = assertInstanceOf(Verdict.Violated.class, Runs.run(wrong, settings));
    assertEquals(1, violated.trace().steps().size());
    assertFalse(violated.statistics().complete());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4})
  void reportsWhatIsWrongEvenWhenALimitInterruptsThatLevel(int threads) {
    Toy wrong = Toys.star(3000).claim("no 1", s -> s[0] != 1);
    Settings settings = tiny(threads, 100, Integer.MAX_VALUE, 1L << 30);
    var violated = assertInstanceOf(Verdict.Violated.class, Runs.run(wrong, settings));
    assertEquals(1, violated.trace().steps().size());
    assertFalse(violated.statistics().complete());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4})
  void passesOnTheExceptionOfAWorkerWithAllThreadsEnded(int threads) {
    RuntimeException bug = new ArithmeticException("a bug");
    Toy cube = Toys.cube(10, 1);
    Toy broken =
        new Toy(
                "broken",
                s -> {
                  if (Long.bitCount(s[0]) == 5) {
                    throw bug;
                  }
                  return cube.narrator().moves(s).stream()
                      .map(move -> ((dev.heddle.model.system.Move.To) move).target())
                      .toList();
                },
                0)
            .maxSuccessors(10);
    Settings settings = tiny(threads, Long.MAX_VALUE, Integer.MAX_VALUE, 1L << 30);
    var thrown = assertThrows(IllegalStateException.class, () -> Runs.run(broken, settings));
    assertSame(bug, thrown.getCause());
    assertNoThreadIsLeft();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void stopsForTheFirstReasonGiven(int threads) {
    Settings settings = tiny(threads, Long.MAX_VALUE, Integer.MAX_VALUE, 1L << 30);
    BreadthFirst search = new BreadthFirst(Toys.cube(10, 1), settings, _ -> true);
    search.stop(Reason.TIME_LIMIT);
    search.stop(Reason.INTERRUPTED);
    assertEquals(1, inconclusive(Reason.TIME_LIMIT, search.run()).states());
  }

  static void assertNoThreadIsLeft() {
    Thread[] all = new Thread[Thread.activeCount() + 10];
    int count = Thread.enumerate(all);
    for (int i = 0; i < count; i++) {
      assertFalse(all[i].getName().startsWith("heddle-"), all[i].getName());
    }
  }
}
