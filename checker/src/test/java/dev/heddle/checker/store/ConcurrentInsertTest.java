package dev.heddle.checker.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Many threads that add the same states at the same time.
class ConcurrentInsertTest {

  private static final int THREADS = 8;
  private static final int STATES = 3000;

  /// The states to add, by number.
  private record States(int words, boolean alike) {

    /// If all are alike, the lower 32 bits of a state have one of four values. Second words vary
    /// little, and more and more.
    void write(long number, long[] to, int at) {
      to[at] = alike ? (number & 3) << 30 | number << 32 : number;
      if (words == 2) {
        to[at + 1] = ~(number / 50);
      }
    }

    /// The number of a state, all of whose words are right.
    long read(long[] from, int at) {
      long number = alike ? from[at] >>> 32 : from[at];
      long[] expected = new long[words];
      write(number, expected, 0);
      for (int w = 0; w < words; w++) {
        assertEquals(expected[w], from[at + w]);
      }
      return number;
    }
  }

  @Test
  void racingThreadsAddEachStateOnce() throws Exception {
    try (ExecutorService executor = Executors.newFixedThreadPool(THREADS)) {
      for (int round = 0; round < 60; round++) {
        // Few fingerprints in every third round: then all fight for the same places.
        int mask = round % 3 == 0 ? 0xF0000000 : -1;
        Store.Sizes sizes = new Store.Sizes(1 << 13, 64, 3, mask, long[]::new);
        Store store = new Store(2, THREADS, Long.MAX_VALUE, 1L << 30, sizes);
        race(executor, store, new States(2, false), round);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"1, true", "1, false", "2, true", "2, false"})
  void racingThreadsAddEachStateToAQuotientOnce(int words, boolean alike) throws Exception {
    try (ExecutorService executor = Executors.newFixedThreadPool(THREADS)) {
      for (int round = 0; round < 15; round++) {
        Store.Sizes sizes = new Store.Sizes(16, 64, 3, alike ? 0xF0000000 : -1, long[]::new);
        QuotientStore store = quotient(words, sizes);
        long before = store.table().quotient().capacity();
        int strays = race(executor, store, new States(words, alike), round);
        assertTrue(store.table().quotient().capacity() > before);
        // Numbers leave seven bits for the distance: four homes have slots for 127 states each.
        assertEquals(alike && words == 2, strays > 64, () -> strays + " strays");
      }
    }
  }

  /// A store of few slots, and of few numbers for second words.
  private static QuotientStore quotient(int words, Store.Sizes sizes) {
    Memory memory = new Memory(1L << 30, long[]::new);
    boolean scrambled = sizes.fingerprintMask() == -1;
    if (words == 1) {
      Quotient quotient = new Quotient(256, 32, scrambled);
      return new QuotientStore(quotient, null, THREADS, Long.MAX_VALUE, sizes, memory);
    }
    Dictionary uppers = new Dictionary(1, sizes, memory);
    Quotient quotient = new Quotient(1 << 9, Integer.SIZE + 2, scrambled);
    return new QuotientStore(quotient, uppers, THREADS, Long.MAX_VALUE, sizes, memory);
  }

  /// Adds all states, as the store grows. Returns the most strays that there were when it did.
  private static int race(ExecutorService executor, Visited store, States states, int seed)
      throws Exception {
    int strays = 0;
    List<Adder> adders = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      adders.add(new Adder(store, store.inserter(i), states, shuffled(seed * 100 + i)));
    }
    while (together(executor, i -> adders.get(i)::run).contains(Room.INDEX_FULL)) {
      if (store instanceof QuotientStore quotient) {
        strays = Math.max(strays, quotient.strays().size());
      }
      assertTrue(store.beginGrowth());
      together(
          executor,
          _ ->
              () -> {
                store.grow(false);
                return Room.GRANTED;
              });
      store.endGrowth();
    }
    store.endLevel();
    assertEquals(STATES, store.levels().lastSize());
    assertEquals(STATES, contents(store, states).size());
    return strays;
  }

  /// Has all threads do something, each its part, and returns what came of it.
  private static Set<Room> together(ExecutorService executor, IntFunction<Callable<Room>> parts)
      throws Exception {
    CyclicBarrier start = new CyclicBarrier(THREADS);
    List<Future<Room>> done = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      Callable<Room> part = parts.apply(i);
      done.add(
          executor.submit(
              () -> {
                start.await();
                return part.call();
              }));
    }
    Set<Room> rooms = new HashSet<>();
    for (Future<Room> future : done) {
      rooms.add(future.get());
    }
    return rooms;
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

  /// What one thread adds, in batches of ten.
  private static final class Adder {
    private static final int BATCH = 10;

    private final Visited store;
    private final Inserter inserter;
    private final States states;
    private final List<Long> order;
    private final long[] batch;
    private final int[] fingerprints = new int[BATCH];
    private int prepared;
    private int inserted = BATCH;

    Adder(Visited store, Inserter inserter, States states, List<Long> order) {
      this.store = store;
      this.inserter = inserter;
      this.states = states;
      this.order = order;
      batch = new long[BATCH * states.words];
      inserter.setAlone(false);
    }

    /// Goes on until all is added, or the store has to grow.
    Room run() {
      while (prepared < STATES || inserted < BATCH) {
        if (inserted == BATCH) {
          prepare();
        }
        inserted = inserter.insert(batch, fingerprints, inserted, BATCH);
        Room room = inserted < BATCH ? store.claim(inserter) : Room.GRANTED;
        if (room != Room.GRANTED) {
          assertEquals(Room.INDEX_FULL, room);
          return room;
        }
      }
      return Room.GRANTED;
    }

    private void prepare() {
      for (int i = 0; i < BATCH; i++) {
        states.write(order.get(prepared++), batch, i * states.words);
      }
      inserter.prepare(batch, fingerprints, BATCH);
      inserted = 0;
    }
  }

  private static Set<Long> contents(Visited store, States states) {
    Set<Long> found = new HashSet<>();
    Levels levels = store.levels();
    Cursor cursor = new Cursor();
    for (int i = levels.from(0); i < levels.to(0); i++) {
      store.read(levels.run(i), cursor);
      assertNotEquals(cursor.at, cursor.end);
      for (; cursor.at < cursor.end; cursor.at += states.words) {
        found.add(states.read(cursor.states, cursor.at));
      }
    }
    return found;
  }
}
