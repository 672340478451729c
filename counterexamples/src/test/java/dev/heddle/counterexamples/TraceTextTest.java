package dev.heddle.counterexamples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.checker.verdict.Trace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

final class TraceTextTest {

  @Test
  void a_lost_wakeup_reads_as_the_golden_file() throws IOException {
    Golden.assertMatches("lostWakeup.txt", plain(100, Samples.lostWakeup()));
  }

  @Test
  void issue_1547_reads_as_the_golden_file() throws IOException {
    Golden.assertMatches("issue1547.txt", plain(100, Samples.issue1547()));
  }

  @Test
  void a_failed_check_reads_as_the_golden_file() throws IOException {
    Golden.assertMatches("failedCheck.txt", plain(100, Samples.failedCheck()));
  }

  @Test
  void what_is_wrong_from_the_start_reads_as_the_golden_file() throws IOException {
    Golden.assertMatches("wrongFromTheStart.txt", plain(100, Samples.wrongFromTheStart()));
  }

  @Test
  void a_narrow_terminal_gets_narrow_columns() throws IOException {
    Golden.assertMatches("lostWakeup.44.txt", plain(44, Samples.lostWakeup()));
  }

  @Test
  void a_crowd_on_a_narrow_terminal_gets_one_column() throws IOException {
    Golden.assertMatches("crowd.60.txt", plain(60, Samples.crowd(4)));
  }

  /// The frames of commit b5dfac45's message, in its order.
  @Test
  void the_call_stack_of_issue_1547_is_that_of_the_commit_message() {
    var lines = plain(100, Samples.issue1547()).lines().toList();
    int from = lines.indexOf("M0, running G1: waits for stacks held by M0");
    var heads = new ArrayList<String>();
    for (var line : lines.subList(from + 1, lines.size())) {
      if (line.isEmpty()) {
        break;
      }
      if (line.startsWith("-----")) {
        heads.add(line);
      } else if (!line.startsWith("\t")) {
        heads.add(line.substring(line.indexOf('.') + 1, line.indexOf('(')));
      }
    }
    assertEquals(
        List.of(
            "futex",
            "futexsleep",
            "futexlock",
            "lock",
            "stackfree",
            "oldstack",
            "lessstack",
            "----- lessstack called from G1 -----",
            "lock",
            "stackalloc",
            "malg",
            "newproc1",
            "newproc",
            "run"),
        heads);
  }

  @Test
  void a_summary_is_one_line() {
    assertEquals(
        "deadlock after 4 steps: no strand can change the state.",
        TraceText.summary(Samples.lostWakeup()));
    assertEquals(
        "check failed in step 3: unlock of a lock that is not held by its caller",
        TraceText.summary(Samples.failedCheck()));
    assertEquals(
        "invariant violated in the initial state: Peterson.mutualExclusion: 2 strands are inside"
            + " at once.",
        TraceText.summary(Samples.wrongFromTheStart()));
    assertTrue(TraceText.summary(Samples.crowd(1)).startsWith("invariant violated after 1 step:"));
  }

  @Test
  void columns_are_in_the_order_of_the_states_and_only_for_strands_that_move() {
    var document = Samples.lostWakeup();
    var trace = document.trace();
    var producerFirst =
        new Trace(trace.variables(), trace.states().subList(0, 2), trace.steps().subList(1, 2));
    assertTrue(
        table(100, trace).lines().findFirst().orElseThrow().matches("step  worker +producer"));
    assertEquals("step  producer", table(100, producerFirst).lines().findFirst().orElseThrow());
  }

  @Property(tries = 300)
  void no_line_of_a_table_is_wider_than_the_terminal(
      @ForAll("traces") Trace trace, @ForAll @IntRange(min = 40, max = 200) int width) {
    for (var line : table(width, trace).split("\n", -1)) {
      assertTrue(Printable.width(line) <= width, line);
      assertEquals(line.stripTrailing(), line);
    }
  }

  @Property(tries = 300)
  void colour_changes_nothing_else_and_hostile_names_do_not_reach_the_terminal(
      @ForAll("documents") TraceDocument document) {
    var plain = plain(80, document);
    var coloured = new TraceText(80, Style.COLOUR).render(document);
    assertEquals(plain, coloured.replaceAll("\u001b\\[[0-9;]*m", ""));
    for (int c : plain.codePoints().toArray()) {
      assertTrue(c == '\n' || c == '\t' || !Character.isISOControl(c), plain);
    }
    assertFalse(TraceText.summary(document).contains("\n"));
    assertTrue(plain.endsWith("\n"));
  }

  @Provide
  Arbitrary<TraceDocument> documents() {
    return Documents.any();
  }

  @Provide
  Arbitrary<Trace> traces() {
    return Documents.trace();
  }

  private static String table(int width, Trace trace) {
    var out = new StringBuilder();
    new Lanes(width, Style.PLAIN).append(trace, out);
    return out.toString();
  }

  private static String plain(int width, TraceDocument document) {
    return new TraceText(width, Style.PLAIN).render(document);
  }
}
