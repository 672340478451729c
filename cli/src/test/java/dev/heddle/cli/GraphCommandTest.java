package dev.heddle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.cli.outcome.ExitCode;
import dev.heddle.model.system.FlawKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class GraphCommandTest {
  private static final Pattern NODE = Pattern.compile("(?m)^  n\\d+ \\[.*label=\"(.*)\", tooltip");
  private static final Pattern EDGE = Pattern.compile("(?m)^  n(\\d+) -> n(\\d+) \\[.*label=");

  @TempDir private Path folder;

  private static String drawn(String... words) {
    var result = Harness.shipped(words);
    assertEquals(0, result.code(), result.err());
    return result.out();
  }

  @Test
  void a_node_for_each_state_and_an_edge_for_each_step() {
    var graph = new Harness().job("count", FakeSystem.holding(3)).run("graph", "count").out();
    assertTrue(graph.startsWith("digraph \"count\" {\n"), graph);
    assertEquals(4, NODE.matcher(graph).results().count());
    assertEquals(3, EDGE.matcher(graph).results().count());
    assertTrue(graph.contains("  n0 [peripheries=2, label=\"state 0\\nnumber = 0\""), graph);
    assertTrue(graph.contains("  n2 -> n3 [label=\"counter: goes on\"];"), graph);
  }

  @Test
  void it_goes_on_behind_what_is_wrong_and_marks_it() {
    var graph =
        new Harness()
            .job("wrong", FakeSystem.violating(1, FlawKind.INVARIANT))
            .run("graph", "wrong")
            .out();
    assertEquals(4, NODE.matcher(graph).results().count());
    assertTrue(
        graph.contains("  n1 [color=red3, penwidth=2, fontcolor=red3, label=\"state 1\\nsmall\\n"),
        graph);
    var stuck = new Harness().job("stuck", FakeSystem.deadlocking(1)).run("graph", "stuck").out();
    assertTrue(stuck.contains("label=\"state 1\\ndeadlock\\nnumber = 1\""), stuck);
  }

  @Test
  void real_protocols_have_as_many_nodes_as_they_have_states() {
    assertEquals(40, NODE.matcher(drawn("graph", "classics.peterson")).results().count());
    var wakeup = drawn("graph", "classics.lost-wakeup");
    assertEquals(13, NODE.matcher(wakeup).results().count());
    assertEquals(1, wakeup.split("deadlock\\\\n", -1).length - 1);
    assertEquals(wakeup, drawn("graph", "classics.lost-wakeup"));
  }

  /// Both processes may be inside with the turn given away first, and never with the flag up first.
  @Test
  void a_quotient_has_a_node_for_each_combination_of_values() {
    var variables = "--by=process 0.critical,process 1.critical";
    var safe = drawn("graph", "classics.peterson", variables);
    assertEquals(3, NODE.matcher(safe).results().count());
    var unsafe = drawn("graph", "classics.peterson/turn-first", variables);
    assertEquals(4, NODE.matcher(unsafe).results().count());
    assertTrue(unsafe.contains("Peterson.mutualExclusion"), unsafe);
    EDGE.matcher(unsafe)
        .results()
        .forEach(edge -> assertTrue(!edge.group(1).equals(edge.group(2)), unsafe));
  }

  @Test
  void what_is_too_large_is_refused_with_advice() {
    var large = Harness.shipped("graph", "classics.two-phase/6");
    assertEquals(ExitCode.USAGE.number(), large.code());
    assertTrue(large.err().contains("more than 500 states"), large.err());
    assertTrue(large.err().contains("--by VARIABLE"), large.err());
    var limited =
        Harness.shipped("graph", "classics.peterson", "--by=process 0.critical", "--max-states=20");
    assertEquals(ExitCode.INCONCLUSIVE.number(), limited.code());
    assertTrue(limited.err().contains("larger --max-states"), limited.err());
    var endless =
        new Harness()
            .job("endless", FakeSystem.endless())
            .run("graph", "endless", "--by", "number");
    assertEquals(ExitCode.USAGE.number(), endless.code());
    assertTrue(endless.err().contains("Choose fewer variables"), endless.err());
  }

  @Test
  void an_unknown_variable_is_answered_with_those_there_are() {
    var result =
        new Harness().job("count", FakeSystem.holding(3)).run("graph", "count", "--by=numbr");
    assertEquals(ExitCode.USAGE.number(), result.code());
    assertTrue(result.err().contains("There is no variable numbr."), result.err());
    assertTrue(result.err().contains("There are: number."), result.err());
  }

  @Test
  void a_file_is_written_when_asked_for() throws IOException {
    var harness = new Harness().job("count", FakeSystem.holding(3));
    var file = folder.resolve("count.dot");
    assertEquals("", harness.run("graph", "count", "--out", file.toString()).out());
    assertEquals(harness.run("graph", "count").out(), Files.readString(file));
  }

  @Test
  void a_page_draws_itself() throws IOException {
    var harness = new Harness().job("count", FakeSystem.holding(3));
    var file = folder.resolve("count.html");
    assertEquals(0, harness.run("graph", "count", "--html", "--out", file.toString()).code());
    var html = Files.readString(file);
    assertTrue(html.startsWith("<!DOCTYPE html>"), html.substring(0, 100));
    assertTrue(html.contains("<title>count</title>"));
    assertTrue(html.contains("counter: goes on"));
  }
}
