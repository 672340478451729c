package dev.heddle.model.lift;

/// Draws Java statements. All loops end, and all code is reachable, as far as javac can tell.
final class Statements {
  private static final String[] TYPES = {
    "int", "int", "int", "long", "boolean", "byte", "short", "char", "Mode", "Node"
  };

  private final Scope scope;
  private final Expressions expressions;
  private final StringBuilder out = new StringBuilder();
  private final String label;
  private final String returned;
  private int loops;

  /// @param returned the type that the method returns
  Statements(Scope scope, String returned) {
    this.scope = scope;
    this.returned = returned;
    this.expressions = new Expressions(scope);
    this.label = scope.fresh("out");
  }

  /// The body of a method: up to `count` statements and a return.
  String body(int count) {
    block(count, 2);
    line("return " + expressions.of(returned, 2) + ";");
    return out.toString();
  }

  private void line(String text) {
    out.append("    ").append(text).append('\n');
  }

  private void block(int count, int depth) {
    int size = scope.variables.size();
    for (int i = 0; i < count; i++) {
      statement(depth);
    }
    scope.leave(size);
  }

  private void statement(int depth) {
    switch (depth <= 0 ? scope.below(6) : scope.below(16)) {
      case 0, 1 -> declaration();
      case 2, 3 -> assignment();
      case 4 -> line(expressions.place("int", 1) + scope.one("++;", "--;"));
      case 5 -> error();
      case 6, 7 -> branch(depth);
      case 8 -> counted(depth);
      case 9 -> whileLoop(depth);
      case 10 -> eachElement(depth);
      case 11 -> oldSwitch(depth);
      case 12 -> arrowSwitch(depth);
      case 13 -> alias(depth);
      case 14 -> leaveEarly();
      default -> call();
    }
  }

  private void declaration() {
    String type = scope.one(TYPES);
    boolean fixed = scope.chance(30);
    String name = scope.fresh("x");
    line((fixed ? "final " : "") + type + " " + name + " = " + expressions.of(type, 2) + ";");
    scope.declare(name, type, !fixed, fixed);
  }

  private void assignment() {
    String type = scope.one(TYPES);
    boolean number = !type.equals("boolean") && !type.equals("Mode") && !type.equals("Node");
    String place = expressions.place(type, 2);
    if (number && scope.chance(45)) {
      String operator = scope.one("+=", "-=", "*=", "&=", "|=", "^=", "<<=", ">>=", ">>>=");
      line(place + " " + operator + " " + expressions.of(scope.one("int", "long"), 2) + ";");
    } else {
      line(place + " = " + expressions.of(type, 3) + ";");
    }
  }

  /// A statement that is an error, if rarely.
  private void error() {
    String x = expressions.integer(1);
    String rare = "(" + expressions.integer(1) + " & 15) == " + scope.below(16);
    switch (scope.below(7)) {
      case 0 -> line("small = in((" + x + ") & 15);");
      case 1 -> line("small = in(" + scope.below(11) + ");");
      case 2 -> line("if (" + rare + ") throw new IllegalStateException(\"odd 100% \" + fi);");
      case 3 ->
          line("assert !(" + rare + ") : \"never \" + " + scope.one("fl", "fz", "fm", "7") + ";");
      case 4 -> line("if (" + rare + ") throw new UnsupportedOperationException();");
      case 5 -> line("if (" + rare + ") fi = fn.v;");
      default -> line("small = in(" + x + " & 7);");
    }
  }

  private void branch(int depth) {
    line("if (" + expressions.truth(2) + ") {");
    block(1 + scope.below(2), depth - 1);
    if (scope.chance(50)) {
      line("} else {");
      block(1 + scope.below(2), depth - 1);
    }
    line("}");
  }

  private void loop(String head, int depth) {
    boolean outermost = loops++ == 0;
    line((outermost ? label + ": " : "") + head + " {");
    block(1 + scope.below(2), loops > 1 ? 0 : depth - 1);
    if (scope.chance(40)) {
      String word = scope.one("break", "continue");
      String to = scope.chance(50) ? " " + label : "";
      line("if (" + expressions.truth(1) + ") " + word + to + ";");
    }
    line("}");
    loops--;
  }

  private void counted(int depth) {
    int size = scope.variables.size();
    String i = scope.fresh("i");
    scope.declare(i, "int", false, false);
    int end = 1 + scope.below(4);
    loop(
        scope.one(
            "for (int " + i + " = 0; " + i + " < " + end + "; " + i + "++)",
            "for (int " + i + " = " + end + "; " + i + " > 0; " + i + " -= 2)",
            "for (int " + i + " = fi & 3; " + i + " < 5; ++" + i + ")"),
        depth);
    scope.leave(size);
  }

  private void whileLoop(int depth) {
    String n = scope.fresh("n");
    line("int " + n + " = " + scope.below(4) + ";");
    if (loops == 0 && scope.chance(40)) {
      line("do {");
      loops++;
      block(1 + scope.below(2), 0);
      loops--;
      line("} while (" + n + "-- > 0 && " + expressions.truth(1) + ");");
    } else {
      loop("while (" + n + "-- > 0 && " + expressions.truth(1) + ")", depth);
    }
  }

  private void eachElement(int depth) {
    int size = scope.variables.size();
    String e = scope.fresh("e");
    String[] kind =
        scope.one(
            new String[] {"int", "ia"},
            new String[] {"int", "im[fi & 1]"},
            new String[] {"long", "la"},
            new String[] {"Mode", "Mode.values()"},
            new String[] {"Node", "nodes"},
            new String[] {"boolean", "za"});
    scope.declare(e, kind[0], false, true);
    loop("for (" + kind[0] + " " + e + " : " + kind[1] + ")", depth);
    scope.leave(size);
  }

  private void oldSwitch(int depth) {
    boolean mode = scope.chance(40);
    String hue =
        scope.chance(50) ? "hue" : "Foreign.values()[(" + expressions.integer(1) + ") & 1]";
    line("switch (" + (mode ? hue : "(" + expressions.integer(2) + ") & 3") + ") {");
    String[] labels = mode ? new String[] {"GREEN", "RED"} : new String[] {"0", "2"};
    for (String each : labels) {
      line("case " + each + ":");
      block(1, depth - 1);
      if (scope.chance(60)) {
        line("break;");
      }
    }
    if (scope.chance(70)) {
      line("default:");
      block(1, depth - 1);
    }
    line("}");
  }

  private void arrowSwitch(int depth) {
    line("switch (" + expressions.of("Mode", 1) + ") {");
    line("case A, C -> {");
    block(1, depth - 1);
    line("}");
    line(scope.chance(50) ? "case B -> {" : "default -> {");
    block(1, depth - 1);
    line("} }");
  }

  private void alias(int depth) {
    String a = scope.fresh("a");
    line(
        "int[] "
            + a
            + " = "
            + scope.one("ia", "ib", "im[" + scope.below(2) + "]", "im[fj & 1]")
            + ";");
    line(
        a
            + "["
            + scope.below(2)
            + "] "
            + scope.one("=", "+=", "^=")
            + " "
            + expressions.integer(2)
            + ";");
    line("fi += " + a + "[" + scope.one("0", "1", "(fi & 1)", a + ".length - 1") + "];");
    line("swap(" + a + ", 0, " + expressions.integer(Math.min(depth, 1)) + " & 1);");
  }

  private void leaveEarly() {
    line("if (" + expressions.truth(2) + ") return " + expressions.of(returned, 2) + ";");
  }

  private void call() {
    line(
        scope.one("fi = ", "fj += ", "") + new GeneratedCalls(scope, expressions).integer(2) + ";");
  }
}
