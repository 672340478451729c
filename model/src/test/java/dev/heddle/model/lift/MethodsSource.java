package dev.heddle.model.lift;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// A protocol in Java whose only strand chooses one of many random sequential methods, prepares the
/// state for it, and calls it. The same class runs natively: [#CALL] does what the strand does.
///
/// @param text the source
/// @param methods the source of each method, for messages
record MethodsSource(String text, List<String> methods) {
  /// The method `void call(int)` of the generated class.
  static final String CALL = "call";

  /// The state variables, as paths of fields from the root.
  static final List<String> STATE =
      List.of(
          "fi",
          "fj",
          "rint",
          "fl",
          "rlong",
          "fb",
          "fs",
          "fc",
          "fz",
          "rboolean",
          "fm",
          "rMode",
          "hue",
          "fn",
          "rNode",
          "small",
          "ia",
          "ib",
          "im",
          "la",
          "ba",
          "sa",
          "ca",
          "za",
          "ma",
          "nodes",
          "only",
          "left.v",
          "left.wide",
          "left.next",
          "right.v",
          "right.wide",
          "right.next",
          "far.v",
          "far.wide",
          "far.next",
          "other.count",
          "other.flag");

  private static final String[] RESULTS = {"int", "long", "boolean", "Mode", "Node"};

  static MethodsSource of(long seed, int count) {
    var scope = new Scope(new Random(seed));
    List<String> methods = new ArrayList<>();
    var calls = new StringBuilder();
    for (int i = 0; i < count; i++) {
      String type = scope.one(RESULTS);
      boolean constant = scope.chance(40);
      methods.add(method(scope, type, "m" + i));
      calls.append("      case ").append(i).append(" -> r").append(type).append(" = m").append(i);
      calls.append(
          constant
              ? "(%d, %dL, %b);%n"
                  .formatted(scope.one(0, 1, -1, 7, 1 << 30), scope.below(9) - 4L, scope.chance(50))
              : "(fi, fl, fz);\n");
    }
    String text =
        MEMBERS
            .replace("METHODS", String.join("\n", methods))
            .replace("CALLS", calls)
            .replace("COUNT", Integer.toString(count));
    return new MethodsSource(Sources.imports() + text, methods);
  }

  private static String method(Scope scope, String type, String name) {
    scope.leave(0);
    boolean assignable = scope.chance(70);
    scope.declare("na", "int", assignable, !assignable);
    scope.declare("nb", "long", assignable, !assignable);
    scope.declare("nc", "boolean", assignable, !assignable);
    String body = new Statements(scope, type).body(1 + scope.below(4));
    return "  private " + type + " " + name + "(int na, long nb, boolean nc) {\n" + body + "  }";
  }

