package dev.heddle.model.lift;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.model.Model;
import dev.heddle.model.system.FlawKind;
import dev.heddle.protocol.Protocol;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/// On random protocols, the search for data races, which makes only those steps finer that may have
/// to do with one, says what brute force says. Where there is none, the steps of the language show
/// the same failures and deadlocks as the finest.
final class RandomRacesTest {

  @Property(tries = 40, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  void races_are_found_where_brute_force_finds_them(@ForAll long seed) {
    var random = new RandomRaces(seed);
    var truth = new RaceEnumerator(random);
    Protocol protocol = Sources.protocol(random.source());
    String about = "seed " + seed + random.source();
    // What never changes is no variable to Heddle.
    truth.races.retainAll(truth.changing);
    Set<String> everywhere = variables(RaceSearch.everywhere(protocol), truth);
    assertTrue(truth.races.containsAll(everywhere), about);
    Set<String> all = RaceSearch.of(protocol);
    Set<String> found = variables(all, truth);
    assertTrue(truth.races.containsAll(found), about);
    boolean decided = !RaceSearch.decide(protocol).isEmpty();
    assertTrue(!decided || !all.isEmpty(), about);
    if (truth.failures.isEmpty()) {
      // Else neither need be complete: a step that fails shows nothing of what it did before.
      assertEquals(truth.races, everywhere, about);
      assertEquals(truth.races, found, about);
      assertEquals(!all.isEmpty(), decided, about);
    }
    if (truth.races.isEmpty()) {
      sameErrors(truth, protocol, about);
    }
  }

  private static void sameErrors(RaceEnumerator truth, Protocol protocol, String about) {
    var coarse = new Exploration(Model.of(protocol).system());
    var fine = new Exploration(Model.fine("fine", protocol).system());
    for (Exploration one : List.of(coarse, fine)) {
      assertEquals(truth.failures.isEmpty(), failures(one).isEmpty(), about);
      assertTrue(truth.failures.containsAll(failures(one)), about);
      if (truth.failures.isEmpty()) {
        assertEquals(truth.stuck, one.deadlocks() > 0, about);
      }
    }
  }

  private static Set<String> failures(Exploration found) {
    var failures = new TreeSet<String>();
    found.flaws.stream()
        .filter(flaw -> flaw.kind() == FlawKind.CHECK)
        .forEach(flaw -> failures.add(flaw.message()));
    return failures;
  }

  /// `p0 writes x[1] at …` is about `x[1]`.
  private static Set<String> variables(Set<String> races, RaceEnumerator truth) {
    var variables = new TreeSet<String>();
    races.forEach(race -> variables.add(race.split(" ", -1)[2]));
    variables.retainAll(truth.changing);
    return variables;
  }
}
