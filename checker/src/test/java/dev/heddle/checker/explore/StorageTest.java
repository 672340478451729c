package dev.heddle.checker.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.checker.explore.Runs.Essence;
import dev.heddle.checker.store.Memory;
import dev.heddle.checker.store.Store;
import dev.heddle.checker.toys.Odometer;
import dev.heddle.checker.toys.Toy;
import dev.heddle.checker.toys.Toys;
import dev.heddle.checker.verdict.Statistics;
import dev.heddle.checker.verdict.Storage;
import dev.heddle.checker.verdict.Verdict;
import dev.heddle.checker.verdict.Verdict.Reason;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Searches that change their store on the way.
class StorageTest {

  private static final Toy CUBE = Toys.cube(14, 1);

  private static Settings limited(int threads, Storage storage, long states, long memory) {
    long from = storage == Storage.AUTOMATIC ? Settings.NEVER : 100;
    return new Settings(threads, states, Integer.MAX_VALUE, memory, 1, 5, Runs.TINY, storage, from);
  }

  @ParameterizedTest
  @CsvSource({"1, 180", "2, 180", "1, 200", "2, 250", "3, 270", "4, 280", "4, 290"})
  void goesOnInACompactStoreWhenMemoryGetsShort(int threads, int kilobytes) {
    long memory = kilobytes * 1024L;
    Verdict without = Runs.run(CUBE, limited(threads, Storage.ARENA, Long.MAX_VALUE, memory));
    assertInstanceOf(Verdict.Inconclusive.class, without);
    Verdict with = Runs.run(CUBE, limited(threads, Storage.AUTOMATIC, Long.MAX_VALUE, memory));
    assertInstanceOf(Verdict.Holds.class, with);
    Statistics statistics = with.statistics();
    assertEquals(Storage.COMPACT, statistics.storage());
    assertEquals(1 << 14, statistics.states());
    assertEquals(14 << 14, statistics.transitions());
    assertTrue(statistics.storeBytes() <= memory, () -> statistics.storeBytes() + " bytes");
  }

