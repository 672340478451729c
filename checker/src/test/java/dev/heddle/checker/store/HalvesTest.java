package dev.heddle.checker.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HalvesTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5})
  void joinWhatWasCutAnywhere(int words) {
    Random random = new Random(words);
    for (int cut = 1; cut < 64 * words; cut++) {
      Halves halves = new Halves(words, cut);
      long[] state = random.longs(words).toArray();
      long[] left = new long[halves.leftWords() + 1];
      long[] right = new long[halves.rightWords() + 1];
      halves.left(state, 0, left, 1);
      halves.right(state, 0, right, 1);
      long[] joined = random.longs(words).toArray();
      halves.join(left, 1, right, 1, joined, 0);
      assertArrayEquals(state, joined);
    }
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
    Halves best = Cut.best(sample, count, 2);
    long[] half = new long[2];
    var lefts = new java.util.HashSet<java.util.List<Long>>();
    for (int i = 0; i < count; i++) {
      best.left(sample, 2 * i, half, 0);
      lefts.add(java.util.List.of(half[0], best.leftWords() > 1 ? half[1] : 0));
    }
    assertEquals(true, lefts.size() <= 500, () -> lefts.size() + " left halves");
  }
}
