package dev.heddle.checker.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.heddle.checker.store.Store;
import dev.heddle.checker.toys.Odometer;
import dev.heddle.checker.verdict.Statistics;
import dev.heddle.checker.verdict.Storage;
import java.lang.management.ManagementFactory;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HotLoopTest {

  @ParameterizedTest
  @EnumSource(names = {"ARENA", "QUOTIENT"})
  void allocatesNothingForAStateButItsPlaceInTheStore(Storage storage) {
    long small = allocatedBesidesTheStore(storage, 6, 9);
    long large = allocatedBesidesTheStore(storage, 6, 11);
    // 531,441 states against 1,771,561: what grows are lists of runs, at 8 bytes for 256 states.
    assertTrue(large - small < 128 * 1024, () -> large + " bytes, against " + small);
  }

  private static long allocatedBesidesTheStore(Storage storage, int wheels, int base) {
    AtomicLong stored = new AtomicLong();
    Store.Sizes usual = Store.Sizes.DEFAULT;
    Store.Sizes sizes =
        new Store.Sizes(
            usual.initialIndex(),
            usual.chunkLongs(),
            usual.block(),
            usual.fingerprintMask(),
            length -> {
              stored.addAndGet(16 + 8L * length);
              return new long[length];
            });
    Settings settings = Runs.settings(1, sizes, storage, 1 << 16);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    Statistics statistics = Runs.run(new Odometer(wheels, base), settings).statistics();
    long allocated = threads.getCurrentThreadAllocatedBytes() - before;
    assertEquals((long) Math.pow(base, wheels), statistics.states());
    assertEquals(storage, statistics.storage());
    return allocated - stored.get();
  }

  @Test
  void countsAMillionStatesAlikeWithAnyNumberOfThreads() {
    for (int threads : new int[] {1, 2, 3}) {
      Settings settings = Runs.settings(threads, Store.Sizes.DEFAULT);
      Statistics statistics = Runs.run(new Odometer(5, 16), settings).statistics();
      assertEquals(1 << 20, statistics.states());
      assertEquals(5 << 20, statistics.transitions());
      assertEquals(5 * 15, statistics.depth());
      assertTrue(statistics.complete());
      assertTrue(statistics.bytesPerState() < 33, () -> statistics.bytesPerState() + " bytes");
    }
  }
}