  @ParameterizedTest
  @CsvSource({"1, 180", "2, 250", "4, 280"})
  void findsTheSameTraceAfterwards(int threads, int kilobytes) {
    Toy wrong = Toys.cube(14, 1).claim("some bit is clear", s -> Long.bitCount(s[0]) < 14);
    Settings settings = limited(threads, Storage.AUTOMATIC, Long.MAX_VALUE, kilobytes * 1024L);
    Verdict verdict = Runs.run(wrong, settings);
    assertEquals(Storage.COMPACT, verdict.statistics().storage());
    assertEquals(Runs.reference(wrong), Essence.of(verdict));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4})
  void changesAtAnyMoment(int threads) {
    Random random = new Random(threads);
    Toy wrong = Toys.cube(9, 3).claim("fewer than 7 bits", s -> bits(s) < 7);
    Essence expected = Runs.reference(wrong);
    for (int i = 0; i < 60; i++) {
      long from = random.nextLong(520);
      Store.Sizes sizes = i % 2 == 0 ? Runs.TINY : Runs.COLLIDING;
      Settings settings = Runs.settings(threads, sizes, Storage.COMPACT, from);
      assertEquals(expected, Essence.of(Runs.run(wrong, settings)), () -> "from " + from);
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "2, 1", "4, 1", "1, 2", "2, 2", "4, 2"})
  void movesToAQuotientAtAnyMoment(int threads, int words) {
    Random random = new Random(threads);
    Toy cube = Toys.cube(10, words);
    Essence expected = Runs.reference(cube);
    for (int i = 0; i < 60; i++) {
      long from = random.nextLong(400);
      Store.Sizes sizes = i % 2 == 0 ? Runs.TINY : Runs.COLLIDING;
      Settings settings = Runs.settings(threads, sizes, Storage.QUOTIENT, from);
      Verdict verdict = Runs.run(cube, settings);
      assertEquals(expected, Essence.of(verdict), () -> "from " + from);
      assertEquals(Storage.QUOTIENT, verdict.statistics().storage());
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "2, 2", "4, 1"})
  void findsTheWayThatAQuotientForgets(int threads, int words) {
    Toy wrong = Toys.cube(10, words).claim("fewer than 8 bits", s -> bits(s) < 8);
    Settings settings = Runs.settings(threads, Runs.TINY, Storage.QUOTIENT, 100);
    Verdict verdict = Runs.run(wrong, settings);
    assertEquals(Runs.reference(wrong), Essence.of(verdict));
    assertEquals(Storage.ARENA, verdict.statistics().storage());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4})
  void fillsAQuotientUpWhenMemoryGetsShort(int threads) {
    // Two queues of 3,432 states at most, and not 21,846 slots, which 16,384 states usually take.
    long memory = (2 * 3432 + 21_000) * 8L;
    Settings settings = limited(threads, Storage.QUOTIENT, Long.MAX_VALUE, memory);
    Verdict verdict = Runs.run(CUBE, settings);
    assertInstanceOf(Verdict.Holds.class, verdict);
    assertEquals(1 << 14, verdict.statistics().states());
    assertTrue(verdict.statistics().storeBytes() < 21_846 * 8L);
  }

  @Test
  void goesOnInAQuotientWhenThatPays() {
    Settings one = Runs.settings(1, Runs.TINY, Storage.AUTOMATIC, 100);
    assertEquals(Storage.QUOTIENT, Runs.run(CUBE, one).statistics().storage());
    Toy wide = Toys.cube(9, 3);
    assertEquals(Storage.ARENA, Runs.run(wide, one).statistics().storage());
    // Each state has a second word of its own: their numbers do not fit.
    Toy varied = new Toy("varied", s -> List.of(new long[] {s[0], (s[1] + 1) % 3000}), 0, 0);
    assertEquals(Storage.ARENA, Runs.run(varied, one).statistics().storage());
  }

  private static int bits(long[] state) {
    int sum = 0;
    for (long word : state) {
      sum += Long.bitCount(word);
    }
    return sum;
  }

  @ParameterizedTest
  @CsvSource({
    "COMPACT, 1, 3000", "COMPACT, 2, 777", "COMPACT, 4, 16383", "COMPACT, 4, 101",
    "QUOTIENT, 1, 3000", "QUOTIENT, 2, 777", "QUOTIENT, 4, 16383", "QUOTIENT, 4, 101"
  })
  void findsJustAsManyStatesAsAllowed(Storage storage, int threads, long limit) {
    Settings settings = limited(threads, storage, limit, 1L << 30);
    var verdict = assertInstanceOf(Verdict.Inconclusive.class, Runs.run(CUBE, settings));
    assertEquals(Reason.STATE_LIMIT, verdict.reason());
    assertEquals(limit, verdict.statistics().states());
  }

  @ParameterizedTest
  @CsvSource({
    "COMPACT, 1",
    "COMPACT, 2",
    "COMPACT, 4",
    "QUOTIENT, 1",
    "QUOTIENT, 2",
    "QUOTIENT, 4"
  })
  void holdsWithALimitOfJustAllStates(Storage storage, int threads) {
    for (int i = 0; i < 10; i++) {
      Settings settings = limited(threads, storage, 1 << 14, 1L << 30);
      assertInstanceOf(Verdict.Holds.class, Runs.run(CUBE, settings));
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 20", "1, 40", "2, 60", "4, 60"})
  void endsWhenEvenThatIsTooMuch(int threads, int kilobytes) {
    long memory = kilobytes * 1024L;
    Settings settings = limited(threads, Storage.AUTOMATIC, Long.MAX_VALUE, memory);
    var verdict = assertInstanceOf(Verdict.Inconclusive.class, Runs.run(CUBE, settings));
    assertEquals(Reason.MEMORY_LIMIT, verdict.reason());
    assertEquals(Storage.COMPACT, verdict.statistics().storage());
  }

  @ParameterizedTest
  @CsvSource({
    "COMPACT, 1",
    "COMPACT, 2",
    "COMPACT, 4",
    "QUOTIENT, 1",
    "QUOTIENT, 2",
    "QUOTIENT, 4",
    "AUTOMATIC, 1",
    "AUTOMATIC, 4"
  })
  void survivesRunningOutOfMemoryAtAnyMoment(Storage storage, int threads) {
    Toy wrong = Toys.cube(10, 1).claim("fewer than 6 bits", s -> bits(s) < 6);
    for (int allocations = 5; allocations < 400; allocations += 7) {
      AtomicInteger left = new AtomicInteger(allocations);
      Memory.Allocator failing =
          length -> {
            if (left.getAndDecrement() == 0) {
              throw new OutOfMemoryError("as the test will have it");
            }
            return new long[length];
          };
      Store.Sizes sizes = new Store.Sizes(8, 16, 3, -1, failing);
      Verdict verdict = Runs.run(wrong, Runs.settings(threads, sizes, storage, 100));
      if (left.get() >= 0 || verdict instanceof Verdict.Violated) {
        assertInstanceOf(Verdict.Violated.class, verdict);
      } else {
        var ended = assertInstanceOf(Verdict.Inconclusive.class, verdict);
        assertEquals(Reason.MEMORY_LIMIT, ended.reason());
      }
      LimitsTest.assertNoThreadIsLeft();
    }
  }

  @Test
  void takesLessThanTenBytesForAState() {
    Odometer odometer = new Odometer(5, 16);
    for (int threads : new int[] {1, 2}) {
      Settings settings = Runs.settings(threads, Store.Sizes.DEFAULT, Storage.COMPACT, 10_000);
      Statistics statistics = Runs.run(odometer, settings).statistics();
      assertEquals(1 << 20, statistics.states());
      assertEquals(5 << 20, statistics.transitions());
      assertEquals(5 * 15, statistics.depth());
      assertTrue(statistics.bytesPerState() < 10, () -> statistics.bytesPerState() + " bytes");
    }
  }

  @ParameterizedTest
  @EnumSource
  void keepsDeepSystems(Storage storage) {
    Toy deep = Toys.ring(70_000).claim("not the last", s -> s[0] != 69_999);
    Settings settings = Runs.settings(1, Runs.TINY, storage, 50);
    var violated = assertInstanceOf(Verdict.Violated.class, Runs.run(deep, settings));
    assertEquals(69_999, violated.trace().steps().size());
  }
}
