package dev.heddle.checker.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A store by itself: states go in once, come out as they went in, and limits are met exactly.
class StoreTest {

  private static final Store.Sizes TINY = new Store.Sizes(8, 16, 3, -1, long[]::new);

  /// Adds states one batch after the other, growing as needed. Returns why it could not go on.
  private static Room addAll(Store store, Inserter inserter, long[] states, int words) {
    int count = states.length / words;
    int[] fingerprints = new int[count];
    inserter.prepare(states, fingerprints, count);
    int done = 0;
    while (true) {
      done = inserter.insert(states, fingerprints, done, count);
      if (done == count) {
        return Room.GRANTED;
      }
      Room room = store.claim(inserter);
      if (room == Room.INDEX_FULL && store.beginGrowth()) {
        store.grow(true);
        store.endGrowth();
      } else if (room != Room.GRANTED) {
        return room == Room.INDEX_FULL ? Room.MEMORY_LIMIT : room;
      }
    }
  }

  private static List<List<Long>> contents(Store store, int words) {
    List<List<Long>> contents = new ArrayList<>();
    Levels levels = store.levels();
    for (int i = levels.from(0); i < levels.to(levels.count() - 1); i++) {
      long first = Run.first(levels.run(i));
      for (long n = first; n < first + Run.length(levels.run(i)); n++) {
        List<Long> state = new ArrayList<>();
        for (int w = 0; w < words; w++) {
          state.add(store.arena().chunk(n)[store.arena().place(n) + w]);
        }
        contents.add(state);
      }
    }
    return contents;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5})
  void keepsEachStateOnceInOrderOfDiscovery(int words) {
    Store store = new Store(words, 1, Long.MAX_VALUE, 1L << 30, TINY);
    Random random = new Random(words);
    List<List<Long>> expected = new ArrayList<>();
    for (int batch = 0; batch < 100; batch++) {
      long[] states = random.longs(50L * words, 0, words == 1 ? 2000 : 6).toArray();
      for (int i = 0; i < 50; i++) {
        List<Long> state =
            IntStream.range(i * words, i * words + words).mapToObj(w -> states[w]).toList();
        if (!expected.contains(state)) {
          expected.add(state);
        }
      }
      assertEquals(Room.GRANTED, addAll(store, store.inserter(0), states, words));
    }
    store.endLevel();
    assertEquals(expected, contents(store, words));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 0x80000000, 0xFFFFFFFF})
  void tellsStatesApartWhoseFingerprintsAreEqual(int mask) {
    Store.Sizes sizes = new Store.Sizes(8, 16, 3, mask, long[]::new);
    Store store = new Store(1, 1, Long.MAX_VALUE, 1L << 30, sizes);
    long[] states = new Random(1).longs(3000, 0, 1500).toArray();
    assertEquals(Room.GRANTED, addAll(store, store.inserter(0), states, 1));
    store.endLevel();
    Set<Long> distinct = new HashSet<>();
    for (long state : states) {
      distinct.add(state);
    }
    assertEquals(distinct.size(), store.levels().lastSize());
  }

  @Test
  void growsWithBytesInProportion() {
    Store store = new Store(1, 1, Long.MAX_VALUE, 1L << 30, Store.Sizes.DEFAULT);
    long before = store.bytes();
    assertTrue(before <= 40_000, () -> before + " bytes for nothing");
    int states = 1 << 20;
    for (int from = 0; from < states; from += 1024) {
      int first = from;
      long[] batch = IntStream.range(0, 1024).mapToLong(i -> first + i).toArray();
      addAll(store, store.inserter(0), batch, 1);
    }
    store.endLevel();
    assertEquals(states, store.levels().lastSize());
    // 8 bytes of state, and 8 of entry at a load of five sixteenths or more.
    assertTrue(store.bytes() <= states * (8 + 8 * 16L / 5) + (1 << 20), () -> "" + store.bytes());
  }

  @Test
  void countsBytesAsAllocated() {
    long[] allocated = new long[1];
    Memory.Allocator counting =
        length -> {
          allocated[0] += length * 8L;
          return new long[length];
        };
    Store store =
        new Store(2, 1, Long.MAX_VALUE, 1L << 30, new Store.Sizes(64, 64, 4, -1, counting));
    assertEquals(allocated[0], store.bytes());
    addAll(store, store.inserter(0), new long[] {1, 2, 3, 4}, 2);
    assertEquals(allocated[0], store.bytes());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 7, 100, 101})
  void takesJustAsManyStatesAsAllowed(long limit) {
    Store store = new Store(1, 1, limit, 1L << 30, TINY);
    long[] fitting = IntStream.range(0, (int) limit).mapToLong(i -> i).toArray();
    assertEquals(Room.GRANTED, addAll(store, store.inserter(0), fitting, 1));
    assertEquals(Room.GRANTED, addAll(store, store.inserter(0), fitting, 1));
    assertEquals(Room.STATE_LIMIT, addAll(store, store.inserter(0), new long[] {-1}, 1));
    assertFalse(store.reclaim(Room.STATE_LIMIT));
  }

  @Test
  void givesWhatOneThreadLeftToAnother() {
    Store store = new Store(1, 2, 6, 1L << 30, TINY);
    addAll(store, store.inserter(0), new long[] {0}, 1);
    addAll(store, store.inserter(1), new long[] {1, 2, 3}, 1);
    long[] more = {4, 5};
    assertEquals(Room.STATE_LIMIT, addAll(store, store.inserter(1), more, 1));
    assertTrue(store.reclaim(Room.STATE_LIMIT));
    Room room = addAll(store, store.inserter(1), more, 1);
    while (room != Room.GRANTED) {
      assertTrue(store.reclaim(Room.STATE_LIMIT));
      room = addAll(store, store.inserter(1), more, 1);
    }
    assertFalse(store.reclaim(Room.STATE_LIMIT));
    store.endLevel();
    assertEquals(6, store.levels().lastSize());
    assertEquals(6, new HashSet<>(contents(store, 1)).size());
  }

  @ParameterizedTest
  @ValueSource(longs = {1_000, 10_000, 100_000, 1_000_000})
  void staysWithinItsBudget(long budget) {
    Store store = new Store(1, 1, Long.MAX_VALUE, budget, TINY);
    long[] states = IntStream.range(0, 200_000).mapToLong(i -> i).toArray();
    assertEquals(Room.MEMORY_LIMIT, addAll(store, store.inserter(0), states, 1));
    store.endLevel();
    assertTrue(store.bytes() <= budget + 512, () -> store.bytes() + " of " + budget);
    long least = budget / 40; // 8 bytes of state, up to 26 of index, and some loss
    assertTrue(store.levels().lastSize() >= least, () -> store.levels().lastSize() + " states");
  }

  @Test
  void remembersLevelsAcrossHalfFullBlocks() {
    Store store = new Store(1, 1, Long.MAX_VALUE, 1L << 30, TINY);
    for (int level = 0; level < 20; level++) {
      addAll(store, store.inserter(0), new long[] {2L * level, 2L * level + 1}, 1);
      store.endLevel();
      assertEquals(2, store.levels().lastSize());
    }
    assertEquals(20, store.levels().count());
    Levels levels = store.levels();
    for (int level = 0; level < 20; level++) {
      long size = 0;
      for (int i = levels.from(level); i < levels.to(level); i++) {
        size += Run.length(levels.run(i));
      }
      assertEquals(2, size);
    }
    assertEquals(40, contents(store, 1).size());
  }
}
