package dev.heddle.checker.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class PeakMemoryTest {

  @Test
  void parsesKilobytes() {
    assertEquals(12_345 * 1024, PeakMemory.parse("VmHWM:\t   12345 kB"));
    assertEquals(-1, PeakMemory.parse("VmHWM: 12345"));
  }

  @Test
  void isAtLeastAFewMegabytesWhereKnown() {
    long peak = PeakMemory.read();
    assertEquals(Files.exists(Path.of("/proc/self/status")), peak != -1);
    assertTrue(peak == -1 || peak > 5 << 20);
  }
}
