package dev.heddle.counterexamples.review;

import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Traces to make pages of: one written by hand, and what can be made of it.
final class Traces {
  private static final JsonMapper MAPPER = new JsonMapper();

  private Traces() {}

  /// Go's issue 1547: three steps to a partial deadlock.
  static ObjectNode issue1547() {
    return (ObjectNode)
        MAPPER.readTree(Browser.resource("/dev/heddle/counterexamples/golden/issue1547.itf.json"));
  }

  /// The steps of that again and again, with as many variables more, of which each step changes
  /// some.
  static ObjectNode ofSteps(int steps, int variables) {
    var root = issue1547();
    var states = (ArrayNode) root.get("states");
    var pattern = states.deepCopy();
    for (int v = 0; v < variables; v++) {
      ((ArrayNode) root.get("vars")).add(variable(v));
    }
    states.removeAll();
    for (int i = 0; i <= steps; i++) {
      var state = (ObjectNode) pattern.get(i == 0 ? 0 : 1 + i % (pattern.size() - 1)).deepCopy();
      ((ObjectNode) state.get("#meta")).put("index", i);
      for (int v = 0; v < variables; v++) {
        state.putObject(variable(v)).put("#bigint", String.valueOf((i + v) / 7));
      }
      states.add(state);
    }
    return root;
  }

  private static String variable(int number) {
    return "object " + number / 5 + ".field" + number % 5;
  }

  /// The same document with `after` for every string, and every name of a variable, that is
  /// `before`.
  static ObjectNode renamed(ObjectNode root, String before, String after) {
    var text = root.toString();
    return (ObjectNode) MAPPER.readTree(text.replace(quoted(before), quoted(after)));
  }

  private static String quoted(String text) {
    return MAPPER.writeValueAsString(text);
  }

  static byte[] bytes(JsonNode root) {
    return root.toString().getBytes(StandardCharsets.UTF_8);
  }
}