  private static final String MEMBERS =
      """

      enum Foreign { RED, GREEN, BLUE }

      enum Mode {
        A(3), B(-7), C(1 << 20) { @Override int plus(int x) { return x - w; } };
        final int w;
        Mode(int w) { this.w = w; }
        int plus(int x) { return x + w; }
      }

      interface Shape {
        int area(int k);
        default int twice(int k) { return area(k) * 2 + 1; }
      }

      interface Tall extends Shape {
        @Override default int twice(int k) { return area(k) - 1; }
      }

      interface High extends Shape {
        @Override default int twice(int k) { return area(k) ^ 8; }
      }

      interface Fn { int apply(int x); default int again(int x) { return apply(apply(x)); } }
      interface Fn2 { int apply(int x, int y); }
      interface WideFn { long apply(long x); }

      record Pair(int a, long b, Mode m) { int total() { return a + (int) b; } }

      abstract class Node implements Shape {
        @Range(from = Integer.MIN_VALUE, to = Integer.MAX_VALUE) int v;
        @Range(from = Long.MIN_VALUE, to = Long.MAX_VALUE) long wide;
        Node next;
        final int weight;
        Node(int weight) { this.weight = weight; v = weight; wide = -weight; }
        abstract int f(int x);
        int g(int x) { return x + weight; }
        long deep(int x) { return wide * x + secret(); }
        private int secret() { return 5; }
        @Override public int area(int k) { return k * v; }
      }

      final class Left extends Node {
        Left(int weight) { super(weight); }
        @Override int f(int x) { v = x; return v - weight; }
        int secret() { return 9; }
      }

      class Right extends Node implements Shape, Tall {
        Right(int weight) { super(weight); }
        @Override int f(int x) { return x * 3; }
        @Override int g(int x) { return super.g(x) ^ v; }
        @Override public int area(int k) { return super.area(k) + 1; }
      }

      final class Far extends Right implements High {
        Far(int weight) { super(weight); }
        @Override int g(int x) { return super.g(x << 1) - 1; }
        @Override public int twice(int k) { return High.super.twice(k) + v; }
        @Override long deep(int x) { return super.deep(x) - 1; }
      }

      class Hidden {
        private int secret(int x) { return x + 1; }
        int call(int x) { return secret(x); }
      }

      final class Deeper extends Hidden {
        int secret(int x) { return x - 1; }
      }

      final class OutOfRange extends RuntimeException {}

      public final class Main implements Protocol {
        static final int K = 77;
        static final long BIG = 1L << 40;
        static final int[] NUMBERS = {4, -9, 1 << 20, 6};
        final boolean plain;
        final int weight;
        final long mass;
        final boolean bold;

        Main(boolean plain) {
          this.plain = plain;
          weight = 12;
          mass = -(1L << 33);
          bold = true;
          left.next = right;
          fn = left;
        }

        final Left left = new Left(11);
        final Right right = new Right(-4);
        final Node far = new Far(1 << 30);
        final Node fixed = right;
        final Hidden hidden = new Deeper();
        final Node[] nodes = {left, right, null, far};
        final Shape[] shapes = {left, far, right};
        final Pair pair = new Pair(31, -5L, Mode.C);

        @Range(from = Integer.MIN_VALUE, to = Integer.MAX_VALUE) int fi, fj = 4, rint;
        @Range(from = Long.MIN_VALUE, to = Long.MAX_VALUE) long fl, rlong;
        byte fb = 3;
        short fs = -300;
        char fc = 'q';
        boolean fz, rboolean;
        Mode fm = Mode.B, rMode;
        Foreign hue = Foreign.GREEN;
        Node fn, rNode;
        @Range(to = 10) int small;
        @Range(from = Integer.MIN_VALUE, to = Integer.MAX_VALUE) final int[] ia = {1, 2, 3, 4};
        @Range(from = Integer.MIN_VALUE, to = Integer.MAX_VALUE) final int[] ib = {-1, 0, 9, 7};
        @Range(from = Integer.MIN_VALUE, to = Integer.MAX_VALUE) final int[][] im = {{5, 6}, {7, 8}};
        @Range(from = Long.MIN_VALUE, to = Long.MAX_VALUE) final long[] la = {1L << 40, -3};
        final byte[] ba = {-128, 127};
        final short[] sa = {1, -1};
        final char[] ca = {'a', 0xffff};
        final boolean[] za = {true, false};
        final Mode[] ma = {Mode.C, Mode.A};

        final class Other {
          @Range(from = Integer.MIN_VALUE, to = Integer.MAX_VALUE) int count = 2;
          boolean flag;
          int add(int x) { count += x; fi ^= count; return count; }
        }
        final Other other = new Other();
        final Fn adder = new Fn() {
          @Override public int apply(int x) { fi++; return x + fi; }
        };

        static int twist(int x, int y) { return x < y ? x ^ y : twist(y - 1, x | y, 3); }
        static int twist(int x, int y, int z) { return x * z - y; }
        static int negate(int x) { return -x; }
        static long half(long x) { return x / 2; }
        static int clip(long x) { return (int) x; }
        static boolean odd(int x) { return (x & 1) != 0; }
        private int bump(int x) { fi += x; return fi; }
        private boolean flip(boolean z) { fz = !z; return !fz ^ z; }
        Node back(int x) { return (x & 1) == 0 ? left : right; }
        int first(boolean c, int x) { if (c) { return x; } fj++; return fj; }
        long widen(int x, long y) { return y + x; }
        private int apply(Fn fn, int x) { return fn.apply(x); }
        private int again(Fn fn, int x) { return fn.again(x) + fn.apply(3); }
        private long applyWide(WideFn fn, long x) { return fn.apply(x); }
        private int fold(Fn2 fn, int x) { int r = x; for (int e : ia) { r = fn.apply(r, e); } return r; }
        private boolean test(IntPredicate p, int x) { return p.test(x); }
        static int sum(int[] a) { int s = 0; for (int e : a) { s += e; } return s; }
        static int mix(int[] a, int[] b, int x) { a[1] = x; b[1] += a[1]; return a[1] - b[0]; }
        static void swap(int[] a, int i, int j) { int t = a[i]; a[i] = a[j]; a[j] = t; }
        @Depth(5) int power(int k, int x) { return k <= 0 ? 1 : x * power(k - 1, x + fj); }
        private int in(int x) { if (plain && (x < 0 || x > 10)) { throw new OutOfRange(); } return x; }

        private static final int[] ARGUMENTS = {
          0, 1, -1, 5, 127, 128, -129, 32768, 65536, Integer.MAX_VALUE, Integer.MIN_VALUE, 9, 3, 4, 64
        };

        void set(int i) {
          fi = ARGUMENTS[i % 15];
          fj = ARGUMENTS[i % 13];
          fl = ((long) ARGUMENTS[i % 11] << (i % 7 * 7)) - i;
          fz = i % 3 == 0;
          ia[i % 4] = fj;
          right.v = ARGUMENTS[i % 14];
          fm = i % 2 == 0 ? Mode.A : Mode.C;
        }

        @Range(to = COUNT) int only;

        void call(int i) {
          set(i);
          switch (i) {
      CALLS
            default -> {}
          }
        }

        final class Worker extends Strand {
          @Override protected void run() {
            only = choose(COUNT);
            point();
            call(only);
          }
        }
        final Worker worker = new Worker();

      METHODS
      }
      """;
}
