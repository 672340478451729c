package dev.heddle.checker.explore;

import static dev.heddle.checker.toys.Toys.number;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.heddle.checker.explore.Runs.Essence;
import dev.heddle.checker.toys.Toy;
import dev.heddle.checker.toys.Toys;
import dev.heddle.checker.verdict.Verdict;
import dev.heddle.checker.verdict.Verdict.Reason;
import dev.heddle.model.system.FlawKind;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RandomWalkTest {

  @Test
  void provesNothingWhenItFindsNothing() {
    Verdict verdict = new RandomWalk(Toys.ring(100), 1, 3, 10).run();
    var inconclusive = assertInstanceOf(Verdict.Inconclusive.class, verdict);
    assertEquals(Reason.RANDOM_WALK, inconclusive.reason());
    assertEquals(3 * 11, verdict.statistics().states());
    assertEquals(3 * 10, verdict.statistics().transitions());
    assertEquals(10, verdict.statistics().depth());
  }

  @Test
  void walksTheSameWaysForTheSameSeed() {
    Toy jugs = Toys.jugs().claim("big != 4", s -> s[1] != 4);
    Set<Essence> found = new HashSet<>();
    for (long seed = 0; seed < 20; seed++) {
      Essence essence = Essence.of(new RandomWalk(jugs, seed, 1000, 100).run());
      assertEquals(essence, Essence.of(new RandomWalk(jugs, seed, 1000, 100).run()));
      assertEquals("Violated", essence.verdict());
      found.add(essence);
    }
    assertNotEquals(1, found.size());
  }

  @Test
  void endsAWalkWhereItMayRest() {
    Verdict verdict = new RandomWalk(Toys.graph("0>1 1>1"), 1, 5, 100).run();
    assertEquals(10, verdict.statistics().states());
    assertEquals(1, verdict.statistics().depth());
  }

  @Test
  void findsDeadlocksFaultsAndFalseProperties() {
    assertEquals(FlawKind.DEADLOCK, flawOf(Toys.graph("0>1").rests(_ -> false)));
    assertEquals(FlawKind.CHECK, flawOf(Toys.graph("0>1").faulty(s -> number(s) == 1)));
    assertEquals(FlawKind.INVARIANT, flawOf(Toys.graph("0>1").claim("no", s -> number(s) != 1)));
    Toy undecidable = Toys.graph("0>1").claim("no", _ -> true).undecidable(s -> number(s) == 1);
    assertEquals(FlawKind.NULL, flawOf(undecidable));
  }

  private static FlawKind flawOf(Toy toy) {
    Verdict verdict = new RandomWalk(toy, 1, 1, 10).run();
    return assertInstanceOf(Verdict.Violated.class, verdict).flaw().kind();
  }

  @Test
  void choosesEachSuccessorEquallyOften() {
    // Of 1 to 4, with 1 twice, each walk of one step visits one; count by making each wrong in
    // turn.
    int[] visits = new int[5];
    for (long seed = 0; seed < 5000; seed++) {
      Toy toy =
          Toys.graph("0>1 0>1 0>2 0>3 0>4")
              .claim(
                  "count",
                  s -> {
                    visits[(int) number(s)]++;
                    return true;
                  });
      new RandomWalk(toy, seed, 1, 1).run();
    }
    assertEquals(2000, visits[1], 150);
    for (int i = 2; i <= 4; i++) {
      assertEquals(1000, visits[i], 120);
    }
  }
}
