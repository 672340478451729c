package dev.heddle.model.lift;

import java.util.Random;

/// Draws the expressions of a [RandomProtocol], which have points in them, calls and assignments.
final class RandomValues {
  private final Random dice;

  RandomValues(Random dice) {
    this.dice = dice;
  }

  String one(String... of) {
    return of[dice.nextInt(of.length)];
  }

  boolean chance(int percent) {
    return dice.nextInt(100) < percent;
  }

  String index() {
    return one("0", "1", "n & 1", "r & 1", "vi & 1", "1 - (n & 1)");
  }

  String place() {
    return one(
        "vi",
        "pi",
        "pa[" + index() + "]",
        "va[" + index() + "]",
        "node.v",
        "vn.v",
        "two[" + index() + "][1]",
        "vi");
  }

  String truthPlace() {
    return one("vb", "pb", "vt[" + index() + "]", "vb");
  }

  String number(int levels) {
    if (levels == 0) {
      return one(
          "vi",
          "pi",
          "n",
          "r",
          "1",
          "2",
          "node.v",
          "va[" + index() + "]",
          "pa[1]",
          "two[0][" + index() + "]");
    }
    return switch (dice.nextInt(6)) {
      case 0 ->
          "(" + number(levels - 1) + one(" + ", " - ", " * ", " ^ ") + number(levels - 1) + ")";
      case 1 -> "(" + truth(levels - 1) + " ? " + number(levels - 1) + " : " + number(0) + ")";
      case 2 -> "call" + dice.nextInt(5) + "(" + one("n", "1", "0") + ")";
      case 3 -> "(vi = " + number(0) + " & 3)";
      case 4 -> one("Math.abs(", "Integer.signum(", "node.weigh(") + number(levels - 1) + ")";
      default -> number(0);
    };
  }

  String truth(int levels) {
    if (levels == 0) {
      return one(
          "vb",
          "pb",
          "vi > 1",
          "pi == n",
          "vt[" + index() + "]",
          "r > 2",
          "note.signalled()",
          "mode == vm",
          "onSystemStack()");
    }
    return switch (dice.nextInt(5)) {
      case 0 ->
          "(" + truth(levels - 1) + one(" && ", " || ", " & ", " ^ ") + truth(levels - 1) + ")";
      case 1 -> "!(" + truth(levels - 1) + ")";
      case 2 -> number(levels - 1) + one(" < ", " == ", " >= ") + number(0);
      case 3 -> "node " + one("instanceof Heavy", "== vn", "!= null");
      default -> truth(0);
    };
  }

  /// A condition that changes nothing.
  String pure() {
    return one(
        "vb",
        "!vb",
        "vi > 0",
        "vi != pi",
        "vt[0] || vt[1]",
        "k.owner() == null",
        "note.signalled()",
        "pb | vb",
        "va[0] < 3",
        "who != runner()",
        "node.weigh(1) > 0");
  }

  String node() {
    return one(
        "light",
        "heavy",
        "(vb ? light : heavy)",
        "vn",
        chance(10) ? "null" : "heavy",
        "nodes[" + index() + "]");
  }
}
