package dev.heddle.counterexamples;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A node of a JSON document that knows where it stands, so that each complaint names its place.
///
/// @param where its JSON pointer; empty for the whole document
/// @param node the node
record Cursor(String where, JsonNode node) {

  /// The field of that name.
  ///
  /// @throws MalformedTrace when this is no object or has no such field
  Cursor field(String name) {
    var field = find(name);
    if (field == null) {
      throw error("the field \"" + name + "\" is missing.");
    }
    return field;
  }

  /// The field of that name, or null when there is none.
  @Nullable Cursor find(String name) {
    if (!node.isObject()) {
      throw expected("an object");
    }
    var child = node.get(name);
    return child == null ? null : new Cursor(below(name), child);
  }

  String text() {
    if (!node.isString()) {
      throw expected("a string");
    }
    return node.stringValue();
  }

  @Nullable String textOrNull() {
    return node.isNull() ? null : text();
  }

  boolean truth() {
    if (!node.isBoolean()) {
      throw expected("true or false");
    }
    return node.booleanValue();
  }

  /// A whole number from 0.
  long count() {
    if (!node.isIntegralNumber() || !node.canConvertToLong() || node.longValue() < 0) {
      throw expected("a whole number from 0");
    }
    return node.longValue();
  }

  /// A whole number from 0 that an `int` can hold.
  int number() {
    long count = count();
    if (count > Integer.MAX_VALUE) {
      throw error("the number " + count + " is too great.");
    }
    return (int) count;
  }

  /// The constant whose name this string is.
  <E extends Enum<E>> E constant(Class<E> type) {
    var name = text();
    for (var constant : type.getEnumConstants()) {
      if (constant.name().equals(name)) {
        return constant;
      }
    }
    throw error("\"" + name + "\" is not one of " + List.of(type.getEnumConstants()) + ".");
  }

  List<String> texts() {
    return list(Cursor::text);
  }

  /// What `read` makes of each element of this array.
  <T> List<T> list(Function<Cursor, T> read) {
    if (!node.isArray()) {
      throw expected("an array");
    }
    var list = new ArrayList<T>(node.size());
    for (int i = 0; i < node.size(); i++) {
      list.add(read.apply(new Cursor(where + "/" + i, node.get(i))));
    }
    return list;
  }

  /// What `read` makes of each field of this object.
  <T> Map<String, T> map(Function<Cursor, T> read) {
    if (!node.isObject()) {
      throw expected("an object");
    }
    var map = new LinkedHashMap<String, T>();
    for (var name : node.propertyNames()) {
      map.put(name, read.apply(field(name)));
    }
    return map;
  }

  MalformedTrace expected(String what) {
    return error("expected " + what + ", found " + found() + ".");
  }

  MalformedTrace error(String reason) {
    return new MalformedTrace(where.isEmpty() ? "the top level" : where, reason);
  }

  private String found() {
    return switch (node.getNodeType()) {
      case ARRAY -> "an array";
      case OBJECT -> "an object";
      case STRING -> "a string";
      case NUMBER -> "the number " + node;
      case BOOLEAN, NULL -> node.toString();
      case BINARY, MISSING, POJO -> "nothing";
    };
  }

  private String below(String name) {
    return where + "/" + name.replace("~", "~0").replace("/", "~1");
  }
}
