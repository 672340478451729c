package dev.heddle.checker.explore;

import static dev.heddle.checker.toys.Toys.number;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.checker.explore.Runs.Essence;
import dev.heddle.checker.store.Store;
import dev.heddle.checker.toys.Toy;
import dev.heddle.checker.toys.Toys;
import dev.heddle.checker.verdict.Coverage;
import dev.heddle.checker.verdict.Statistics;
import dev.heddle.checker.verdict.Trace;
import dev.heddle.checker.verdict.Verdict;
import dev.heddle.model.system.FlawKind;
import dev.heddle.model.system.Value;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every toy with every number of threads and every size: the counts that one can tell beforehand,
/// and the same verdict and trace as the reference.
class BreadthFirstTest {

  /// What one knows about a system without running it. `steps` is the length of the shortest trace.
  record Known(Toy system, long states, long transitions, int depth, String verdict, int steps) {
    static Known holds(Toy system, long states, long transitions, int depth) {
      return new Known(system, states, transitions, depth, "Holds", -1);
    }
  }

  private static Toy fourGallons() {
    return Toys.jugs().claim("big != 4", s -> s[1] != 4);
  }

  static List<Known> known() {
    return List.of(
        Known.holds(Toys.clock(), 2, 2, 1),
        Known.holds(Toys.selfLoops(), 1, 2, 0),
        Known.holds(Toys.ring(300), 300, 300, 299),
        Known.holds(Toys.star(5000), 5001, 10_000, 1),
        Known.holds(Toys.grid(40, 30).rests(_ -> true), 1200, 39 * 30 + 40 * 29, 68),
        Known.holds(Toys.cube(12, 1), 4096, 12 * 4096, 12),
        Known.holds(Toys.cube(12, 2), 4096, 12 * 4096, 12),
        Known.holds(Toys.cube(11, 3), 2048, 11 * 2048, 11),
        Known.holds(Toys.cube(11, 4), 2048, 11 * 2048, 11),
        Known.holds(Toys.graph("0>1 1>0 2>3"), 2, 2, 1),
        // From (0,0) to (3,0) (0,5), to (3,5) (0,3) (3,2), and from then on two new states a level.
        Known.holds(Toys.jugs(), 16, 6 * 16, 7),
        // 4 gallons are there after 6 steps: 14 states, of which all but the last two are expanded.
        new Known(fourGallons(), 14, 6 * 12, 6, "Violated", 6),
        // The corner is a deadlock if it may not be rested in; nothing is left to expand then.
        new Known(Toys.grid(4, 3).rests(_ -> false), 12, 3 * 3 + 4 * 2, 5, "Violated", 5),
        new Known(Toys.selfLoops().rests(_ -> false), 1, 2, 0, "Violated", 0),
        // A false property of the initial state ends everything at once.
        new Known(Toys.clock().claim("never", _ -> false), 1, 0, 0, "Violated", 0),
        // 1 is faulty: its step to 3 does not count. 2 is expanded in the same level.
        new Known(
            Toys.graph("0>1 0>2 1>3 2>4 4>5").faulty(s -> number(s) == 1), 4, 3, 2, "Violated", 2),
        // A deadlock in 1 comes before a violation in 3, though both turn up in the same level.
        new Known(
            Toys.graph("0>1 0>2 2>3 3>3")
                .rests(s -> number(s) != 1)
                .claim("no 3", s -> number(s) != 3),
            4,
            3,
            2,
            "Violated",
            1),
        // A violation in 3 and a fault of 1 have traces of equal length; the property goes first.
        new Known(
            Toys.graph("0>1 0>2 2>3")
                .faulty(s -> number(s) == 1)
                .claim("no 3", s -> number(s) != 3),
            4,
            3,
            2,
            "Violated",
            2),
        new Known(
            Toys.graph("0>1 1>2").claim("decidable", _ -> true).undecidable(s -> number(s) == 2),
            3,
            2,
            2,
            "Violated",
            2));
  }

  static Stream<Object[]> combinations() {
    return known().stream()
        .flatMap(it -> Runs.allSettings().stream().map(settings -> new Object[] {it, settings}));
  }

  @ParameterizedTest
  @MethodSource("combinations")
  void findsWhatIsKnownBeforehand(Known known, Settings settings) {
    Verdict verdict = Runs.run(known.system, settings);
    Essence found = Essence.of(verdict);
    assertEquals(known.states, found.states());
    assertEquals(known.transitions, found.transitions());
    assertEquals(known.depth, found.depth());
    assertEquals(known.verdict, found.verdict());
    if (found.trace() != null) {
      assertEquals(known.steps, found.trace().steps().size());
    }
  }

