package dev.heddle.checker.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.checker.explore.Runs.Essence;
import dev.heddle.checker.store.Memory;
import dev.heddle.checker.store.Store;
import dev.heddle.checker.toys.Toy;
import dev.heddle.checker.toys.Toys;
import dev.heddle.checker.verdict.Storage;
import dev.heddle.checker.verdict.Verdict;
import dev.heddle.checker.verdict.Verdict.Reason;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What ends the search for the way to something wrong that the first search forgot, and what does
/// not.
class SecondSearchTest {

  private static final int WRONG = 8;
  private static final String CLAIM = "fewer than 8 bits";
  private static final String TOLD =
      "There is a violation of " + CLAIM + " after 8 steps, but not the way to it. ";

  /// What happens when a search meets the first state with so many bits.
  private interface Event {
    void happen(BreadthFirst search);
  }

  /// Runs two searches, and has something happen in one of them.
  private static Verdict run(int threads, int which, int bits, Event event) {
    AtomicReference<BreadthFirst> running = new AtomicReference<>();
    AtomicInteger searches = new AtomicInteger();
    AtomicBoolean happened = new AtomicBoolean();
    Toy wrong =
        Toys.cube(10, 1)
            .claim(
                CLAIM,
                s -> {
                  int ones = Long.bitCount(s[0]);
                  int search = ones == 0 ? searches.incrementAndGet() : searches.get();
                  if (search == which && ones == bits && happened.compareAndSet(false, true)) {
                    event.happen(running.get());
                  }
                  return ones < WRONG;
                });
    Settings settings = Runs.settings(threads, Runs.TINY, Storage.QUOTIENT, 100);
    running.set(new BreadthFirst(wrong, settings, _ -> false));
    Verdict verdict = running.get().run();
    assertTrue(happened.get());
    assertEquals(2, searches.get());
    return verdict;
  }

  private static void tells(Verdict verdict) {
    var ended = assertInstanceOf(Verdict.Inconclusive.class, verdict);
    assertEquals(Reason.INTERRUPTED, ended.reason());
    assertEquals(TOLD + "Run the search to its end.", ended.advice());
  }

  private static void findsTheWay(Verdict verdict) {
    Toy wrong = Toys.cube(10, 1).claim(CLAIM, s -> Long.bitCount(s[0]) < WRONG);
    assertEquals(Runs.reference(wrong), Essence.of(verdict));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4})
  void tellsWhatIsWrongAndHowDeepWhenItIsInterrupted(int threads) {
    tells(run(threads, 2, 3, search -> search.stop(Reason.INTERRUPTED)));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4})
  void doesNotBeginAfterAnInterruption(int threads) {
    tells(run(threads, 1, WRONG, search -> search.stop(Reason.INTERRUPTED)));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void doesNotForgetAnInterruptionWhenTimeIsUp(int threads) {
    Event both =
        search -> {
          search.stop(Reason.INTERRUPTED);
          search.stop(Reason.TIME_LIMIT);
        };
    tells(run(threads, 1, WRONG, both));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4})
  void takesTheTimeItNeeds(int threads) {
    findsTheWay(run(threads, 2, 3, search -> search.stop(Reason.TIME_LIMIT)));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void isMadeAlthoughTimeIsUp(int threads) {
    findsTheWay(run(threads, 1, WRONG, search -> search.stop(Reason.TIME_LIMIT)));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4})
  void canBeInterruptedAfterItsTime(int threads) {
    Event both =
        search -> {
          search.stop(Reason.TIME_LIMIT);
          search.stop(Reason.INTERRUPTED);
        };
    tells(run(threads, 2, 3, both));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4})
  void tellsWhatIsWrongWhenThereIsNoMemoryForIt(int threads) {
    AtomicBoolean out = new AtomicBoolean();
    Memory.Allocator failing =
        length -> {
          if (out.get()) {
            throw new OutOfMemoryError("as the test will have it");
          }
          return new long[length];
        };
    Toy wrong =
        Toys.cube(10, 1)
            .claim(
                CLAIM,
                s -> {
                  out.compareAndSet(false, Long.bitCount(s[0]) == WRONG);
                  return Long.bitCount(s[0]) < WRONG;
                });
    Store.Sizes sizes = new Store.Sizes(8, 16, 3, -1, failing);
    Verdict verdict = Runs.run(wrong, Runs.settings(threads, sizes, Storage.QUOTIENT, 100));
    var ended = assertInstanceOf(Verdict.Inconclusive.class, verdict);
    assertEquals(Reason.MEMORY_LIMIT, ended.reason());
    assertTrue(ended.advice().startsWith(TOLD), ended.advice());
  }
}
