package dev.heddle.counterexamples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.checker.verdict.Trace;
import dev.heddle.model.system.Flaw;
import dev.heddle.model.system.FlawKind;
import dev.heddle.model.system.Value;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class TraceWriterTest {

  @Test
  void a_lost_wakeup_reads_as_the_golden_file() throws IOException {
    Golden.assertMatches("lostWakeup.itf.json", TraceWriter.toJson(Samples.lostWakeup()));
  }

  @Test
  void issue_1547_reads_as_the_golden_file() throws IOException {
    Golden.assertMatches("issue1547.itf.json", TraceWriter.toJson(Samples.issue1547()));
  }

  @Test
  void a_failed_check_reads_as_the_golden_file() throws IOException {
    Golden.assertMatches("failedCheck.itf.json", TraceWriter.toJson(Samples.failedCheck()));
  }

  @Test
  void a_step_stands_in_the_state_that_it_leads_to() {
    var states = parse(Samples.lostWakeup()).get("states");
    assertFalse(states.get(0).get("#meta").has("step"));
    assertEquals("worker", states.at("/1/#meta/step/strand").stringValue());
    assertEquals("producer", states.at("/2/#meta/step/strand").stringValue());
    assertEquals(27, states.at("/2/#meta/step/line").intValue());
    assertEquals("1", states.at("/2/queued/#bigint").stringValue());
  }

  @Test
  void a_step_that_fails_stands_at_the_top() {
    var meta = parse(Samples.failedCheck()).get("#meta");
    assertEquals("w1", meta.at("/failingStep/strand").stringValue());
    assertEquals("unlock", meta.at("/failingStep/path/1/method").stringValue());
    assertFalse(parse(Samples.lostWakeup()).get("#meta").has("failingStep"));
  }

  @Test
  void the_lines_of_source_stand_in_the_document_with_those_around_them() {
    var sources = parse(Samples.lostWakeup()).at("/#meta/sources");
    assertEquals(List.of("Producer.java", "Worker.java"), List.copyOf(sources.propertyNames()));
    // The worker stands at 12, 15 and 16, and three lines around these are told.
    var lines = sources.get("Worker.java").propertyNames().stream().map(Integer::valueOf).toList();
    assertEquals(IntStream.rangeClosed(9, 19).boxed().toList(), lines);
    // The producer stands at 27 and 28, and its file has 30 lines.
    assertEquals(
        List.of("24", "25", "26", "27", "28", "29", "30"),
        List.copyOf(sources.get("Producer.java").propertyNames()));
    assertEquals("  Worker.java 12;", sources.at("/Worker.java/12").stringValue());
  }

  @Test
  void source_that_is_not_found_is_left_out() {
    // G.java is not found, and FutexLock.java has fewer lines than the class file says.
    assertTrue(parse(Samples.issue1547()).at("/#meta/sources").isEmpty());
  }

  @Test
  void a_step_is_told_in_a_phrase() {
    var states = parse(Samples.lostWakeup()).get("states");
    assertEquals("reads queued = 0", states.at("/1/#meta/step/action").stringValue());
    assertEquals("queued: 0 → 1", states.at("/2/#meta/step/action").stringValue());
    var locking = parse(Samples.issue1547()).get("states");
    assertEquals(
        "room in stackalloc, split in lock", locking.at("/1/#meta/step/action").stringValue());
    assertEquals(
        "takes stacks, segments[0]: false → true",
        locking.at("/2/#meta/step/action").stringValue());
    assertEquals(
        "fails", parse(Samples.failedCheck()).at("/#meta/failingStep/action").stringValue());
  }

  @Test
  void locks_have_owners_and_those_who_wait() {
    var states = parse(Samples.issue1547()).get("states");
    assertEquals("[]", states.at("/0/#meta/locks").toString());
    assertEquals(
        "[{\"lock\":\"stacks\",\"owner\":\"M0\",\"waiting\":[\"M0\"]}]",
        states.at("/3/#meta/locks").toString());
  }

  @Test
  void the_property_is_told_in_words() {
    assertEquals(
        "no strand is stuck", parse(Samples.lostWakeup()).at("/#meta/propertyText").stringValue());
    assertEquals(
        "every check holds, and no fail is reached",
        parse(Samples.failedCheck()).at("/#meta/propertyText").stringValue());
  }

  @Test
  void only_strands_with_a_step_are_enabled() {
    var states = parse(Samples.lostWakeup()).get("states");
    assertEquals("[\"worker\",\"producer\"]", states.at("/0/#meta/enabled").toString());
    assertEquals("[\"worker\"]", states.at("/3/#meta/enabled").toString());
    assertEquals("[]", states.at("/4/#meta/enabled").toString());
  }

  @Test
  void nothing_depends_on_time_or_machine_or_the_order_of_a_map() {
    var json = TraceWriter.toJson(Samples.lostWakeup());
    assertEquals(json, TraceWriter.toJson(Samples.lostWakeup()));
    assertTrue(json.indexOf("\"Processors\"") < json.indexOf("\"gs\""));
    assertTrue(json.indexOf("\"gs\"") < json.indexOf("\"ms\""));
    assertTrue(json.indexOf("\"ms\"") < json.indexOf("\"splits\""));
    for (var word : List.of("seconds", "emory", "timestamp", "threads")) {
      assertFalse(json.contains(word), word);
    }
  }

  @Test
  void lines_end_with_a_line_feed_alone_and_so_does_the_text() {
    var json = TraceWriter.toJson(Samples.issue1547());
    assertFalse(json.contains("\r"));
    assertTrue(json.endsWith("}\n"));
    assertFalse(json.endsWith("\n\n"));
  }

  @Test
  void half_a_character_is_replaced_rather_than_losing_the_counterexample() {
    var flaw = Flaw.of(FlawKind.CHECK, "CHECK", "half \ud83d of one, \ude00 and a \ud83d\ude00");
    var trace =
        new Trace(
            List.of("x"),
            List.of(new Trace.State(List.of(new Value.Name("\ud800")), List.of())),
            List.of());
    var top = parse(Samples.document("job", "P", flaw, trace));
    assertEquals(
        "half \ufffd of one, \ufffd and a \ud83d\ude00", top.at("/#meta/message").stringValue());
    assertEquals("\ufffd", top.at("/states/0/x").stringValue());
  }

  @Test
  void the_exception_of_the_stream_is_thrown_itself() {
    var full = new IOException("No space left on device");
    var stream =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw full;
          }
        };
    var thrown =
        assertThrows(IOException.class, () -> TraceWriter.write(Samples.lostWakeup(), stream));
    assertEquals(full, thrown);
  }

  @Test
  void a_trace_that_ITF_cannot_say_is_refused() {
    var flaw = Flaw.of(FlawKind.CHECK, "CHECK", "");
    var state = new Trace.State(List.of(new Value.Whole(1), new Value.Whole(2)), List.of());
    var empty = new Trace.State(List.of(), List.of());
    var step = Samples.lostWakeup().trace().steps().getFirst();
    refuse("\"#meta\"", flaw, new Trace(List.of("x", "#meta"), List.of(state), List.of()));
    refuse("\"\"", flaw, new Trace(List.of("x", ""), List.of(state), List.of()));
    refuse("Two variables", flaw, new Trace(List.of("x", "x"), List.of(state), List.of()));
    refuse("2 values for 1", flaw, new Trace(List.of("x"), List.of(state), List.of()));
    refuse("initial state", flaw, new Trace(List.of(), List.of(), List.of()));
    refuse("not 0", flaw, new Trace(List.of(), List.of(empty, empty), List.of()));
    refuse("not 2", flaw, new Trace(List.of(), List.of(empty), List.of(step, step)));
  }

  private static void refuse(String reason, Flaw flaw, Trace trace) {
    var refusal =
        assertThrows(
            IllegalArgumentException.class, () -> Samples.document("job", "P", flaw, trace));
    assertTrue(refusal.getMessage().contains(reason), refusal.getMessage());
  }

  private static JsonNode parse(TraceDocument document) {
    return JsonMapper.shared().readTree(TraceWriter.toJson(document));
  }
}
