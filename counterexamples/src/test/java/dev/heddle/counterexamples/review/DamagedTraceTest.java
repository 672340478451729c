package dev.heddle.counterexamples.review;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.counterexamples.MalformedTrace;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A damaged trace has a page, or is told of with its place, and nothing else.
final class DamagedTraceTest {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final List<JsonNode> STRANGERS =
      List.of(
          JSON.nullNode(),
          JSON.numberNode(-1),
          JSON.numberNode(1e300),
          JSON.stringNode("</script><script>alert(1)</script>"),
          JSON.booleanNode(true),
          JSON.arrayNode(),
          JSON.objectNode());

  @Property(tries = 150)
  void one_part_replaced_removed_or_doubled(@ForAll Random random) {
    var trace = Traces.issue1547();
    var parents = new ArrayList<JsonNode>();
    collect(trace, parents);
    damage(parents.get(random.nextInt(parents.size())), random);
    judge(Traces.bytes(trace));
  }

  @Property(tries = 100)
  void bytes_overwritten(@ForAll Random random) {
    var bytes = Traces.bytes(Traces.issue1547());
    for (int i = random.nextInt(3); i >= 0; i--) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    }
    judge(bytes);
  }

  private static void judge(byte[] bytes) {
    try {
      var html = ReviewPage.of(bytes).html();
      assertTrue(!html.contains("<script>alert"));
    } catch (MalformedTrace e) {
      assertTrue(!e.where().isEmpty());
    }
  }

  private static void collect(JsonNode node, List<JsonNode> parents) {
    if (!node.isEmpty()) {
      parents.add(node);
      node.forEach(child -> collect(child, parents));
    }
  }

  private static void damage(JsonNode parent, Random random) {
    var stranger = STRANGERS.get(random.nextInt(STRANGERS.size())).deepCopy();
    int which = random.nextInt(parent.size());
    if (parent instanceof ArrayNode array) {
      switch (random.nextInt(3)) {
        case 0 -> array.remove(which);
        case 1 -> array.set(which, stranger);
        default -> array.insert(which, array.get(which));
      }
    } else if (parent instanceof ObjectNode object) {
      var name = List.copyOf(object.propertyNames()).get(which);
      switch (random.nextInt(3)) {
        case 0 -> object.remove(name);
        case 1 -> object.set(name, stranger);
        default -> object.set("another", object.get(name));
      }
    }
  }
}
