package dev.heddle.cli;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Counterexamples that are damaged, made up or hostile: the commands that read them say what is
/// wrong, and neither crash nor pass on what could move a terminal's cursor.
final class FuzzedTraceTest {
  private static final JsonMapper MAPPER = JsonMapper.shared();
  private static final String GOOD = good();
  private static final List<String> COMMANDS =
      List.of(
          "replay",
          "replay",
          "explain",
          "explain",
          "shrink",
          "review",
          "export --sarif",
          "export --junit",
          "export --dot",
          "export --mermaid",
          "export --text",
          "export --go-traceback",
          "export --junit-test");
  private static final List<String> HOSTILE =
      List.of(
          "",
          "\u001b[2J\u0007",
          "<script>alert(1)</script>",
          "../../../etc/passwd",
          "java.lang.Runtime",
          "dev.heddle.protocol.Protocol",
          "dev.heddle.specs.classics.TwoPhase",
          "#meta",
          "\u202egnp.exe",
          "x".repeat(100_000));

  private static String good() {
    try {
      var folder = Files.createTempDirectory("heddle");
      Harness.shipped("check", "classics.philosophers/5", "--out", folder.toString());
      return Files.readString(folder.resolve("classics.philosophers/5.itf.json"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Property(tries = 80)
  void damaged_trees(@ForAll long seed) throws IOException {
    var random = new Random(seed);
    var top = (ObjectNode) MAPPER.readTree(GOOD);
    for (int i = random.nextInt(3); i >= 0; i--) {
      damage(top, random);
    }
    assertAnswered(MAPPER.writeValueAsString(top), random.nextInt(COMMANDS.size()));
  }

  @Property(tries = 30)
  void damaged_texts(@ForAll long seed) throws IOException {
    var random = new Random(seed);
    var text = new StringBuilder(GOOD);
    int at = random.nextInt(text.length());
    switch (random.nextInt(3)) {
      case 0 -> text.setLength(at);
      case 1 -> text.setCharAt(at, (char) random.nextInt(128));
      default -> text.insert(at, text.substring(at / 2, at));
    }
    assertAnswered(text.toString(), random.nextInt(COMMANDS.size()));
  }

  private static void assertAnswered(String json, int command) throws IOException {
    Path file = Files.createTempFile("heddle", ".itf.json");
    Path made = Path.of(file + ".made");
    try {
      Files.writeString(file, json);
      var result =
          switch (COMMANDS.get(command)) {
            case "shrink" ->
                Harness.shipped(
                    "shrink", file.toString(), "--timeout=1s", "--out", made.toString());
            case "review" -> Harness.shipped("review", file.toString(), "--out", made.toString());
            case String other -> Harness.shipped((other + " " + file).split(" "));
          };
      var said = result.out() + result.err();
      assertFalse(said.isBlank(), "nothing was said");
      assertTrue(result.code() != 255, said);
      assertTrue(said.chars().allMatch(FuzzedTraceTest::isHarmless), said);
    } finally {
      Files.delete(file);
      Files.deleteIfExists(made);
    }
  }

  private static boolean isHarmless(int c) {
    return c == '\n' || c == '\t' || (!Character.isISOControl(c) && c != '\u202e');
  }

  /// Changes one node somewhere in the tree.
  private static void damage(JsonNode top, Random random) {
    var nodes = new ArrayList<JsonNode>();
    collect(top, nodes);
    switch (nodes.get(random.nextInt(nodes.size()))) {
      case ObjectNode object -> damage(object, random);
      case ArrayNode array -> damage(array, random);
      default -> {}
    }
  }

  private static void collect(JsonNode node, List<JsonNode> nodes) {
    if (node.isContainer() && !node.isEmpty()) {
      nodes.add(node);
      node.forEach(child -> collect(child, nodes));
    }
  }

  private static void damage(ObjectNode object, Random random) {
    var names = List.copyOf(object.propertyNames());
    var name = names.get(random.nextInt(names.size()));
    switch (random.nextInt(5)) {
      case 0 -> object.remove(name);
      case 1 -> object.put(HOSTILE.get(random.nextInt(HOSTILE.size())), 1);
      case 2 -> object.put(name, HOSTILE.get(random.nextInt(HOSTILE.size())));
      case 3 -> object.set(name, object.get(names.get(random.nextInt(names.size()))).deepCopy());
      default -> object.put(name, random.nextBoolean() ? random.nextLong() : random.nextInt(9));
    }
  }

  private static void damage(ArrayNode array, Random random) {
    int from = random.nextInt(array.size());
    int to = random.nextInt(array.size());
    switch (random.nextInt(4)) {
      case 0 -> array.remove(from);
      case 1 -> array.insert(to, array.get(from).deepCopy());
      case 2 -> {
        var moved = array.get(from);
        array.set(from, array.get(to));
        array.set(to, moved);
      }
      default -> array.set(from, MAPPER.valueToTree(HOSTILE.get(random.nextInt(HOSTILE.size()))));
    }
  }
}