  @ParameterizedTest
  @MethodSource("combinations")
  void agreesWithTheReference(Known known, Settings settings) {
    Essence expected = Runs.reference(known.system);
    assertEquals(expected, Essence.of(Runs.run(known.system, settings)));
  }

  @ParameterizedTest
  @MethodSource("combinations")
  void sumsTheCoverageOfAllThreads(Known known, Settings settings) {
    Statistics statistics = Runs.run(known.system, settings).statistics();
    List<Coverage.Entry> entries = statistics.coverage().entries();
    assertEquals(known.system.counters(), entries.stream().map(Coverage.Entry::counter).toList());
    if (statistics.complete()) {
      assertEquals(known.transitions, entries.get(0).count());
      assertEquals(known.states, entries.get(1).count());
    }
  }

  @Test
  void poursFourGallonsInSixSteps() {
    var violated =
        assertInstanceOf(
            Verdict.Violated.class, Runs.run(fourGallons(), Runs.settings(1, Store.Sizes.DEFAULT)));
    assertEquals(FlawKind.INVARIANT, violated.flaw().kind());
    assertEquals("big != 4", violated.flaw().property());
    assertEquals(
        List.of("0 0", "0 5", "3 2", "0 2", "2 0", "2 5", "3 4"), contents(violated.trace()));
  }

  @Test
  void prefersTheSmallestPredecessor() {
    // In states, 1 is 5, 2 is 10, 3 is 15, 4 is 3 and 5 is 8: the way goes through 4, though it is
    // last.
    Toy diamond = Toys.graph("0>1 0>2 0>3 0>4 1>5 2>5 3>5 4>5").claim("no 5", s -> number(s) != 5);
    for (Settings settings : Runs.allSettings()) {
      var violated = assertInstanceOf(Verdict.Violated.class, Runs.run(diamond, settings));
      assertEquals(List.of("0 0", "3 4", "8 5"), contents(violated.trace()));
    }
  }

  @Test
  void ordersWordsAsUnsigned() {
    Toy toy =
        new Toy("signs", s -> s[0] == 0 ? List.of(new long[] {-1}, new long[] {1}) : List.of(), 0)
            .rests(_ -> false);
    for (Settings settings : Runs.allSettings()) {
      var violated = assertInstanceOf(Verdict.Violated.class, Runs.run(toy, settings));
      assertEquals(List.of("0", "1"), contents(violated.trace()));
    }
  }

  @Test
  void explainsAnUndecidableProperty() {
    Toy toy =
        Toys.graph("0>1")
            .claim("true", _ -> true)
            .claim("undecidable", _ -> true)
            .undecidable(s -> number(s) == 1);
    for (Settings settings : Runs.allSettings()) {
      var violated = assertInstanceOf(Verdict.Violated.class, Runs.run(toy, settings));
      assertEquals(FlawKind.NULL, violated.flaw().kind());
      assertEquals(1, violated.trace().steps().size());
    }
  }

  @Test
  void tellsOfAFaultyStepAsTheLastOne() {
    Toy toy = Toys.graph("0>1 1>2").faulty(s -> number(s) == 1);
    for (Settings settings : Runs.allSettings()) {
      var violated = assertInstanceOf(Verdict.Violated.class, Runs.run(toy, settings));
      assertEquals(FlawKind.CHECK, violated.flaw().kind());
      assertEquals(2, violated.trace().states().size());
      assertEquals(List.of("error"), violated.trace().steps().getLast().choices());
    }
  }

  @Test
  void takesLittleForASmallSystem() {
    Settings settings = Runs.settings(4, Store.Sizes.DEFAULT);
    assertTrue(Runs.run(Toys.clock(), settings).statistics().storeBytes() < 512 * 1024);
  }

  private static List<String> contents(Trace trace) {
    return trace.states().stream().map(state -> numbers(state.values().getFirst())).toList();
  }

  private static String numbers(Value value) {
    return switch (value) {
      case Value.Whole(long whole) -> Long.toString(whole);
      case Value.Sequence(List<Value> elements) ->
          String.join(" ", elements.stream().map(BreadthFirstTest::numbers).toList());
      case Value.Truth _, Value.Name _ -> throw new AssertionError(value);
    };
  }
}
