package dev.heddle.checker.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class IndexTest {

  private final Memory memory = new Memory(1L << 30, long[]::new);

  /// Puts an entry in without growing.
  private static void put(Index index, int fingerprint, long number) {
    long place = Index.home(fingerprint, index.capacity());
    while (true) {
      long[] chunk = index.chunks()[(int) (place >>> index.shift())];
      int i = (int) place & (chunk.length - 1);
      if (chunk[i] == 0) {
        chunk[i] = Index.entry(fingerprint, number);
        return;
      }
      place = (place + 1) % index.capacity();
    }
  }

  /// The number found for a fingerprint that is there once; -1 when probing ends before.
  private static long find(Index index, int fingerprint) {
    long place = Index.home(fingerprint, index.capacity());
    while (true) {
      long[] chunk = index.chunks()[(int) (place >>> index.shift())];
      long entry = chunk[(int) place & (chunk.length - 1)];
      if (entry == 0) {
        return -1;
      }
      if (Index.fingerprint(entry) == fingerprint) {
        return Index.number(entry);
      }
      place = (place + 1) % index.capacity();
    }
  }

  private static void grow(Index index, int threads) throws InterruptedException {
    assertTrue(index.beginGrowth(Long.MAX_VALUE));
    List<Thread> movers = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      movers.add(Thread.ofPlatform().start(() -> index.move(threads == 1)));
    }
    for (Thread mover : movers) {
      mover.join();
    }
    index.endGrowth();
  }

  @Test
  void entriesKeepFingerprintAndNumber() {
    for (int fingerprint : new int[] {0, 1, -1, Integer.MIN_VALUE}) {
      for (long number : new long[] {0, 1, 0x7FFF_FFFFL, 0x8000_0000L, Store.NUMBERS - 1}) {
        long entry = Index.entry(fingerprint, number);
        assertTrue(entry != 0);
        assertEquals(fingerprint, Index.fingerprint(entry));
        assertEquals(number, Index.number(entry));
      }
    }
  }

  @Test
  void homesRiseWithTheFingerprintAndFillTheTable() {
    long capacity = 3 << 20;
    long last = 0;
    for (long f = 0; f < 1L << 32; f += 12_345) {
      long home = Index.home((int) f, capacity);
      assertTrue(home >= last && home < capacity);
      last = home;
    }
    assertEquals(0, Index.home(0, capacity));
    assertEquals(capacity - 1, Index.home(-1, capacity));
    assertEquals((1L << 32) - 1, Index.home(-1, 1L << 32));
  }

  @Test
  void growingKeepsEveryEntryWhereverItIsDisplacedTo() throws InterruptedException {
    for (int threads : new int[] {1, 3}) {
      Index index = new Index(8, 8, memory);
      Random random = new Random(threads);
      List<Integer> fingerprints = new ArrayList<>();
      // Crowds at both ends, so that entries run over the end of the table to its beginning.
      for (int i = 0; i < 3; i++) {
        fingerprints.add(-1 - i);
        fingerprints.add(i);
      }
      for (int i = 0; i < 6; i++) {
        put(index, fingerprints.get(i), i);
      }
      for (int round = 0; round < 9; round++) {
        grow(index, threads);
        while (fingerprints.size() < index.room()) {
          int crowd = random.nextInt(8) == 0 ? random.nextInt() : -1 - random.nextInt(1 << 20);
          if (!fingerprints.contains(crowd)) {
            put(index, crowd, fingerprints.size());
            fingerprints.add(crowd);
          }
        }
        for (int i = 0; i < fingerprints.size(); i++) {
          assertEquals(i, find(index, fingerprints.get(i)));
        }
      }
    }
  }

  @Test
  void growsByHalfWhenLargeAndNotAtAllForNoGain() throws InterruptedException {
    Index index = new Index(1 << 22, 1 << 15, memory);
    put(index, 77, 1234);
    grow(index, 1);
    assertEquals((1 << 22) + (1 << 21), index.capacity());
    assertEquals(1234, find(index, 77));
    assertFalse(index.beginGrowth(index.capacity() + index.capacity() / 20));
    assertTrue(index.beginGrowth(index.capacity() + index.capacity() / 8));
  }

  @Test
  void neverHoldsBothTablesInFull() throws InterruptedException {
    long[] live = new long[2];
    Memory watched =
        new Memory(
            1L << 30,
            length -> {
              live[0]++;
              return new long[length];
            });
    Index index = new Index(1 << 10, 1 << 4, watched);
    for (int i = 0; i < 700; i++) {
      put(index, i * 0x9E3779B9, i);
    }
    long before = watched.used();
    Memory used = watched;
    CountDownLatch done = new CountDownLatch(1);
    assertTrue(index.beginGrowth(Long.MAX_VALUE));
    Thread sampler =
        Thread.ofPlatform()
            .start(
                () -> {
                  while (done.getCount() > 0) {
                    live[1] = Math.max(live[1], used.used());
                  }
                });
    index.move(true);
    done.countDown();
    sampler.join();
    index.endGrowth();
    assertEquals(2 * before, watched.used());
    assertTrue(live[1] <= 2 * before + 64 * 16, () -> live[1] + " bytes");
  }
}
