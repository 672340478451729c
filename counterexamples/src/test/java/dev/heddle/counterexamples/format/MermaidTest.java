package dev.heddle.counterexamples.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.checker.verdict.Trace;
import dev.heddle.counterexamples.Documents;
import dev.heddle.counterexamples.Samples;
import dev.heddle.counterexamples.TraceDocument;
import dev.heddle.model.system.Step;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

final class MermaidTest {
  /// Mermaid's `maxTextSize`, from which on it draws nothing.
  static final int MOST = 50_000;

  /// Text after a colon: what Mermaid's lexer takes, and nothing that it reads further.
  private static final String TEXT = "(?:[^#;<>%$\"{}&\\\\:\\v]|#[0-9]+;|<br/>)*";

  private static final Pattern LINE =
      Pattern.compile(
          "sequenceDiagram"
              + ("|    participant [sk]\\d+ as " + TEXT)
              + ("|    [sk]\\d+(?:->>|-->>|-x)[sk]\\d+: " + TEXT)
              + ("|    Note over [sk]\\d+(?:,[sk]\\d+)?: " + TEXT));

  private static List<String> lines(TraceDocument document) {
    var text = new Mermaid().of(List.of(document));
    assertTrue(text.length() < MOST, () -> text.length() + " characters");
    var lines = text.lines().toList();
    Set<String> declared = new HashSet<>();
    for (var line : lines) {
      assertTrue(LINE.matcher(line).matches(), line);
      if (line.startsWith("    participant ")) {
        assertTrue(declared.add(line.substring(16, line.indexOf(" as "))), line);
      }
    }
    return lines;
  }

  private static List<String> messages(List<String> lines) {
    return lines.stream().filter(line -> line.matches("    [sk]\\d+-.*")).toList();
  }

  @Test
  void a_lifeline_for_each_strand_and_a_message_for_each_step() {
    var lines = lines(Samples.lostWakeup());
    assertEquals("    participant s0 as worker", lines.get(1));
    assertEquals("    participant s1 as producer", lines.get(2));
    assertEquals(4, messages(lines).size());
    assertTrue(lines.getLast().startsWith("    Note over s0,s1: deadlock after 4 steps"));
  }

  @Test
  void locks_are_taken_and_waited_for() {
    var lines = lines(Samples.issue1547());
    assertTrue(lines.contains("    participant k1 as lock stacks"), lines::toString);
    var messages = messages(lines);
    assertTrue(messages.get(1).startsWith("    s0->>k1: 2. "), messages::toString);
    assertTrue(messages.get(2).startsWith("    s0-xk1: 3. "), messages::toString);
  }

  @Test
  void where_there_are_too_many_steps_those_that_matter_stay_and_notes_say_which_are_folded() {
    var lines = lines(Cases.marathon(5_000, 7));
    var messages = messages(lines);
    assertTrue(messages.size() > 300, () -> messages.size() + " messages");
    for (int i = 0; i < 7; i++) {
      assertTrue(messages.get(i).contains(": " + (i + 1) + ". "), messages.get(i));
    }
    int rest = 5_000 - messages.size() + 7;
    assertTrue(
        lines.contains("    Note over s0: steps 8 to " + rest + " are folded"), lines::toString);
    assertTrue(messages.getLast().contains(": 5000. "));
  }

  @Test
  void nothing_is_folded_where_there_is_room() {
    assertFalse(String.join("\n", lines(Cases.marathon(100, 3))).contains("folded"));
  }

  @Provide
  Arbitrary<TraceDocument> documents() {
    return Documents.any();
  }

  @Property(tries = 100)
  void whatever_is_in_it_is_text(@ForAll("documents") TraceDocument document) {
    var lines = lines(document);
    assertEquals(document.trace().steps().size(), messages(lines).size());
    assertEquals(lines, lines(document));
  }

  @Test
  void names_of_any_length_fit() {
    var sample = Samples.lostWakeup();
    var step = sample.trace().steps().getFirst();
    var name = ";".repeat(100_000);
    var lengthy =
        new Step(name, null, step.kind(), step.at(), step.path(), List.of(name), List.of());
    var state = new Trace.State(List.of(), List.of());
    var trace = new Trace(List.of(), List.of(state, state), List.of(lengthy));
    var lines = lines(new TraceDocument(sample.subject(), sample.flaw(), sample.size(), trace));
    assertEquals(1, messages(lines).size());
  }
}
