package dev.heddle.checker.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class TrendTest {

  @Test
  void extrapolatesASteadyDecline() {
    Trend trend = new Trend();
    for (long size = 1L << 20; size >= 1L << 10; size /= 2) {
      trend.add(size);
    }
    // 512 + 256 + … = 1023, and the extrapolation does not stop at one.
    assertEquals(1024, trend.unseen().orElseThrow());
  }

  @Test
  void saysNothingWhileLevelsGrowOrHardlyShrink() {
    Trend growing = new Trend();
    Trend lingering = new Trend();
    for (int i = 0; i < 20; i++) {
      growing.add(1L << i);
      lingering.add(1_000_000 - i);
      assertTrue(growing.unseen().isEmpty());
      assertTrue(lingering.unseen().isEmpty());
    }
  }

  @Test
  void needsFiveShrinkingLevelsInARow() {
    Trend trend = new Trend();
    for (long size : new long[] {100, 90, 80, 70, 60}) {
      trend.add(size);
      assertTrue(trend.unseen().isEmpty());
    }
    trend.add(50);
    assertTrue(trend.unseen().isPresent());
    trend.add(51);
    assertTrue(trend.unseen().isEmpty());
  }
}
