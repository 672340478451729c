package dev.heddle.counterexamples.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.heddle.counterexamples.Documents;
import dev.heddle.counterexamples.Samples;
import dev.heddle.counterexamples.TraceDocument;
import dev.heddle.model.system.Flaw;
import dev.heddle.model.system.FlawKind;
import dev.heddle.model.system.Step;
import java.io.IOException;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class SarifTest {
  /// The committee's own, from a jar: it is too large to be kept here for one test.
  private static final Schema SCHEMA = schema();

  /// GitHub's limits on what it takes: docs.github.com, "SARIF support for code scanning".
  private static final int GITHUB_RESULTS = 25_000;

  private static final int GITHUB_STEPS = 10_000;
  private static final int GITHUB_SHOWN_STEPS = 1_000;
  private static final int GITHUB_TAGS = 20;

  private static Schema schema() {
    try (var in = SarifTest.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json")) {
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
          .getSchema(in, InputFormat.JSON);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static JsonNode sarif(TraceDocument... documents) {
    var text = new Sarif("specs/src/main/java").of(List.of(documents));
    assertTrue(text.endsWith("}\n"), text);
    return JsonMapper.shared().readTree(text);
  }

  private static void assertFits(JsonNode log) {
    assertEquals(List.of(), List.copyOf(SCHEMA.validate(log)), log::toPrettyString);
    var run = log.get("runs").get(0);
    assertTrue(run.get("results").size() <= GITHUB_RESULTS);
    for (var rule : run.get("tool").get("driver").get("rules")) {
      assertTrue(rule.get("properties").get("tags").size() <= GITHUB_TAGS);
      assertFalse(rule.get("help").get("text").stringValue().isEmpty());
    }
    for (var result : run.get("results")) {
      var place = result.get("locations").get(0).get("physicalLocation");
      assertTrue(place.get("region").get("startLine").intValue() > 0);
      assertNull(URI.create(place.get("artifactLocation").get("uri").stringValue()).getScheme());
      assertFalse(fingerprint(result).isEmpty());
    }
  }

  @Test
  void the_schema_rejects() {
    var log = sarif(Samples.lostWakeup());
    ((tools.jackson.databind.node.ObjectNode) log.get("runs").get(0)).remove("tool");
    assertFalse(SCHEMA.validate(log).isEmpty());
  }

  @Test
  void samples_and_the_whole_gallery_fit_the_schema_and_github() throws IOException {
    assertFits(sarif(Cases.samples().toArray(TraceDocument[]::new)));
    var gallery = Cases.gallery();
    var log = sarif(gallery.toArray(TraceDocument[]::new));
    assertFits(log);
    var results = log.get("runs").get(0).get("results");
    assertEquals(gallery.size(), results.size());
    Set<String> fingerprints = new HashSet<>();
    results.forEach(result -> fingerprints.add(fingerprint(result)));
    assertEquals(gallery.size(), fingerprints.size(), "each finding is its own");
  }

  @Provide
  Arbitrary<TraceDocument> documents() {
    return Documents.any();
  }

  @Property(tries = 60)
  void whatever_is_in_it_fits_and_comes_out_the_same(@ForAll("documents") TraceDocument document) {
    var log = sarif(document, Samples.failedCheck());
    assertFits(log);
    assertEquals(log, sarif(document, Samples.failedCheck()));
  }

  @Test
  void each_strand_has_a_flow_and_their_steps_have_the_order_of_the_trace() {
    var document = Samples.lostWakeup();
    var flow = sarif(document).at("/runs/0/results/0/codeFlows/0/threadFlows");
    Set<String> strands =
        document.trace().steps().stream().map(Step::strand).collect(Collectors.toSet());
    Set<String> ids = new HashSet<>();
    Set<Integer> numbers = new HashSet<>();
    for (var thread : flow) {
      assertTrue(ids.add(thread.get("id").stringValue()));
      int last = 0;
      for (var step : thread.get("locations")) {
        int number = step.get("executionOrder").intValue();
        assertTrue(number > last);
        last = number;
        numbers.add(number);
        assertEquals(
            thread.get("id").stringValue(), document.trace().steps().get(number - 1).strand());
      }
    }
    assertEquals(strands, ids);
    assertEquals(Set.of(1, 2, 3, 4), numbers);
  }

  @Test
  void steps_that_matter_stay_when_there_are_too_many() {
    var log = sarif(Cases.marathon(GITHUB_STEPS + 1, 7));
    assertFits(log);
    var flow = log.at("/runs/0/results/0/codeFlows/0");
    Set<Integer> numbers = new HashSet<>();
    for (var thread : flow.get("threadFlows")) {
      thread.get("locations").forEach(step -> numbers.add(step.get("executionOrder").intValue()));
    }
    assertEquals(GITHUB_SHOWN_STEPS, numbers.size());
    assertTrue(numbers.containsAll(Set.of(1, 2, 3, 4, 5, 6, 7, GITHUB_STEPS, GITHUB_STEPS + 1)));
    assertEquals("Of 10001 steps, 1000 are given.", flow.get("message").get("text").stringValue());
  }

  @Test
  void a_finding_keeps_its_fingerprint_when_lines_move_or_the_way_to_it_does() {
    var before = Cases.marathon(4, 0);
    var print = fingerprint(result(before));
    assertEquals(print, fingerprint(result(Cases.moved(before, 3))));
    assertEquals(print, fingerprint(result(Cases.marathon(6, 2))));
    var flaw = Flaw.of(FlawKind.INVARIANT, before.flaw().property(), before.flaw().message());
    var other = new TraceDocument(before.subject(), flaw, before.size(), before.trace());
    assertNotEquals(print, fingerprint(result(other)));
  }

  @Test
  void messages_hold_neither_arguments_nor_links() {
    var sample = Samples.failedCheck();
    var flaw = Flaw.of(FlawKind.CHECK, "CHECK", "{0} of queue[1](x)");
    var document = new TraceDocument(sample.subject(), flaw, sample.size(), sample.trace());
    var text = result(document).get("message").get("text").stringValue();
    assertTrue(text.endsWith("{{0}} of queue[1] (x)."), text);
  }

  @Test
  void a_path_begins_at_the_repository_and_the_failing_line_is_the_place() {
    var place = result(Samples.failedCheck()).at("/locations/0/physicalLocation");
    assertEquals("specs/src/main/java/Lock.java", place.at("/artifactLocation/uri").stringValue());
    assertEquals(25, place.at("/region/startLine").intValue());
    var start = result(Samples.wrongFromTheStart()).at("/locations/0/physicalLocation");
    assertEquals(
        "specs/src/main/java/dev/heddle/specs/Peterson.java",
        start.at("/artifactLocation/uri").stringValue());
  }

  private static JsonNode result(TraceDocument document) {
    return sarif(document).at("/runs/0/results/0");
  }

  private static String fingerprint(JsonNode result) {
    return result.get("partialFingerprints").get("primaryLocationLineHash").stringValue();
  }
}
