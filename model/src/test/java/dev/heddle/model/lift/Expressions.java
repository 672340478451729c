package dev.heddle.model.lift;

import java.util.List;

/// Draws Java expressions over the state of [MethodsSource] and the variables of a [Scope].
final class Expressions {
  private static final String[] INTS = {
    "0",
    "1",
    "-1",
    "2",
    "3",
    "5",
    "7",
    "-2",
    "13",
    "31",
    "32",
    "33",
    "127",
    "128",
    "-128",
    "-129",
    "255",
    "256",
    "32767",
    "32768",
    "-32768",
    "65535",
    "65536",
    "1000003",
    "Integer.MAX_VALUE",
    "Integer.MIN_VALUE",
    "0x55555555",
    "K",
    "weight",
    "NUMBERS[2]"
  };
  private static final String[] LONGS = {
    "0L",
    "1L",
    "-1L",
    "2L",
    "63L",
    "64L",
    "(1L << 31)",
    "(1L << 32)",
    "-5_000_000_000L",
    "Long.MAX_VALUE",
    "Long.MIN_VALUE",
    "((long) Integer.MIN_VALUE)",
    "BIG",
    "mass"
  };

  private final Scope scope;

  Expressions(Scope scope) {
    this.scope = scope;
  }

  String of(String type, int depth) {
    return switch (type) {
      case "int" -> integer(depth);
      case "long" -> wide(depth);
      case "boolean" -> truth(depth);
      case "Mode" -> mode(depth);
      case "Node" -> node(depth);
      default -> "(" + type + ") (" + (scope.chance(70) ? integer(depth) : wide(depth)) + ")";
    };
  }

  private String local(String type, String otherwise) {
    List<String> named = scope.named(type, false);
    return named.isEmpty() || scope.chance(25) ? otherwise : named.get(scope.below(named.size()));
  }

  /// Something that can be assigned to.
  String place(String type, int depth) {
    List<String> named = scope.named(type, true);
    if (!named.isEmpty() && scope.chance(60)) {
      return named.get(scope.below(named.size()));
    }
    return switch (type) {
      case "int" ->
          scope.one(
              "fi",
              "fj",
              "this.fj",
              "left.v",
              node(0, true) + ".v",
              "other.count",
              element("ia", 3, depth),
              element("ib", 3, depth),
              "im[" + index(1, depth) + "][" + index(1, depth) + "]");
      case "long" -> scope.one("fl", "left.wide", element("la", 1, depth));
      case "byte" -> scope.one("fb", element("ba", 1, depth));
      case "short" -> scope.one("fs", element("sa", 1, depth));
      case "char" -> scope.one("fc", element("ca", 1, depth));
      case "boolean" -> scope.one("fz", "other.flag", element("za", 1, depth));
      case "Mode" -> scope.one("fm", element("ma", 1, depth));
      case "Node" -> scope.one("fn", "left.next", element("nodes", 3, depth));
      default -> throw new IllegalArgumentException(type);
    };
  }

  private String element(String array, int mask, int depth) {
    return array + "[" + index(mask, depth) + "]";
  }

  /// An index below `mask + 1`, but for a few that are anything.
  private String index(int mask, int depth) {
    if (scope.chance(30)) {
      return Integer.toString(scope.below(mask + 1));
    }
    String drawn = integer(Math.min(depth - 1, 2));
    return scope.chance(1) ? drawn : "(" + drawn + ") & " + mask;
  }

  String integer(int depth) {
    if (depth <= 0) {
      return scope.below(10) < 4
          ? scope.one(INTS)
          : local(
              scope.one("int", "int", "int", "byte", "short", "char"),
              scope.one("fi", "fj", "fb", "fs", "fc", "ia[1]", "left.v", "im[1][0]", "small"));
    }
    int d = depth - 1;
    return switch (scope.below(25)) {
      case 0, 1, 2, 3 -> binary(integer(d), scope.one("+", "-", "*", "&", "|", "^"), integer(d));
      case 4, 5 ->
          binary(integer(d), scope.one("<<", ">>", ">>>"), scope.chance(75) ? integer(d) : wide(d));
      case 6 -> binary(integer(d), scope.one("/", "%"), divisor(integer(d), "1"));
      case 7 -> "(" + scope.one("-", "~", "+") + " (" + integer(d) + "))";
      case 8 -> "((" + scope.one("byte", "short", "char", "int") + ") (" + wide(d) + "))";
      case 9 -> "((" + scope.one("byte", "short", "char") + ") (" + integer(d) + "))";
      case 10, 11 -> "(" + truth(d) + " ? " + integer(d) + " : " + integer(d) + ")";
      case 12 -> "(" + place("int", d) + " = " + integer(d) + ")";
      case 13 -> compound("int", d);
      case 14 -> crement(place(scope.one("int", "int", "byte", "short", "char"), Math.min(d, 1)));
      case 15 -> element(scope.one("ia", "ib"), 3, d);
      case 16 -> scope.one("ba", "sa", "ca") + "[" + index(1, d) + "]";
      case 17 -> "im[" + index(1, d) + "][" + index(1, d) + "]";
      case 18 -> mode(d) + scope.one(".ordinal()", ".w", ".plus(3)", ".compareTo(Mode.B)");
      case 19 -> node(d, true) + scope.one(".v", ".f(" + integer(d) + ")", ".weight");
      case 20 -> "Math." + scope.one("max", "min", "floorMod") + "(" + integer(d) + ", 7)";
      case 21 -> new GeneratedCalls(scope, this).choice("int", d);
      default -> new GeneratedCalls(scope, this).integer(d);
    };
  }

