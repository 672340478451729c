package dev.heddle.counterexamples.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.counterexamples.Documents;
import dev.heddle.counterexamples.Samples;
import dev.heddle.counterexamples.TraceDocument;
import java.util.List;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

final class DotTest {
  private static final String STRING = "\"(?:[^\"\\\\&\\v]|\\\\[\\\\\"n]|&amp;)*\"";
  private static final String VALUE = "(?:\\w+(?:\\.\\d+)?|" + STRING + ")";
  private static final String ATTRIBUTES = " \\[\\w+=" + VALUE + "(?:, \\w+=" + VALUE + ")*\\]";

  private static final Pattern LINE =
      Pattern.compile(
          ("digraph " + STRING + " \\{|\\}")
              + ("|  \\w+" + ATTRIBUTES + ";")
              + ("|  \\w+ -> \\w+(?:" + ATTRIBUTES + ")?;"));

  private static List<String> lines(TraceDocument document) {
    var lines = new Dot().of(List.of(document)).lines().toList();
    lines.forEach(line -> assertTrue(LINE.matcher(line).matches(), line));
    return lines;
  }

  @Test
  void a_node_for_each_step_in_the_lane_of_its_strand() {
    var lines = lines(Samples.lostWakeup());
    assertTrue(
        lines.contains("  lane0 [shape=plaintext, group=g0, label=\"worker\"];"), lines::toString);
    assertTrue(lines.contains("  s2 [group=g1, label=\"2  Producer.run:27\\nqueued: 0 → 1\"];"));
    assertTrue(lines.contains("  s1 -> s4;"), "along the worker");
    assertTrue(lines.contains("  s3 -> s4 [style=invis];"), "in the order of the trace");
    assertTrue(lines.contains("  s4 -> end [style=bold];"));
  }

  @Provide
  Arbitrary<TraceDocument> documents() {
    return Documents.any();
  }

  @Property(tries = 100)
  void whatever_is_in_it_is_text(@ForAll("documents") TraceDocument document) {
    var lines = lines(document);
    assertEquals(
        document.trace().steps().size(),
        lines.stream().filter(line -> line.matches("  s\\d+ \\[.*")).count());
    assertEquals(lines, lines(document));
  }
}
