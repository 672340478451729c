package dev.heddle.checker.explore;

import static dev.heddle.checker.toys.Toys.number;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heddle.checker.explore.Runs.Essence;
import dev.heddle.checker.toys.Toy;
import dev.heddle.checker.toys.Toys;
import dev.heddle.checker.verdict.Storage;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// Random directed graphs with deadlocks, faults, and false or undecidable properties.
class RandomGraphTest {

  private static final int NODES = 40;

  @Property(tries = 1000)
  void everySearchAgreesWithTheReference(@ForAll("graphs") Toy graph) {
    Essence expected = Runs.reference(graph);
    Essence told = Essence.of(new ReferenceExplorer(graph, _ -> true).run());
    for (Settings settings : Runs.allSettings()) {
      assertEquals(expected, Essence.of(Runs.run(graph, settings)));
      if (settings.storage() != Storage.QUOTIENT) {
        assertEquals(told, Essence.of(Runs.tell(graph, settings)));
      }
    }
  }

  @Provide
  Arbitrary<Toy> graphs() {
    Arbitrary<Integer> node = Arbitraries.integers().between(0, NODES - 1);
    Arbitrary<String> edges =
        Combinators.combine(node, node)
            .as((from, to) -> from + ">" + to)
            .list()
            .ofMinSize(1)
            .ofMaxSize(120)
            .map(list -> String.join(" ", list));
    Arbitrary<Set<Integer>> few = node.set().ofMaxSize(2);
    Arbitrary<Set<Integer>> many = node.set().ofMinSize(10);
    return Combinators.combine(edges, few, few, few, few, many).as(RandomGraphTest::graph);
  }

  private static Toy graph(
      String edges,
      Set<Integer> faulty,
      Set<Integer> wrong,
      Set<Integer> worse,
      Set<Integer> undecidable,
      Set<Integer> restful) {
    return Toys.graph(edges)
        .faulty(s -> has(faulty, s))
        .claim("first", s -> !has(wrong, s))
        .claim("second", s -> !has(worse, s))
        .undecidable(s -> has(undecidable, s))
        .witness("restful", s -> has(restful, s))
        .witness("wrong", s -> has(wrong, s))
        .rests(s -> has(restful, s));
  }

  private static boolean has(Set<Integer> numbers, long[] state) {
    return numbers.contains((int) number(state));
  }
}
