package dev.heddle.checker.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.checker.explore.Runs.Essence;
import dev.heddle.checker.store.Store;
import dev.heddle.checker.toys.Toy;
import dev.heddle.checker.toys.Toys;
import dev.heddle.checker.verdict.Storage;
import dev.heddle.checker.verdict.Verdict;
import dev.heddle.checker.verdict.Verdict.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Searches that lack numbers, slots or bytes in the midst of a quotient table.
class QuotientSearchTest {

  /// The second word is 0 on the first half of the way. From there on it has `most` other values.
  private static Toy late(int length, int most) {
    return new Toy(
            "late",
            s -> {
              List<long[]> steps = new ArrayList<>();
              if (s[0] + 1 < length) {
                steps.add(new long[] {s[0] + 1, s[1]});
              }
              for (int k = 1; k <= 3 && s[0] >= length / 2 && s[1] + k <= most; k++) {
                steps.add(new long[] {s[0], s[1] + k});
              }
              return steps;
            },
            0,
            0)
        .maxSuccessors(4);
  }

  /// Each step sets one of three dials to any value: all states are at most three steps away, and
  /// most just as many.
  private static Toy dials(int values) {
    return new Toy(
            "dials",
            s -> {
              List<long[]> steps = new ArrayList<>();
              for (int shift = 0; shift < 18; shift += 6) {
                for (long v = 1; v < values; v++) {
                  steps.add(new long[] {(s[0] & ~(63L << shift)) | (v << shift)});
                }
              }
              return steps;
            },
            0)
        .maxSuccessors(3 * values);
  }

  private static List<long[]> leaves(long[] node) {
    List<long[]> leaves = new ArrayList<>();
    for (long i = 1; i <= 100 && node[0] <= 100; i++) {
      long leaf = node[0] * 100 + i;
      leaves.add(new long[] {leaf, Math.max(0, (leaf - 8000) / 42)});
    }
    return leaves;
  }

  private static Settings settings(int threads, Storage storage, long from, long memory) {
    return new Settings(
        threads, Long.MAX_VALUE, Integer.MAX_VALUE, memory, 1, 5, Runs.TINY, storage, from);
  }

  private static Verdict run(Toy toy, int threads, Storage storage, long from, long memory) {
    return Runs.run(toy, settings(threads, storage, from, memory));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4})
  void findsNumbersForEverMoreUpperWords(int threads) {
    Toy late = late(200, 60);
    Essence expected = Runs.reference(late);
    assertEquals(100 + 100 * 61, expected.states());
    Random random = new Random(threads);
    for (int i = 0; i < 10; i++) {
      long from = random.nextLong(1000);
      Store.Sizes sizes = i % 2 == 0 ? Runs.TINY : Runs.COLLIDING;
      Verdict verdict = Runs.run(late, Runs.settings(threads, sizes, Storage.QUOTIENT, from));
      assertEquals(expected, Essence.of(verdict), () -> "from " + from);
      assertEquals(Storage.QUOTIENT, verdict.statistics().storage());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4})
  void findsNumbersAlthoughMemoryIsShort(int threads) {
    // The last of 10,000 leaves have 51 other second words. Leaves are queued in 160 kB, which is
    // more than is left when the first of those words comes, for slots take 108 kB by then.
    Toy tree = new Toy("tree", QuotientSearchTest::leaves, 0, 0).maxSuccessors(100);
    Verdict verdict = run(tree, threads, Storage.QUOTIENT, 50, 300 * 1024);
    assertInstanceOf(Verdict.Holds.class, verdict);
    assertEquals(Storage.QUOTIENT, verdict.statistics().storage());
    assertEquals(10_101, verdict.statistics().states());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4})
  void staysWithinItsMemory(int threads) {
    for (Toy toy : List.of(late(200, 60), dials(20))) {
      for (int kilobytes = 10; kilobytes < 200; kilobytes += 11) {
        long memory = kilobytes * 1024L;
        Verdict verdict = run(toy, threads, Storage.QUOTIENT, 50, memory);
        if (verdict instanceof Verdict.Inconclusive(var reason, _, _)) {
          assertEquals(Reason.MEMORY_LIMIT, reason);
        } else {
          assertInstanceOf(Verdict.Holds.class, verdict);
        }
        long bytes = verdict.statistics().storeBytes();
        // One chunk for each thread, and a few, may come before what they are made of goes.
        assertTrue(bytes <= memory + (threads + 3) * 128L, () -> bytes + " of " + memory);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 4000", "2, 4000", "4, 4000", "1, 2000", "2, 2000"})
  void doesNotMoveWithoutMemoryForTheQueues(int threads, long from) {
    for (int kilobytes = 150; kilobytes < 200; kilobytes += 7) {
      Verdict verdict = run(dials(20), threads, Storage.AUTOMATIC, from, kilobytes * 1024L);
      assertInstanceOf(Verdict.Holds.class, verdict, kilobytes + " kB");
      assertEquals(20 * 20 * 20, verdict.statistics().states());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {174, 177, 180})
  void isMadeAgainInACompactStoreWhenMemoryRunsOut(int kilobytes) {
    Toy cube = Toys.cube(14, 1);
    long memory = kilobytes * 1024L;
    Verdict quotient = run(cube, 1, Storage.QUOTIENT, 100, memory);
    var ended = assertInstanceOf(Verdict.Inconclusive.class, quotient);
    assertEquals(Reason.MEMORY_LIMIT, ended.reason());
    Verdict automatic = run(cube, 1, Storage.AUTOMATIC, 100, memory);
    assertEquals(Runs.reference(cube), Essence.of(automatic));
    assertTrue(automatic.statistics().storeBytes() <= memory);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void isNotMadeAgainBeyondItsTime(int threads) {
    AtomicReference<BreadthFirst> running = new AtomicReference<>();
    AtomicInteger searches = new AtomicInteger();
    Toy cube =
        Toys.cube(14, 1)
            .claim(
                "time",
                s -> {
                  if (s[0] == 0 && searches.incrementAndGet() == 2) {
                    running.get().stop(Reason.TIME_LIMIT);
                  }
                  return true;
                });
    Settings settings = settings(threads, Storage.AUTOMATIC, 100, 150 * 1024);
    running.set(new BreadthFirst(cube, settings, _ -> false));
    var ended = assertInstanceOf(Verdict.Inconclusive.class, running.get().run());
    assertEquals(2, searches.get());
    assertEquals(Reason.TIME_LIMIT, ended.reason());
  }
}
