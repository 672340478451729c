package dev.heddle.model.lift;

/// Draws calls of the fixed methods of [MethodsSource], of every kind that Java has, and switch
/// expressions.
final class GeneratedCalls {
  private final Scope scope;
  private final Expressions expressions;

  GeneratedCalls(Scope scope, Expressions expressions) {
    this.scope = scope;
    this.expressions = expressions;
  }

  private String number(int depth) {
    return expressions.integer(Math.min(depth, 2));
  }

  String integer(int depth) {
    String x = number(depth);
    return switch (scope.below(20)) {
      case 0 -> "twist(" + x + ", " + number(depth - 1) + ")";
      case 1 -> "bump(" + x + ")";
      case 2 -> "shapes[" + scope.below(3) + "].area(" + x + ")";
      case 3 -> "shapes[(" + number(depth - 1) + ") & 1].twice(" + x + ")";
      case 4 -> "right.g(" + x + ")";
      case 5 -> "power(" + scope.below(4) + ", " + x + ")";
      case 6 -> "power((" + number(depth - 1) + ") & 3, " + x + ")";
      case 7 -> "apply(" + lambda(depth) + ", " + x + ")";
      case 8 ->
          "apply(" + scope.one("this::bump", "Main::negate", "far::g", "fixed::f") + ", " + x + ")";
      case 9 -> "adder.apply(" + x + ")";
      case 10 -> "other.add(" + x + ")";
      case 11 -> "sum(" + scope.one("ia", "ib", "im[1]", "im[fi & 1]", "NUMBERS") + ")";
      case 12 -> "mix(" + scope.one("ia, ib", "ia, ia", "ib, ia") + ", " + x + ")";
      case 13 -> "pair" + scope.one(".a()", ".total()", ".m().ordinal()");
      case 14 -> "fold((a, b) -> a * 31 + b, " + x + ")";
      case 15 -> "hidden.call(" + x + ")";
      case 16 -> "Integer." + scope.one("signum", "bitCount", "reverse") + "(" + x + ")";
      case 18 -> "again(" + lambda(depth) + ", " + x + ")";
      case 17 -> "first(" + expressions.truth(depth - 1) + ", " + x + ")";
      default -> "Math.abs(" + x + ")";
    };
  }

  private String lambda(int depth) {
    var hidden = scope.enterLambda();
    String parameter = scope.fresh("p");
    scope.declare(parameter, "int", false, true);
    String body = expressions.integer(Math.min(depth, 2));
    scope.leaveLambda(hidden);
    return parameter + " -> " + body;
  }

  String wide(int depth) {
    return switch (scope.below(6)) {
      case 0 -> "widen(" + number(depth) + ", " + expressions.wide(Math.min(depth, 1)) + ")";
      case 1 -> "pair.b()";
      case 2 ->
          "applyWide("
              + scope.one("v -> v * 3", "Main::half", "Main::clip")
              + ", "
              + expressions.wide(Math.min(depth, 2))
              + ")";
      case 3 -> "Math.max(fl, " + expressions.wide(Math.min(depth, 2)) + ")";
      case 4 -> "Long." + scope.one("signum", "bitCount") + "(" + expressions.wide(depth - 1) + ")";
      default -> "left.deep(" + number(depth) + ")";
    };
  }

  String truth(int depth) {
    return switch (scope.below(4)) {
      case 0 -> "odd(" + number(depth) + ")";
      case 1 -> "test(q -> q > " + scope.below(9) + ", " + number(depth) + ")";
      case 2 -> "Mode.A.equals(fm)";
      default -> "flip(" + expressions.truth(Math.min(depth, 2)) + ")";
    };
  }

  /// A switch expression.
  String choice(String type, int depth) {
    String y = scope.fresh("y");
    String yields =
        " default -> { fi++; "
            + type
            + " "
            + y
            + " = "
            + expressions.of(type, depth)
            + "; yield "
            + y
            + "; } }";
    return switch (scope.below(3)) {
      case 0 ->
          "(switch (("
              + expressions.integer(depth)
              + ") & 3) { case 0 -> "
              + expressions.of(type, depth)
              + "; case 1, 3 -> "
              + expressions.of(type, 0)
              + ";"
              + yields
              + ")";
      case 1 ->
          "(switch ("
              + expressions.mode(depth)
              + ") { case A -> "
              + expressions.of(type, depth)
              + "; case B -> "
              + expressions.of(type, 0)
              + "; case C -> "
              + expressions.of(type, depth)
              + "; })";
      default ->
          "(switch (hue) { case RED: "
              + type
              + " "
              + y
              + " = "
              + expressions.of(type, depth)
              + "; yield "
              + y
              + "; case BLUE: fj--; default: yield "
              + expressions.of(type, 0)
              + "; })";
    };
  }
}
