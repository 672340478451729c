package dev.heddle.checker.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/// Many threads that add the same states at the same time.
class ConcurrentInsertTest {

  private static final int THREADS = 8;
  private static final int STATES = 3000;

  @Test
  void racingThreadsAddEachStateOnce() throws Exception {
    try (ExecutorService executor = Executors.newFixedThreadPool(THREADS)) {
      for (int round = 0; round < 60; round++) {
        // Few fingerprints in every third round: then all fight for the same places.
        int mask = round % 3 == 0 ? 0xF0000000 : -1;
        race(executor, new Store.Sizes(1 << 13, 64, 3, mask, long[]::new), round);
      }
    }
  }

  private static void race(ExecutorService executor, Store.Sizes sizes, int seed) throws Exception {
    Store store = new Store(2, THREADS, Long.MAX_VALUE, 1L << 30, sizes);
    CyclicBarrier start = new CyclicBarrier(THREADS);
    List<Future<?>> done = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      int thread = i;
      done.add(
          executor.submit(
              () -> {
                List<Long> order = shuffled(seed * 100 + thread);
                start.await();
                return add(store, store.inserter(thread), order);
              }));
    }
    for (Future<?> future : done) {
      future.get();
    }
    store.endLevel();
    assertEquals(STATES, store.levels().lastSize());
    assertEquals(STATES, contents(store).size());
  }

  private static List<Long> shuffled(int seed) {
    List<Long> order = new ArrayList<>();
    for (long i = 0; i < STATES; i++) {
      order.add(i);
    }
    // Blocks in the same order, so that threads meet.
    for (int from = 0; from < STATES; from += 20) {
      Collections.shuffle(order.subList(from, from + 20), new Random(seed));
    }
    return order;
  }

  private static Room add(Store store, Inserter inserter, List<Long> order) {
    inserter.setAlone(false);
    long[] batch = new long[20];
    int[] fingerprints = new int[10];
    for (int from = 0; from < STATES; from += 10) {
      for (int i = 0; i < 10; i++) {
        batch[2 * i] = order.get(from + i);
        batch[2 * i + 1] = ~order.get(from + i);
      }
      inserter.prepare(batch, fingerprints, 10);
      int inserted = inserter.insert(batch, fingerprints, 0, 10);
      while (inserted < 10) {
        Room room = store.claim(inserter);
        if (room != Room.GRANTED) {
          throw new AssertionError(room);
        }
        inserted = inserter.insert(batch, fingerprints, inserted, 10);
      }
    }
    return Room.GRANTED;
  }

  private static Set<Long> contents(Store store) {
    Set<Long> found = new HashSet<>();
    Levels levels = store.levels();
    for (int i = levels.from(0); i < levels.to(0); i++) {
      long first = Run.first(levels.run(i));
      for (long n = first; n < first + Run.length(levels.run(i)); n++) {
        long[] chunk = store.arena().chunk(n);
        int at = store.arena().place(n);
        assertEquals(~chunk[at], chunk[at + 1]);
        found.add(chunk[at]);
      }
    }
    return found;
  }
}
