package dev.heddle.counterexamples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.heddle.model.system.FlawKind;
import dev.heddle.model.system.Stack;
import dev.heddle.model.system.StepKind;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

final class TraceSchemaTest {
  private static final JsonMapper MAPPER = JsonMapper.shared();
  private static final Schema SCHEMA = schema();

  @Property(tries = 300)
  void every_document_that_is_written_satisfies_the_schema(
      @ForAll("documents") TraceDocument document) {
    assertEquals(List.of(), SCHEMA.validate(TraceWriter.toJson(document), InputFormat.JSON));
  }

  @Provide
  Arbitrary<TraceDocument> documents() {
    return Documents.any();
  }

  @Test
  void the_schema_is_itself_a_schema() throws IOException {
    var metaSchema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
    try (var in = TraceSchema.open()) {
      assertEquals(List.of(), metaSchema.validate(MAPPER.readTree(in)));
    }
  }

  @Test
  void the_schema_lists_every_kind() {
    var definitions = SCHEMA.getSchemaNode().get("$defs");
    assertEquals(names(FlawKind.values()), kinds(definitions.at("/meta/properties/kind")));
    assertEquals(names(StepKind.values()), kinds(definitions.at("/step/properties/kind")));
    assertEquals(
        names(Stack.Condition.values()), kinds(definitions.at("/stack/properties/condition")));
  }

  @TestFactory
  Stream<DynamicTest> the_schema_rejects() {
    return Stream.of(
        reject("a number that is no #bigint", top -> state(top, 1).put("queued", 1)),
        reject("a #bigint with a leading zero", top -> bigint(top, "01")),
        reject("a #bigint of minus zero", top -> bigint(top, "-0")),
        reject("a null value", top -> state(top, 1).putNull("queued")),
        reject("a variable that begins with #", top -> state(top, 1).put("#x", "y")),
        reject("no variables", top -> top.remove("vars")),
        reject("no states", top -> ((ArrayNode) top.get("states")).removeAll()),
        reject("an unknown field at the top", top -> top.put("loop", 1)),
        reject("an unknown field of #meta", top -> meta(top).put("timestamp", 1)),
        reject("another version", top -> meta(top).put("schemaVersion", 1)),
        reject("a line of source without a number", top -> lines(top).put("x", "y")),
        reject("a step without its action", top -> step(top).remove("action")),
        reject("a state without its locks", top -> metaOf(top, 1).remove("locks")),
        reject("an explanation that says nothing", top -> meta(top).putObject("explanation")),
        reject("an unknown kind", top -> meta(top).put("kind", "LIVELOCK")),
        reject("a verdict that is no violation", top -> meta(top).put("verdict", "holds")),
        reject("a first state with a step", top -> metaOf(top, 0).set("step", step(top))),
        reject("a later state without a step", top -> metaOf(top, 1).remove("step")),
        reject("a negative line", top -> step(top).put("line", -1)),
        reject("a step without its strand", top -> step(top).remove("strand")),
        reject("a step with an unknown field", top -> step(top).put("thread", "T")),
        reject("a wall time", top -> ((ObjectNode) meta(top).get("statistics")).put("seconds", 1)));
  }

  @TestFactory
  Stream<DynamicTest> the_schema_requires_every_field_of_meta() {
    var names = meta(lostWakeup()).propertyNames();
    return names.stream()
        .map(name -> reject("a #meta without " + name, top -> meta(top).remove(name)));
  }

  private static DynamicTest reject(String name, Consumer<ObjectNode> spoil) {
    return DynamicTest.dynamicTest(
        name,
        () -> {
          var top = lostWakeup();
          assertEquals(List.of(), SCHEMA.validate(top));
          spoil.accept(top);
          assertFalse(SCHEMA.validate(top).isEmpty());
        });
  }

  private static ObjectNode lostWakeup() {
    return (ObjectNode) MAPPER.readTree(TraceWriter.toJson(Samples.lostWakeup()));
  }

  private static ObjectNode meta(ObjectNode top) {
    return (ObjectNode) top.get("#meta");
  }

  private static ObjectNode lines(ObjectNode top) {
    return (ObjectNode) meta(top).get("sources").get("Worker.java");
  }

  private static ObjectNode state(ObjectNode top, int index) {
    return (ObjectNode) top.get("states").get(index);
  }

  private static ObjectNode metaOf(ObjectNode top, int index) {
    return meta(state(top, index));
  }

  private static ObjectNode step(ObjectNode top) {
    return (ObjectNode) metaOf(top, 1).get("step");
  }

  private static void bigint(ObjectNode top, String digits) {
    ((ObjectNode) state(top, 1).get("queued")).put("#bigint", digits);
  }

  private static List<String> names(Enum<?>[] constants) {
    return Arrays.stream(constants).map(Enum::name).toList();
  }

  private static List<String> kinds(JsonNode schema) {
    return schema.get("enum").valueStream().map(JsonNode::stringValue).toList();
  }

  private static Schema schema() {
    try (var in = TraceSchema.open()) {
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(in, InputFormat.JSON);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