  private static String binary(String left, String operator, String right) {
    return "(" + left + " " + operator + " " + right + ")";
  }

  private String divisor(String drawn, String odd) {
    return scope.chance(92) ? "(" + drawn + " | " + odd + ")" : "(" + drawn + ")";
  }

  private String compound(String type, int depth) {
    return "("
        + place(type, Math.min(depth, 1))
        + " "
        + scope.one("+=", "-=", "*=", "^=", "|=", "&=", "<<=", ">>=", ">>>=")
        + " "
        + of(scope.chance(60) ? "int" : "long", depth)
        + ")";
  }

  private String crement(String place) {
    return scope.chance(50)
        ? "(" + scope.one("++", "--") + place + ")"
        : "(" + place + scope.one("++", "--") + ")";
  }

  String wide(int depth) {
    if (depth <= 0) {
      return scope.below(10) < 4
          ? scope.one(LONGS)
          : local("long", scope.one("fl", "la[0]", "left.wide", "((long) fi)"));
    }
    int d = depth - 1;
    return switch (scope.below(13)) {
      case 0, 1, 2 -> binary(wide(d), scope.one("+", "-", "*", "&", "|", "^"), wide(d));
      case 3 ->
          binary(wide(d), scope.one("<<", ">>", ">>>"), scope.chance(60) ? integer(d) : wide(d));
      case 4 -> binary(wide(d), scope.one("/", "%"), divisor(wide(d), "1L"));
      case 5 -> "(" + scope.one("-", "~") + " (" + wide(d) + "))";
      case 6 -> "((long) (" + integer(d) + "))";
      case 7 -> "(" + truth(d) + " ? " + wide(d) + " : " + wide(d) + ")";
      case 8 ->
          scope.chance(50) ? "(" + place("long", d) + " = " + wide(d) + ")" : compound("long", d);
      case 9 -> crement(place("long", Math.min(d, 1)));
      case 10 -> "la[" + index(1, d) + "]";
      case 11 -> new GeneratedCalls(scope, this).choice("long", d);
      default -> new GeneratedCalls(scope, this).wide(d);
    };
  }

  String truth(int depth) {
    if (depth <= 0) {
      return scope.below(10) < 2
          ? scope.one("true", "false")
          : local("boolean", scope.one("fz", "za[1]", "other.flag", "(fi > 3)", "bold"));
    }
    int d = depth - 1;
    String compare = scope.one("<", "<=", ">", ">=", "==", "!=");
    return switch (scope.below(14)) {
      case 0, 1, 2 -> binary(integer(d), compare, integer(d));
      case 3 -> binary(wide(d), compare, wide(d));
      case 4, 5 -> binary(truth(d), scope.one("&&", "||"), truth(d));
      case 6 -> binary(truth(d), scope.one("&", "|", "^", "==", "!="), truth(d));
      case 7 -> "(!" + truth(d) + ")";
      case 8 -> "(" + truth(d) + " ? " + truth(d) + " : " + truth(d) + ")";
      case 9 ->
          "(" + place("boolean", d) + scope.one(" = ", " &= ", " |= ", " ^= ") + truth(d) + ")";
      case 10 -> binary(mode(d), scope.one("==", "!="), scope.chance(10) ? "null" : mode(d));
      case 11 ->
          binary("(Node) " + node(d), scope.one("==", "!="), scope.chance(40) ? "null" : node(d));
      case 12 ->
          "((Node) " + node(d) + " instanceof " + scope.one("Left", "Right", "Far", "Shape") + ")";
      default -> new GeneratedCalls(scope, this).truth(d);
    };
  }

  String mode(int depth) {
    if (depth <= 0) {
      return local("Mode", scope.one("Mode.A", "Mode.B", "Mode.C", "fm", "ma[1]", "pair.m()"));
    }
    int d = depth - 1;
    return switch (scope.below(6)) {
      case 0 -> "(" + truth(d) + " ? " + mode(d) + " : " + mode(d) + ")";
      case 1 -> "Mode.values()[(" + integer(d) + ") & 1]";
      case 2 -> "ma[" + index(1, d) + "]";
      case 3 -> "(" + place("Mode", d) + " = " + mode(d) + ")";
      case 4 -> new GeneratedCalls(scope, this).choice("Mode", d);
      default -> mode(0);
    };
  }

  private String node(int depth) {
    return node(depth, false);
  }

  /// @param sure whether it should rather not be null
  private String node(int depth, boolean sure) {
    if (depth <= 0) {
      return sure && scope.chance(75)
          ? scope.one("left", "right", "far", "back(fi)")
          : local("Node", scope.one("left", "right", "fn", "far.next", "nodes[2]", "left.next"));
    }
    int d = depth - 1;
    return switch (scope.below(5)) {
      case 0 -> "(" + truth(d) + " ? " + node(d, sure) + " : " + node(d, sure) + ")";
      case 1 -> "(" + place("Node", d) + " = " + node(d, sure) + ")";
      case 2 -> sure ? node(0, true) : "nodes[" + index(3, d) + "]";
      case 3 -> scope.chance(20) ? "((Right) (Node) " + node(d, sure) + ")" : node(0, sure);
      default -> node(0, sure);
    };
  }
}
