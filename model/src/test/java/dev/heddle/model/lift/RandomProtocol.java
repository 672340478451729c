package dev.heddle.model.lift;

import java.util.Random;

/// Draws protocols that use every word of the language: strands and fibers on carriers, stacks that
/// split, volatile and plain variables of every kind, atomic methods, locks, notes, choices,
/// recursion, virtual calls, lambdas, strands that are started again.
final class RandomProtocol {
  private final Random dice;
  private final RandomValues values;
  private int names;
  private int depth;
  private boolean fiber;

  private RandomProtocol(long seed) {
    dice = new Random(seed);
    values = new RandomValues(dice);
  }

  /// The source of a class `Main`.
  static String of(long seed) {
    var random = new RandomProtocol(seed);
    var text = new StringBuilder(MEMBERS);
    for (int i = 0; i < 5; i++) {
      random.fiber = false;
      text.append(random.method(i));
    }
    for (int i = 0; i < 2; i++) {
      text.append(random.strand(i));
    }
    for (int i = 0; i < 3; i++) {
      text.append(random.fiberClass(i));
    }
    return text.append("}\n").toString();
  }

  /// The source of a class `Main` in which two strands run random methods, whose variables are
  /// volatile: there are points in expressions of every kind.
  static String ofMethods(long seed) {
    return MethodsSource.of(seed, 6)
        .text()
        .replace(Sources.imports(), "")
        .replace("int fi, fj = 4, rint;", "volatile int fi, fj = 4, rint;")
        .replace("boolean fz, rboolean;", "volatile boolean fz, rboolean;")
        .replace("Mode fm = Mode.B, rMode;", "volatile Mode fm = Mode.B, rMode;")
        .replace("Node fn, rNode;", "volatile Node fn, rNode;")
        .replace("final int[] ia =", "volatile int[] ia =")
        .replace("final int[][] im =", "volatile int[][] im =")
        .replace("final long[] la =", "volatile long[] la =")
        .replace("Main(boolean plain) {\n    this.plain = plain;", "Main() {\n    plain = false;")
        .replace("only = choose(COUNT);", "only = choose(6);")
        .replace(
            "final Worker worker = new Worker();",
            "final Worker worker = new Worker(), other1 = new Worker();");
  }

  // Classes and methods.

  private String method(int number) {
    String annotation = values.one("", "", "@NoSplit ", "@Atomic ", "@SystemStack ", "@MayRest ");
    boolean recursive = values.chance(40);
    names = 0;
    String body = block(2, 2);
    String again = recursive ? "    if (n > 0) r += call" + number + "(n - 1);\n" : "";
    return "  "
        + annotation
        + (recursive ? "@Depth(3) " : "")
        + "int call"
        + number
        + "(int n) {\n    int r = n;\n"
        + body
        + again
        + "    return r & 3;\n  }\n";
  }

  private String strand(int number) {
    fiber = false;
    names = 0;
    String loop =
        values.chance(40)
            ? "for (int n = 0; n < 3; n++) {\n    int r = n;\n"
            : "{ int n = 1, r = 2;\n";
    return "  %s class P%d extends Strand { %s protected void run() { %s%s    } } }\n  final P%d p%d = new P%d();\n"
        .formatted(
            values.one("", "", "@MayRest", "@SystemStack"),
            number,
            values.one("", "@MayRest", ""),
            loop,
            block(4, 3) + "    who = runner(); same = strand() == this;\n",
            number,
            number,
            number);
  }

  private String fiberClass(int number) {
    fiber = true;
    names = 0;
    String hooks =
        values.chance(60)
            ? "    protected void morestack() { mores = mores + 1 & 3; %s }\n"
                    .formatted(
                        values.one("", "k.lock(); k.unlock();", "vi = onSystemStack() ? 1 : 0;"))
                + "    protected void lessstack() { mores = mores + 2 & 3; }\n"
                + "    protected int liveSplits() { return %d; }\n".formatted(1 + dice.nextInt(2))
            : "";
    return "  class F%d extends Fiber {\n%s    protected void run() { for (int n = 0;; n = n + 1 & 1) { int r = n;\n%s    } }\n  }\n  final F%d f%d = new F%d();\n"
        .formatted(number, hooks, block(4, 3) + "    " + swap() + "\n", number, number, number);
  }

  private String swap() {
    String next = values.one("f0", "f1", "f2", "null");
    return "if (carrier() == m0) m0.switchTo(" + next + "); else carrier().switchTo(" + next + ");";
  }

  // Statements. `r` and `n` are ints in scope.

  private String block(int count, int levels) {
    var text = new StringBuilder();
    depth++;
    for (int i = 1 + dice.nextInt(count); i > 0; i--) {
      text.append("    ").append(statement(levels)).append('\n');
    }
    depth--;
    return text.toString();
  }

