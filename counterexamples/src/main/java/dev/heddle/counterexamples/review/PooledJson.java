package dev.heddle.counterexamples.review;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.SerializableString;
import tools.jackson.core.io.CharacterEscapes;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.JsonNode;

/// A JSON tree as a pool: an array in which every distinct part stands once, parts before wholes
/// and the tree itself last, and a part is meant by its number. Neighbouring states of a trace have
/// most of their call stacks in common, so a pool is a small part of the tree's own text.
///
/// The text is plain ASCII without `<`, `>` and `&`, so nothing in it can end the HTML element that
/// it stands in.
final class PooledJson {
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
          .characterEscapes(new MarkupEscapes())
          .build();

  private final Map<Object, Integer> numbers = new HashMap<>();
  private final JsonGenerator json;

  private PooledJson(JsonGenerator json) {
    this.json = json;
  }

  /// The pool of `root`.
  static String of(JsonNode root) {
    var text = new StringWriter();
    try (var json = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
      json.writeStartArray();
      new PooledJson(json).add(root);
      json.writeEndArray();
    }
    return text.toString();
  }

  private int add(JsonNode node) {
    if (node.isObject()) {
      var names = List.copyOf(node.propertyNames());
      return add(new Whole(names, parts(node)), null);
    }
    return node.isArray() ? add(new Whole(null, parts(node)), null) : add(node, node);
  }

  private List<Integer> parts(JsonNode node) {
    var parts = new ArrayList<Integer>(node.size());
    for (var part : node) {
      parts.add(add(part));
    }
    return parts;
  }

  private int add(Object key, @Nullable JsonNode scalar) {
    var known = numbers.putIfAbsent(key, numbers.size());
    if (known != null) {
      return known;
    }
    if (key instanceof Whole whole) {
      whole.write(json);
    } else if (scalar == null || scalar.isNull()) {
      json.writeNull();
    } else if (scalar.isBoolean()) {
      json.writeBoolean(scalar.booleanValue());
    } else if (scalar.isNumber()) {
      json.writeNumber(scalar.asString());
    } else {
      json.writeString(scalar.asString());
    }
    return numbers.size() - 1;
  }

  /// An array, or an object with its fields' names.
  private record Whole(@Nullable List<String> names, List<Integer> parts) {
    void write(JsonGenerator json) {
      if (names == null) {
        json.writeStartArray();
        for (int part : parts) {
          json.writeNumber(part);
        }
        json.writeEndArray();
        return;
      }
      json.writeStartObject();
      for (int i = 0; i < parts.size(); i++) {
        json.writeNumberProperty(names.get(i), parts.get(i));
      }
      json.writeEndObject();
    }
  }

  /// Escapes what means something in HTML, too.
  private static final class MarkupEscapes extends CharacterEscapes {
    private static final long serialVersionUID = 1L;

    private final int[] codes = standardAsciiEscapesForJSON();

    MarkupEscapes() {
      for (char c : new char[] {'<', '>', '&'}) {
        codes[c] = ESCAPE_STANDARD;
      }
    }

    @Override
    public int[] getEscapeCodesForAscii() {
      return codes.clone();
    }

    @Override
    public @Nullable SerializableString getEscapeSequence(int character) {
      return null;
    }
  }
}
