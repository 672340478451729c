package dev.heddle.model.lift;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Corners of the language that random protocols seldom get into: every step of small protocols is
/// the same on the JVM and in the model.
final class LanguageOnTheJvmTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        // Errors, by Java and by the language.
        "@Range(to = 1) int d; void go() { x = 1; point(); x = 3 / d; }",
        "int[] a = {1}; void go() { point(); x = a[x + 1]; }",
        "Lock o; void go() { point(); x = o.owner() == null ? 1 : 0; }",
        "void go() { while (x == 0) { } }",
        "void go() { rec(3); } void rec(int n) { point(); rec(n + 1); }",
        "@Depth(2) void rec(int n) { if (n > 0) rec(n - 1); } void go() { rec(2); }",
        "void go() { point(); start(p); }",
        "void go() { start(p); start(q); x = choose(2); }",
        "void go() { start(null); }",
        "void go() { if (x == 0) throw new IllegalStateException(\"x = \" + x); }",
        "void go() { assert x > choose(2) : \"x is \" + x; point(); }",
        "@Range(to = 2) volatile int v; void go() { v++; v += 1; }",
        "final int most = 1; @Range(upTo = \"most\") int n; void go() { n++; point(); }",
        "final int[] a = {0}; @Range(upTo = \"a.length\") int n; void go() { n++; point(); }",
        "@Range(to = 1) byte[] b = {0, 1}; void go() { b[choose(2)]++; point(); b[1] = 0; }",
        // Waiting.
        "void go() { await(() -> x > 0); x = 2; }",
        "@Atomic void set() { await(() -> x < 2); x++; } void go() { set(); set(); }",
        "void go() { x = choose(3); assume(x != 1); point(); x = 0; }",
        "void go() { x = choose(x); }",
        "final Lock k = new Lock(), l = new Lock(); void go() { k.lock(); l.lock(); l.unlock(); }"
            + " class R extends Strand { protected void run() { l.lock(); k.lock(); } }"
            + " final R r = new R();",
        "@Owner Runner owner; @Acquires @Atomic void take() { assume(owner == null);"
            + " owner = runner(); } void go() { take(); point(); owner = null; }",
        "@MayRest void rest() { await(() -> x > 1); } void go() { rest(); }",
        // Java.
        "record Pair(int a, int[] b) {} final Pair pair = new Pair(2, new int[] {1});"
            + " void go() { x = pair.a(); point(); x = pair.b()[0]; }",
        "static final int[] NUMBERS = {2, 1}; void go() { x = NUMBERS[choose(2)]; }",
        "static final class Cell { @Range(to = 2) volatile int v; }"
            + " static final Cell CELL = new Cell(); void go() { CELL.v++; x = CELL.v; }",
        "interface Step { int of(int n); default int twice(int n) { return of(of(n)); } }"
            + " class Up implements Step { public int of(int n) { point(); return n + 1; } }"
            + " final Step step = new Up(); void go() { x = step.twice(0); }",
        "enum E { A { int n() { return 1; } }, B { int n() { point(); return 2; } };"
            + " abstract int n(); } volatile E e = E.A; void go() { e = E.B; x = e.n(); }",
        "enum E { A, B } E e; void go() { switch (e) { case A -> x = 1; case B -> x = 2; } }",
        "void go() { Runnable r = () -> { point(); x = 1; }; r.run(); point(); r.run(); }",
        "void call(Runnable r) { r.run(); } void go() { call(() -> { point(); x = 1; }); }",
        "volatile boolean[][] m = {{false}, {true}}; void go() { m[0][0] = m[1][0]; x = 1; }",
        "void go() { for (int i = 0; i < 2; i++) { long l = 1L << 40 + i; point();"
            + " x = (int) (l >> 40); } }"
      })
  void every_step_is_the_same(String members) throws InterruptedException {
    assertTrue(LockstepTest.exhaust(source(members)) > 0, members);
  }

  /// Two strands of the same class.
  private static String source(String members) {
    return "class Main implements Protocol { @Range(to = 2) int x; "
        + members
        + " class P extends Strand { protected void run() { go(); } }"
        + " final P p = new P(), q = new P(); }";
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "@SystemStack protected void run() { go(); }",
        "@MayRest protected void run() { go(); }",
        "@Atomic protected void run() { go(); }",
        "protected void run() { go(); }",
        "protected void run() { go(); } @MayRest protected void morestack() { point(); }",
        "protected void run() { two(); } @SystemStack void two() { go(); }",
        "protected void run() { two(); } @NoSplit void two() { go(); go(); }"
      })
  void annotations_mean_the_same(String code) throws InterruptedException {
    String source =
        "class Main implements Protocol { @Range(to = 9) volatile int mores, less;"
            + " void go() { point(); } final Carrier m = new Carrier(null);"
            + " class G extends Fiber {"
            + (code.contains("morestack") ? "" : " protected void morestack() { mores++; }")
            + " protected void lessstack() { less++; } "
            + code
            + " } final G g = new G();"
            + " class Boot extends Strand { protected void run() { m.switchTo(g); } }"
            + " final Boot boot = new Boot(); }";
    assertTrue(LockstepTest.exhaust(source) > 1, source);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "1"})
  void a_fiber_has_one_carrier(String first) throws InterruptedException {
    String source =
        "class Main implements Protocol {"
            + " final Carrier m0 = new Carrier(null), m1 = new Carrier(null);"
            + " class G extends Fiber { protected void run() { point();"
            + " carrier().switchTo(null); point(); } } final G g0 = new G(), g1 = new G();"
            + " class Boot extends Strand { protected void run() { m0.switchTo(g0);"
            + " m1.switchTo(g"
            + first
            + "); } } final Boot boot = new Boot(); }";
    assertTrue(LockstepTest.exhaust(source) > 4, source);
  }
}
