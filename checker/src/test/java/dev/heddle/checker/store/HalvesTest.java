package dev.heddle.checker.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HalvesTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5})
  void joinWhatWasCutAnywhere(int words) {
    Random random = new Random(words);
    for (int bits = 1; bits <= 64 * words; bits += bits < 64 * words - 9 ? 7 : 1) {
      for (int cut = 1; cut < Math.max(2, bits); cut++) {
        Halves halves = new Halves(words, bits, cut);
        long[] states = new long[3 * words];
        for (int bit = 0; bit < bits; bit++) {
          for (int state = 0; state < 3; state++) {
            states[state * words + (bit >>> 6)] |= (random.nextLong() & 1) << bit;
          }
        }
        long[] left = new long[3 * halves.leftWords()];
        long[] right = new long[3 * halves.rightWords()];
        halves.split(states, 3, left, right);
        long[] joined = random.longs(3L * words).toArray();
        for (int i = 0; i < 3; i++) {
          halves.join(
              left, i * halves.leftWords(), right, i * halves.rightWords(), joined, i * words);
        }
        assertArrayEquals(states, joined, () -> halves.leftWords() + "+" + halves.rightWords());
        assertEquals((cut + 63) / 64, halves.leftWords());
        assertEquals(Math.max(1, (bits - cut + 63) / 64), halves.rightWords());
      }
    }
  }

  /// Bits 0 to 7 are random, and those above count every 16th state: cut at 8, there are fewest
  /// halves (256 + 1024), but 1024 more of them for each 2^14 states to come; cut at 12, there are
  /// 64.
  @Test
  void areCutForTheStatesToCome() {
    int count = 1 << 14;
    long[] sample = new long[count];
    Random random = new Random(5);
    for (int i = 0; i < count; i++) {
      sample[i] = random.nextInt(1 << 8) | (long) (i >>> 4) << 8;
    }
    Halves best = Cut.best(sample, count, 1, 64);
    long[] half = new long[1];
    best.left(new long[] {-1L}, 0, half, 0);
    assertEquals((1L << 12) - 1, half[0]);
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 20, 60, 64, 68, 100})
  void areCutWhereTheyRepeatMost(int border) {
    // Below the border one of 500 values, above it one of 400: all but that cut mixes them.
    Random random = new Random(border);
    int count = 20_000;
    long[] below = random.longs(500).toArray();
    long[] above = random.longs(400).toArray();
    long[] sample = new long[2 * count];
    for (int i = 0; i < count; i++) {
      long low = below[random.nextInt(500)];
      long high = above[random.nextInt(400)] & 0xFFFFF;
      if (border < 64) {
        sample[2 * i] = (low & ((1L << border) - 1)) | high << border;
        sample[2 * i + 1] = high >>> (64 - border);
      } else {
        sample[2 * i] = low;
        sample[2 * i + 1] = border == 64 ? high : (low >>> 3 & 15) | high << (border - 64);
      }
    }
    Halves best = Cut.best(sample, count, 2, 128);
    long[] half = new long[2];
    var lefts = new java.util.HashSet<java.util.List<Long>>();
    for (int i = 0; i < count; i++) {
      best.left(sample, 2 * i, half, 0);
      lefts.add(java.util.List.of(half[0], best.leftWords() > 1 ? half[1] : 0));
    }
    assertEquals(true, lefts.size() <= 500, () -> lefts.size() + " left halves");
  }
}
