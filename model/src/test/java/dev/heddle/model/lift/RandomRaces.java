package dev.heddle.model.lift;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// A random protocol, as source text and as instructions for a [RaceEnumerator]: two or three
/// strands that access plain and volatile variables, take locks, wait, and call atomic methods.
final class RandomRaces {
  /// Plain and volatile variables by number.
  static final int PLAIN = 3;

  static final int VOLATILE = 2;
  static final int LOCKS = 2;

  /// What one instruction does, in one go.
  enum Kind {
    WRITE,
    /// Goes on behind the next instruction but `skip - 1` when the variable is false.
    TEST,
    WAIT,
    WAIT_NOT,
    /// Tests and sets in an atomic method.
    FLIP,
    LOCK,
    UNLOCK,
    POINT,
    CHECK,
    /// Chooses which of two plain variables to write.
    CHOOSE
  }

  /// One instruction.
  ///
  /// @param variable plain ones first, then volatile ones; or a lock
  record Instruction(Kind kind, int variable, boolean value, int skip) {}

  final List<List<Instruction>> strands = new ArrayList<>();
  final List<String> runs = new ArrayList<>();
  private final Random random;

  RandomRaces(long seed) {
    random = new Random(seed);
    int count = 2 + random.nextInt(2);
    for (int i = 0; i < count; i++) {
      List<Instruction> code = new ArrayList<>();
      var text = new StringBuilder();
      body(code, text, count == 2 ? 5 : 4, 0);
      strands.add(code);
      runs.add(text.toString());
    }
  }

  String source() {
    String members =
        "final boolean[] x = new boolean[2]; boolean y; volatile boolean v, w;"
            + " final Lock k = new Lock(), l = new Lock();"
            + " @Atomic void flip0() { x[0] = !x[0]; } @Atomic void flip1() { x[1] = !x[1]; }"
            + " @Atomic void flip2() { y = !y; } @Atomic void flip3() { v = !v; }"
            + " @Atomic void flip4() { w = !w; }";
    return RaceSearch.text(members, runs.toArray(String[]::new));
  }

  private void body(List<Instruction> code, StringBuilder text, int length, int depth) {
    for (int i = 1 + random.nextInt(length); i > 0; i--) {
      statement(code, text, depth);
    }
  }

  private void statement(List<Instruction> code, StringBuilder text, int depth) {
    int variable = random.nextInt(PLAIN + VOLATILE);
    boolean value = random.nextInt(3) > 0;
    String name = name(variable);
    switch (random.nextInt(depth == 0 ? 13 : 9)) {
      case 0, 1, 2, 3 -> {
        code.add(new Instruction(Kind.WRITE, variable, value, 0));
        text.append("      ").append(name).append(" = ").append(value).append(";\n");
      }
      case 4 -> {
        boolean positive = random.nextInt(4) > 0;
        code.add(new Instruction(positive ? Kind.WAIT : Kind.WAIT_NOT, variable, value, 0));
        text.append("      await(() -> ").append(positive ? "" : "!").append(name).append(");\n");
      }
      case 5 -> {
        code.add(new Instruction(Kind.FLIP, variable, value, 0));
        text.append("      flip").append(variable).append("();\n");
      }
      case 6 -> {
        code.add(new Instruction(Kind.POINT, 0, value, 0));
        text.append("      point();\n");
      }
      case 7 -> {
        code.add(new Instruction(Kind.CHECK, variable, value, 0));
        text.append("      check(").append(name).append(", \"").append(name).append("\");\n");
      }
      case 8 -> {
        code.add(new Instruction(Kind.CHOOSE, 0, value, 0));
        text.append("      x[choose(2)] = ").append(value).append(";\n");
      }
      case 9, 10 -> locked(code, text, random.nextInt(LOCKS), depth);
      default -> {
        int test = code.size();
        code.add(new Instruction(Kind.TEST, variable, value, 0));
        text.append("      if (").append(name).append(") {\n");
        body(code, text, 2, depth + 1);
        text.append("      }\n");
        int skip = code.size() - test;
        code.set(test, new Instruction(Kind.TEST, variable, value, skip));
      }
    }
  }

  private void locked(List<Instruction> code, StringBuilder text, int lock, int depth) {
    String name = lock == 0 ? "k" : "l";
    code.add(new Instruction(Kind.LOCK, lock, true, 0));
    text.append("      ").append(name).append(".lock();\n");
    body(code, text, 2, depth + 1);
    code.add(new Instruction(Kind.UNLOCK, lock, true, 0));
    text.append("      ").append(name).append(".unlock();\n");
  }

  static String name(int variable) {
    return switch (variable) {
      case 0 -> "x[0]";
      case 1 -> "x[1]";
      case 2 -> "y";
      case 3 -> "v";
      default -> "w";
    };
  }
}
