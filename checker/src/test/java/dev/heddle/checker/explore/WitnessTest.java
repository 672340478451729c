package dev.heddle.checker.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.checker.Check;
import dev.heddle.checker.explore.Runs.Essence;
import dev.heddle.checker.store.Store;
import dev.heddle.checker.toys.Toy;
import dev.heddle.checker.toys.Toys;
import dev.heddle.checker.verdict.Sighting;
import dev.heddle.checker.verdict.Verdict;
import dev.heddle.model.system.Property;
import dev.heddle.model.system.TransitionSystem;
import dev.heddle.model.system.Value;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/// When situations that are to be reached are reached, and what is said when they are not.
class WitnessTest {

  /// Measuring four gallons takes six steps, which everybody knows; five take one.
  private static Toy jugs() {
    return Toys.jugs()
        .witness("start", s -> s[0] + s[1] == 0)
        .witness("five", s -> s[1] == 5)
        .witness("four", s -> s[1] == 4);
  }

  private static List<OptionalInt> depths(Verdict verdict) {
    return verdict.statistics().coverage().sightings().stream().map(Sighting::depth).toList();
  }

  @Test
  void aSystemHoldsWhenEveryWitnessIsSeen() {
    for (Settings settings : Runs.allSettings()) {
      Verdict verdict = Runs.tell(jugs(), settings);
      assertInstanceOf(Verdict.Holds.class, verdict);
      assertEquals(
          List.of(OptionalInt.of(0), OptionalInt.of(1), OptionalInt.of(6)), depths(verdict));
    }
  }

  @Test
  void aWitnessThatIsNeverSeenIsTheVerdict() {
    Toy toy = jugs().witness("six", s -> s[1] == 6).witness("seven", s -> s[1] == 7);
    for (Settings settings : Runs.allSettings()) {
      var verdict = assertInstanceOf(Verdict.Unwitnessed.class, Runs.tell(toy, settings));
      assertEquals(List.of("six", "seven"), verdict.unseen().stream().map(Property::name).toList());
      assertEquals(Essence.of(new ReferenceExplorer(toy, _ -> true).run()), Essence.of(verdict));
    }
  }

  @Test
  void aTraceToAWitnessIsAShortestWay() {
    for (Settings settings : Runs.allSettings()) {
      Sighting four = Runs.tell(jugs(), settings).statistics().coverage().sightings().getLast();
      assertNotNull(four.trace());
      assertEquals(6, four.trace().steps().size());
      var last = four.trace().states().getLast().values().getFirst();
      var words = assertInstanceOf(Value.Sequence.class, last).elements();
      assertEquals(new Value.Whole(4), words.getLast());
    }
  }

  @Test
  void onlyTheTracesThatAreAskedForAreFound() {
    var check = Check.of(jugs()).traceWitnesses(witness -> witness.name().equals("five"));
    for (Verdict verdict : List.of(check.run(), check.reference())) {
      List<Sighting> sightings = verdict.statistics().coverage().sightings();
      assertNull(sightings.get(0).trace());
      assertNotNull(sightings.get(1).trace());
      assertNull(sightings.get(2).trace());
    }
  }

  @Test
  void whatIsWrongComesBeforeWhatIsNeverSeen() {
    Toy toy = jugs().witness("six", s -> s[1] == 6).claim("never four", s -> s[1] != 4);
    for (Settings settings : Runs.allSettings()) {
      Verdict verdict = Runs.tell(toy, settings);
      assertInstanceOf(Verdict.Violated.class, verdict);
      assertEquals(OptionalInt.empty(), depths(verdict).getLast());
    }
  }

  @Test
  void anInconclusiveSearchSaysWhatItHasNotSeenYet() {
    Verdict verdict = Check.of(jugs()).maxDepth(3).run();
    assertInstanceOf(Verdict.Inconclusive.class, verdict);
    assertEquals(
        List.of(OptionalInt.of(0), OptionalInt.of(1), OptionalInt.empty()), depths(verdict));
  }

  @Test
  void aStateInWhichTheWitnessFailsIsNone() {
    Toy toy = Toys.ring(10).witness("even", s -> s[0] % 2 == 0).undecidable(s -> s[0] < 4);
    assertEquals(
        List.of(OptionalInt.of(4)), depths(Runs.tell(toy, Runs.settings(2, Store.Sizes.DEFAULT))));
  }

  @Test
  void randomWalksLookOutAsWell() {
    Toy toy = jugs().witness("six", s -> s[1] == 6);
    Verdict verdict = Check.of(toy).simulate(1, 200, 50);
    assertInstanceOf(Verdict.Inconclusive.class, verdict);
    List<OptionalInt> depths = depths(verdict);
    assertEquals(OptionalInt.of(0), depths.getFirst());
    assertTrue(depths.get(2).orElseThrow() >= 6);
    assertEquals(OptionalInt.empty(), depths.getLast());
  }

  @Test
  void aWitnessIsNotEvaluatedAnyMoreOnceItIsSeen() {
    var asked = new AtomicLong();
    TransitionSystem toy =
        Toys.ring(10_000)
            .witness(
                "seven",
                s -> {
                  asked.incrementAndGet();
                  return s[0] == 7;
                });
    Runs.tell(toy, Runs.settings(1, Store.Sizes.DEFAULT));
    // Ten thousand states, of which eight come first. The trace asks once more, in one level.
    assertEquals(8 + 1, asked.get());
  }
}
