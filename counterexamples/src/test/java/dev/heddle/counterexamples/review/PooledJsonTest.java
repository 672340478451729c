package dev.heddle.counterexamples.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

final class PooledJsonTest {
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  @Property(tries = 200)
  void what_is_read_back_is_what_was_written(@ForAll("trees") JsonNode tree) {
    var text = PooledJson.of(tree);
    assertTrue(text.chars().allMatch(c -> c < 128 && c != '<' && c != '>' && c != '&'), text);
    assertEquals(tree, readBack(text));
  }

  @Test
  void equal_parts_stand_once() {
    var tree = MAPPER.readTree("[[\"a\", 1], [\"a\", 1], {\"x\": [\"a\", 1]}]");
    assertEquals("[\"a\",1,[0,1],{\"x\":2},[2,2,3]]", PooledJson.of(tree));
  }

  private static JsonNode readBack(String text) {
    var values = new ArrayList<JsonNode>();
    for (var entry : MAPPER.readTree(text)) {
      values.add(whole(entry, values));
    }
    return values.getLast();
  }

  private static JsonNode whole(JsonNode entry, List<JsonNode> values) {
    if (entry.isArray()) {
      var array = JSON.arrayNode();
      entry.forEach(number -> array.add(values.get(number.intValue())));
      return array;
    }
    if (entry.isObject()) {
      var object = JSON.objectNode();
      entry.propertyNames().forEach(n -> object.set(n, values.get(entry.get(n).intValue())));
      return object;
    }
    return entry;
  }

  @Provide
  Arbitrary<JsonNode> trees() {
    return Arbitraries.lazyOf(
        () -> Arbitraries.strings().all().ofMaxLength(5).map(JSON::stringNode),
        () -> Arbitraries.integers().map(JSON::numberNode),
        () -> Arbitraries.of(true, false).map(JSON::booleanNode),
        () -> Arbitraries.just(JSON.nullNode()),
        () -> trees().list().ofMaxSize(4).map(PooledJsonTest::array),
        () ->
            Arbitraries.maps(Arbitraries.strings().ofMaxLength(3), trees())
                .ofMaxSize(4)
                .map(
                    fields -> {
                      var object = JSON.objectNode();
                      object.setAll(fields);
                      return object;
                    }));
  }

  private static JsonNode array(List<JsonNode> elements) {
    return JSON.arrayNode().addAll(elements);
  }
}