  private String statement(int levels) {
    return switch (dice.nextInt(levels > 0 ? 26 : 17)) {
      case 0, 1 -> values.place() + " = " + values.number(2) + " & 3;";
      case 2 ->
          values.one("vi", "pi", "va[1]", "pa[0]", "node.v")
              + values.one("++", "--", " += 1", " ^= 2")
              + ";";
      case 3 -> values.truthPlace() + " = " + values.truth(2) + ";";
      case 4 -> "r = " + values.number(2) + " & 7;";
      case 5 -> reference();
      case 6 -> "point();";
      case 7 -> await();
      case 8 -> "assume(" + values.truth(1) + ");";
      case 9 ->
          "check("
              + values.truth(0)
              + " | "
              + values.truth(1)
              + " | "
              + values.truth(1)
              + ", \"wrong\");";
      case 10 ->
          values.place() + " = choose(" + values.one("2", "3", "(n & 1) + 1", "n & 3") + ");";
      case 11, 12 ->
          "r += call" + dice.nextInt(5) + "(" + values.one("n", "r & 1", "vi", "2") + ");";
      case 13 ->
          values.one("node.touch();", "r ^= node.weigh(" + values.number(1) + ");", "vn.touch();");
      case 14 -> note();
      case 15 -> fiber ? swap() : "if (vb) start(" + values.one("p0", "p1") + ");";
      case 16 ->
          "r ^= apply(z -> z + " + values.one("vi", "pi", "1") + ", " + values.number(1) + ");";
      case 17, 18 -> "if (" + values.truth(2) + ") {\n" + block(2, levels - 1) + "    }";
      case 19 ->
          "if ("
              + values.truth(1)
              + ") {\n"
              + block(2, levels - 1)
              + "    } else {\n"
              + block(2, 0)
              + "    }";
      case 20 -> loop(levels);
      case 21, 22 -> locked(levels);
      case 23 ->
          "switch (mode) { case A -> r++; case B -> vi = 1; case C -> {\n"
              + block(1, 0)
              + "    } }";
      case 24 -> "synchronizedLike(() -> " + values.pure() + ");";
      default ->
          "r = pa["
              + values.index()
              + "] + (va["
              + values.index()
              + "] = "
              + values.number(1)
              + " & 3);";
    };
  }

  private String await() {
    String c = "c" + names++;
    return values.chance(70)
        ? "await(() -> " + values.pure() + ");"
        : "boolean "
            + c
            + depth
            + " = "
            + values.truth(0)
            + "; await(() -> "
            + c
            + depth
            + " || "
            + values.pure()
            + ");";
  }

  private String note() {
    return values.one(
        "note.clear();",
        "if (!note.signalled()) note.wakeup();",
        "note.sleep();",
        "note.clear();",
        "vb = note.signalled();");
  }

  private String reference() {
    return values.one(
        "node = " + values.node() + ";",
        "vn = " + values.node() + ";",
        "who = runner();",
        "mode = " + values.one("Mode.A", "Mode.B", "Mode.values()[n & 1]", "vm") + ";",
        "vm = mode;",
        "who = strand();",
        "nodes[" + values.index() + "] = " + values.node() + ";");
  }

  private String loop(int levels) {
    String i = "i" + names++ + "_" + depth;
    return "for (int %s = 0; %s < %d; %s++) {\n%s    r += %s;\n%s    }"
        .formatted(
            i,
            i,
            1 + dice.nextInt(3),
            i,
            block(2, levels - 1),
            i,
            values.chance(30) ? "    if (" + values.truth(0) + ") break;\n" : "");
  }

  private String locked(int levels) {
    String lock = values.one("k", "l");
    return lock + ".lock();\n" + block(2, levels - 1) + "    " + lock + ".unlock();";
  }

  private static final String MEMBERS =
      """
      public final class Main implements Protocol {
        enum Mode { A, B, C }
        class Node {
          @Range(to = 7) volatile int v;
          @Range(to = 7) int plain;
          int weigh(int x) { return x + v; }
          void touch() { plain = plain + 1 & 7; }
        }
        final class Heavy extends Node {
          @Override int weigh(int x) { point(); return x * 2 - plain; }
          @Override @Atomic void touch() { v = v + 3 & 7; plain = v; }
        }
        final Node light = new Node();
        final Node heavy = new Heavy();
        Node node = light;
        volatile Node vn = heavy;
        final Node[] nodes = {light, heavy};
        @Range(from = -4, to = 7) volatile int vi;
        @Range(from = -4, to = 7) int pi = 1;
        volatile boolean vb;
        boolean pb, same;
        @Range(from = -4, to = 7) final int[] pa = {1, 2};
        @Range(from = -4, to = 7) volatile int[] va = {0, 3};
        @Range(from = -4, to = 7) volatile int[][] two = {{0, 1}, {2, 3}};
        volatile boolean[] vt = {false, true};
        Mode mode = Mode.B;
        volatile Mode vm = Mode.C;
        Runner who;
        @Range(to = 3) int mores;
        final Lock k = new Lock(), l = new Lock();
        final Note note = new Note();
        final Carrier m0 = new Carrier(null) { public String toString() { return "m0"; } };
        final Carrier m1 = new Carrier(null) { public String toString() { return "m1"; } };
        @Invariant boolean tame() { return vi < 7 || pi != 5; }
        @Invariant boolean two() { return k.owner() == null || l.owner() != k.owner(); }
        @Sometimes boolean met() { return vb && vt[0]; }
        int apply(IntUnaryOperator f, int x) { return f.applyAsInt(x); }
        void synchronizedLike(BooleanSupplier c) { k.lock(); if (c.getAsBoolean()) pb = !pb; k.unlock(); }
        class Boot extends Strand {
          protected void run() { m0.switchTo(f0); point(); m1.switchTo(choose(2) == 0 ? f1 : f2); }
        }
        final Boot boot = new Boot();
      """;
}
