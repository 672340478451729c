package dev.heddle.checker.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class RecentTest {

  @Test
  void knowsTheStateOfZerosOnlyOnceItHasSeenIt() {
    for (int words = 1; words <= 3; words++) {
      Recent recent = new Recent(words);
      assertEquals(1, recent.sift(new long[words], 1));
      assertEquals(0, recent.sift(new long[words], 1));
    }
  }

  @Test
  void keepsTheOrderOfWhatIsNew() {
    Recent recent = new Recent(2);
    recent.sift(new long[] {3, 4}, 1);
    long[] batch = {1, 2, 3, 4, 5, 6, 1, 2};
    assertEquals(2, recent.sift(batch, 4));
    assertEquals(List.of(1L, 2L, 5L, 6L), List.of(batch[0], batch[1], batch[2], batch[3]));
  }

  @Property(tries = 200)
  void dropsOnlyWhatItHasSeenBefore(
      @ForAll @IntRange(min = 1, max = 3) int words,
      @ForAll @Size(max = 2000) List<@IntRange(max = 300) Integer> states) {
    Recent recent = new Recent(words);
    Set<Integer> seen = new HashSet<>();
    Set<Integer> kept = new HashSet<>();
    for (int from = 0; from < states.size(); from += 50) {
      List<Integer> part = states.subList(from, Math.min(states.size(), from + 50));
      long[] batch = new long[part.size() * words];
      for (int i = 0; i < part.size(); i++) {
        batch[i * words + words - 1] = part.get(i);
      }
      int left = recent.sift(batch, part.size());
      for (int i = 0; i < left; i++) {
        kept.add((int) batch[i * words + words - 1]);
      }
      seen.addAll(part);
      assertEquals(seen, kept);
    }
  }
}
