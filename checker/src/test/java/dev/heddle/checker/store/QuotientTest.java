package dev.heddle.checker.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.checker.store.QuotientTable.Answer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

/// A slot and its place tell the state, whatever the table.
class QuotientTest {

  private static final int CHUNK = 16;

  private static QuotientTable table(Quotient quotient) {
    return new QuotientTable(quotient, CHUNK, new Memory(1L << 30, long[]::new));
  }

  private record Packed(int lower, long rest) {}

  @Property(tries = 2000)
  void undoesScramblingForTheGreatestCapacities(
      @ForAll @LongRange(min = 1 << 20, max = 1L << 32) long slots,
      @ForAll int lower,
      @ForAll long rest) {
    Quotient quotient = new Quotient(slots, 40, true);
    int hash = quotient.hash(lower, rest);
    assertEquals(lower, quotient.lower(hash, rest));
    long product = Homes.product(hash, slots);
    Homes homes = quotient.homes();
    long part = Homes.part(product, homes.fraction());
    assertTrue(product >>> 32 < slots);
    assertTrue(part >>> homes.partBits() == 0, () -> part + " has too many bits");
    assertEquals(hash, homes.hash(product >>> 32, part));
  }

  @Property(tries = 1000)
  void knowsEachStateAfterEveryMove(
      @ForAll @LongRange(min = 8, max = 3000) long slots,
      @ForAll @LongRange(min = 8, max = 3000) long moreSlots,
      @ForAll @IntRange(min = 1, max = 48) int restBits,
      @ForAll @IntRange(min = 0, max = 4) int moreBits,
      @ForAll boolean scrambled,
      @ForAll long seed) {
    Random random = new Random(seed);
    Quotient first = new Quotient(Homes.round(slots, CHUNK), restBits, scrambled).fitting();
    if (first.capacity() > 1 << 24) {
      return; // chunks come as needed, but their directory would take long
    }
    QuotientTable table = table(first);
    Strays strays = new Strays();
    Set<Packed> states = new HashSet<>();
    for (int i = 0; i < Math.min(200, first.capacity() / 2); i++) {
      var state = new Packed(random.nextInt(1 << 10), random.nextLong() >>> (64 - restBits));
      Answer answer = table.add(first.hash(state.lower, state.rest), state.rest, true, true);
      if (answer == Answer.TOO_FAR) {
        strays.add(first.hash(state.lower, state.rest), state.rest);
      } else {
        assertEquals(states.contains(state) ? Answer.FOUND : Answer.ADDED, answer);
      }
      states.add(state);
    }
    Quotient second =
        new Quotient(Homes.round(slots + moreSlots, CHUNK), restBits + moreBits, scrambled)
            .fitting();
    QuotientTable larger = table(second);
    Strays others = new Strays();
    table.moveTo(larger, others, true);
    strays.moveTo(larger, others);
    for (Packed state : states) {
      int hash = second.hash(state.lower, state.rest);
      Answer answer = larger.add(hash, state.rest, false, true);
      boolean stray = answer == Answer.TOO_FAR && others.has(hash, state.rest);
      assertTrue(answer == Answer.FOUND || stray, () -> state + ": " + answer);
    }
    for (int i = 0; i < 100; i++) {
      var other = new Packed(random.nextInt(), random.nextLong() >>> (64 - restBits));
      int hash = second.hash(other.lower, other.rest);
      Answer answer = larger.add(hash, other.rest, false, true);
      boolean known = answer == Answer.FOUND || others.has(hash, other.rest);
      assertEquals(states.contains(other), known);
    }
  }

  @Test
  void sendsAstrayWhatLiesTooFar() {
    // Seven bits of distance: 127 states of one home have a slot.
    Quotient quotient = new Quotient(1 << 12, 37, false);
    QuotientTable table = table(quotient);
    List<Answer> answers = new ArrayList<>();
    for (int rest = 0; rest < 130; rest++) {
      answers.add(table.add(quotient.hash(5, rest), rest, true, true));
    }
    assertEquals(7, quotient.distanceBits());
    assertEquals(Set.of(Answer.ADDED), new HashSet<>(answers.subList(0, 127)));
    assertEquals(Set.of(Answer.TOO_FAR), new HashSet<>(answers.subList(127, 130)));
    assertEquals(Answer.FOUND, table.add(quotient.hash(5, 126), 126, false, true));
  }

  @Test
  void refusesWhatMayNotBeAdded() {
    Quotient quotient = new Quotient(1 << 12, 20, true);
    QuotientTable table = table(quotient);
    assertEquals(Answer.REFUSED, table.add(quotient.hash(1, 2), 2, false, false));
    assertEquals(Answer.ADDED, table.add(quotient.hash(1, 2), 2, true, false));
    assertEquals(Answer.FOUND, table.add(quotient.hash(1, 2), 2, false, false));
  }

  @Test
  void fitsFrom64BitsOnOnlyInTablesLargeEnough() {
    assertTrue(new Quotient(1 << 7, 32, true).fits());
    assertFalse(new Quotient(1 << 6, 32, true).fits());
    assertFalse(new Quotient(1 << 25, 51, true).fits());
    assertTrue(new Quotient(1 << 26, 51, true).fits());
    assertEquals(1 << 26, new Quotient(1000, 51, true).fitting().capacity());
    assertFalse(new Quotient(1000, 60, true).fitting().fits());
  }

  @Test
  void spreadsStatesEvenly() {
    Quotient quotient = new Quotient(1 << 12, 40, true);
    Set<Long> homes = new HashSet<>();
    for (int i = 0; i < 1 << 12; i++) {
      homes.add(Homes.product(quotient.hash(i & 63, i >>> 6), quotient.capacity()) >>> 32);
    }
    // At random, 1 - 1/e of all homes would be hit: 2589.
    assertTrue(homes.size() > 2400, () -> homes.size() + " homes");
  }
}
