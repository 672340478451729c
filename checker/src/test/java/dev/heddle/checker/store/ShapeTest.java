package dev.heddle.checker.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

/// Pairs come out of the table as they went in, whatever its shape.
class ShapeTest {

  private static final int CHUNK = 16;

  private static Shape shape(long slots, int left, int right, int levels, boolean scrambled) {
    Shape shape = new Shape(Homes.round(slots, 2 * CHUNK), left, right, levels, 32, scrambled);
    while (!shape.fits()) {
      shape = shape.withCapacity(2 * shape.capacity());
    }
    return shape;
  }

  private static PairTable table(Shape shape) {
    return new PairTable(shape, CHUNK, new Memory(1L << 30, long[]::new));
  }

  private static Map<Long, Integer> contents(PairTable table, int from, int to) {
    Map<Long, Integer> found = new HashMap<>();
    table.visit(from, to, (pair, level) -> assertEquals(null, found.put(pair, level)));
    return found;
  }

  @Property(tries = 2000)
  void keepsPairsAndLevelsThroughEveryChangeOfShape(
      @ForAll @LongRange(min = 8, max = 5000) long slots,
      @ForAll @IntRange(min = 1, max = 24) int left,
      @ForAll @IntRange(min = 1, max = 24) int right,
      @ForAll @IntRange(min = 1, max = 9) int levelBits,
      @ForAll boolean scrambled,
      @ForAll @IntRange(min = 0, max = 4) int change,
      @ForAll long seed) {
    Random random = new Random(seed);
    PairTable table = table(shape(slots, left, right, levelBits, scrambled));
    Map<Long, Integer> expected = new HashMap<>();
    int pairs = (int) Math.min(200, table.shape().capacity() / 2);
    for (int i = 0; i < pairs; i++) {
      long l = random.nextLong(1L << left);
      long r = random.nextLong(1L << right);
      int level = random.nextInt(1 << levelBits);
      int result = table.add(table.scramble(l, r), level, true, true);
      if (result == PairTable.TOO_FAR) {
        continue;
      }
      boolean known = expected.putIfAbsent(l << 32 | r, level) != null;
      assertEquals(known ? PairTable.FOUND : PairTable.ADDED, result);
      assertEquals(PairTable.FOUND, table.add(table.scramble(l, r), level, false, true));
    }
    assertEquals(expected, contents(table, 0, Integer.MAX_VALUE));

    Shape old = table.shape();
    Shape other =
        switch (change) {
          case 0 -> old.withCapacity(Homes.round(old.capacity() + old.capacity() / 3, 2 * CHUNK));
          case 1 -> old.withWidth(64);
          case 2 -> old.withLevelBits(levelBits + 2);
          case 3 -> old.withNumberBits(left + 1, right);
          default -> old.withNumberBits(left, right + 3).withCapacity(2 * old.capacity());
        };
    while (!other.fits()) {
      other = other.withCapacity(2 * other.capacity());
    }
    PairTable next = table(other);
    table.moveTo(next, true);
    if (!next.hasStrays()) {
      assertEquals(expected, contents(next, 0, Integer.MAX_VALUE));
    }
  }

  @Property(tries = 2000)
  void undoesScramblingForTheGreatestCapacities(
      @ForAll @LongRange(min = 1 << 20, max = 1L << 32) long slots,
      @ForAll @IntRange(min = 1, max = 32) int left,
      @ForAll @IntRange(min = 1, max = 32) int right,
      @ForAll long bits) {
    Shape shape = new Shape(slots, left, right, 8, 64, true);
    long l = bits >>> (64 - left);
    long r = bits & ((1L << right) - 1);
    long hash = shape.scramble(l, r);
    int below = shape.keyBits() - 32;
    long product = (hash >>> below) * slots;
    long fraction = (product & 0xFFFF_FFFFL) >>> shape.homes().fraction();
    long remainder = fraction << below | (hash & ((1L << below) - 1));
    assertTrue(product >>> 32 < slots);
    assertTrue(shape.remainderBits() == 64 || remainder >>> shape.remainderBits() == 0);
    assertEquals(l << 32 | r, shape.pair(product >>> 32, remainder));
    Shape other = shape.withNumberBits(Math.min(32, left + 3), right).withCapacity(slots + 999);
    assertEquals(other.scramble(l, r), shape.scrambleFor(other, product >>> 32, remainder));
  }

  @Test
  void spreadsPairsEvenly() {
    Shape shape = shape(1 << 12, 10, 10, 6, true);
    Set<Long> homes = new HashSet<>();
    for (long i = 0; i < 1 << 12; i++) {
      long hash = shape.scramble(i & 63, i >>> 6);
      homes.add(((hash >>> (shape.keyBits() - 32)) * shape.capacity()) >>> 32);
    }
    // At random, 1 - 1/e of all homes would be hit: 2589.
    assertTrue(homes.size() > 2400, () -> homes.size() + " homes");
  }

  @Test
  void visitsOnlyTheLevelsAskedFor() {
    PairTable table = table(shape(1000, 16, 16, 6, true));
    for (int i = 0; i < 60; i++) {
      assertEquals(PairTable.ADDED, table.add(table.scramble(i, 7), i, true, true));
    }
    assertEquals(Set.of(10, 11, 12), new HashSet<>(contents(table, 10, 12).values()));
  }

  @Test
  void refusesWhatMayNotBeAdded() {
    PairTable table = table(shape(100, 16, 16, 6, true));
    assertEquals(PairTable.REFUSED, table.add(table.scramble(1, 2), 0, false, false));
    assertEquals(PairTable.ADDED, table.add(table.scramble(1, 2), 0, true, false));
    assertFalse(table.hasStrays());
  }
}
