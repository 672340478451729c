package dev.heddle.checker.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.checker.store.Inserter;
import dev.heddle.checker.store.Levels;
import dev.heddle.checker.store.Room;
import dev.heddle.checker.store.Run;
import dev.heddle.checker.store.Store;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Each run of a level is handed out once.
class TicketsTest {

  private static final Store.Sizes SIZES = new Store.Sizes(1 << 12, 64, 1, -1, long[]::new);

  /// An empty level, if `before` says so, and one of `count` runs of one state each.
  private static Levels levels(int before, int count) {
    Store store = new Store(1, 1, Long.MAX_VALUE, 1L << 30, SIZES);
    for (int i = 0; i < before; i++) {
      add(store, -1 - i);
      store.endLevel();
    }
    for (int i = 0; i < count; i++) {
      add(store, i);
    }
    store.endLevel();
    return store.levels();
  }

  private static void add(Store store, long state) {
    Inserter inserter = store.inserter(0);
    long[] batch = {state};
    int[] fingerprints = new int[1];
    inserter.prepare(batch, fingerprints, 1);
    while (inserter.insert(batch, fingerprints, 0, 1) == 0) {
      assertEquals(Room.GRANTED, store.claim(inserter));
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 0, 0", "4, 0, 3", "3, 0, 3", "4, 5, 100", "7, 2, 1", "2, 1, 0", "3, 7, 50"})
  void knowsWhichRunsAreLeft(int threads, int before, int count) {
    Levels levels = levels(before, count);
    int level = before;
    assertEquals(count, levels.to(levels.count() - 1) - levels.from(levels.count() - 1));
    Tickets tickets = new Tickets(levels, threads);
    tickets.open(level);
    Set<Long> left = new HashSet<>();
    for (int i = levels.from(level); i < levels.to(level); i++) {
      left.add(levels.run(i));
    }
    for (int asked = 0; !left.isEmpty(); asked++) {
      assertFalse(tickets.isEmpty());
      // Not all threads ask as often as others.
      long run = tickets.next(asked * asked % threads);
      assertTrue(left.remove(run), () -> "run " + Run.first(run));
      for (int i = levels.from(level); i < levels.to(level); i++) {
        assertEquals(left.contains(levels.run(i)), tickets.isLeft(i));
      }
    }
    for (int thread = 0; thread < threads; thread++) {
      assertEquals(Tickets.NONE, tickets.next(thread));
    }
    assertTrue(tickets.isEmpty());
  }

  @Test
  void racingThreadsGetEachRunOnce() throws Exception {
    int threads = 8;
    Levels levels = levels(3, 2000);
    Tickets tickets = new Tickets(levels, threads);
    CyclicBarrier start = new CyclicBarrier(threads);
    try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
      for (int round = 0; round < 50; round++) {
        tickets.open(3);
        List<Future<List<Long>>> all = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
          int thread = i;
          // Half of the threads come late, so that others take from their shares.
          int most = thread % 2 == 0 ? Integer.MAX_VALUE : 10;
          all.add(
              executor.submit(
                  () -> {
                    start.await();
                    return take(tickets, thread, most);
                  }));
        }
        List<Long> taken = new ArrayList<>();
        for (Future<List<Long>> some : all) {
          taken.addAll(some.get());
        }
        assertEquals(2000, taken.size());
        assertEquals(2000, new HashSet<>(taken).size());
        assertTrue(tickets.isEmpty());
      }
    }
  }

  private static List<Long> take(Tickets tickets, int thread, int most) {
    List<Long> taken = new ArrayList<>();
    while (taken.size() < most) {
      long run = tickets.next(thread);
      if (run == Tickets.NONE) {
        break;
      }
      taken.add(run);
    }
    return taken;
  }
}
