package dev.heddle.model.lift;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heddle.model.system.Flaw;
import dev.heddle.model.system.FlawKind;
import org.junit.jupiter.api.Test;

/// What a step can do wrong, and what is said of it.
final class FlawsTest {
  private static final String MEMBERS =
      """
      enum Color { RED, GREEN }
      @Range(to = 9) int x, z;
      @Range(from = -2, to = 40) long w;
      @Range(to = 3) final int[] a = {0, 1, 2};
      boolean b;
      Color c = Color.RED;
      A q; B r;
      final A s = new A(); final B t = new B();
      static class A { @Range(to = 3) int n; void go() { n = 1; } }
      static class B extends A { @Range(to = 3) int m; final int k; B() { k = 3; } }
      """;

  private static void flaw(FlawKind kind, String message, String run) {
    var it = Exploration.of(MEMBERS, run);
    assertEquals(1, it.flaws.size(), it.flaws::toString);
    Flaw flaw = it.flaws.getFirst();
    assertEquals(kind + ": " + message, flaw.kind() + ": " + flaw.message());
  }

  @Test
  void failed_checks() {
    flaw(FlawKind.CHECK, "x is small", "check(x > 3, \"x is small\");");
    flaw(FlawKind.CHECK, "never", "fail(\"never\");");
    flaw(FlawKind.CHECK, "100% wrong, %s", "fail(\"100% wrong, %s\");");
    flaw(FlawKind.CHECK, "100% of 0", "check(x > 3, \"100% of \" + x);");
    flaw(FlawKind.CHECK, "x=0 b=false", "int y = x; check(y > 3, \"x=\" + 0 + \" b=\" + b);");
    flaw(FlawKind.CHECK, "RED is bad", "check(c != Color.RED, c + \" is bad\");");
    flaw(FlawKind.CHECK, "no t", "check(q == t, \"no \" + (Object) t);");
  }

  @Test
  void every_part_of_a_message_is_shown() {
    flaw(
        FlawKind.CHECK,
        "x=0, z=7, 100% false",
        "z = 7; check(x > 3, \"x=\" + x + \", z=\" + z + \", 100% \" + b);");
    flaw(
        FlawKind.EXCEPTION,
        "RuntimeException: 0 after RED",
        "throw new RuntimeException(x + \" after \" + c);");
    flaw(FlawKind.CHECK, "in 0 of 0", "String y = \"of \" + w; fail(\"in \" + x + \" \" + y);");
  }

  @Test
  void a_character_is_shown_as_one() {
    flaw(FlawKind.CHECK, "b, not 98", "char y = (char) ('b' + x); fail(y + \", not \" + (y + 0));");
    flaw(FlawKind.CHECK, "b", "char y = (char) ('b' + x); fail(String.valueOf(y));");
    flaw(
        FlawKind.CHECK,
        "q and true",
        "fail(String.valueOf('q') + \" and \" + String.valueOf(x == 0));");
    flaw(
        FlawKind.CHECK,
        "7, null",
        "z = 7; fail(String.valueOf(z) + \", \" + String.valueOf((Object) q));");
    flaw(FlawKind.CHECK, "% and s", "char y = '%'; fail(y + \" and \" + (char) ('s' + x));");
  }

  @Test
  void failed_assertions() {
    flaw(FlawKind.ASSERTION, "assertion failed", "assert x > 3;");
    flaw(FlawKind.ASSERTION, "x is 0", "assert x > 3 : \"x is \" + x;");
    flaw(FlawKind.ASSERTION, "7", "assert x > 3 : 7;");
    flaw(FlawKind.ASSERTION, "0", "assert x > 3 : w;");
    flaw(FlawKind.ASSERTION, "100%", "assert x > 3 : \"100%\";");
  }

  @Test
  void exceptions() {
    flaw(FlawKind.EXCEPTION, "IllegalStateException", "throw new IllegalStateException();");
    flaw(
        FlawKind.EXCEPTION,
        "IllegalStateException: x 100%",
        "throw new IllegalStateException(\"x 100%\");");
    flaw(
        FlawKind.EXCEPTION,
        "RuntimeException: x 0",
        "if (x == 0) throw new RuntimeException(\"x \" + x);");
    flaw(FlawKind.EXCEPTION, "Error: a", "throw new Error(\"a\", new RuntimeException(\"b\"));");
  }

  @Test
  void values_out_of_range() {
    flaw(FlawKind.RANGE, "Main.x = 10, outside 0..9", "x = 9; x++;");
    flaw(FlawKind.RANGE, "Main.x = -1, outside 0..9", "x--;");
    flaw(FlawKind.RANGE, "Main.w = 41, outside -2..40", "w = 40; w += x + 1;");
    flaw(FlawKind.RANGE, "Main.a = 4, outside 0..3", "a[x] = 4;");
    flaw(FlawKind.RANGE, "Main.x = 10, outside 0..9", "x = 10;");
    flaw(FlawKind.RANGE, "Main.A.n = 4, outside 0..3", "s.n = choose(5); point();");
  }

  @Test
  void nothing_dereferenced() {
    flaw(FlawKind.NULL, "reading Main.A.n of null", "x = q.n;");
    flaw(FlawKind.NULL, "writing Main.A.n of null", "q.n = 2;");
    flaw(FlawKind.NULL, "call of A.go of null", "q.go();");
    flaw(FlawKind.NULL, "reading Main.A.n of null", "A e = null; x = e.n;");
    flaw(FlawKind.NULL, "reading Main.B.k of null", "B e = null; x = e.k;");
    flaw(FlawKind.NULL, "reading Main.B.k of null", "x = r.k;");
    flaw(FlawKind.NULL, "call of A.go of null", "A e = null; e.go();");
    flaw(FlawKind.NULL, "ordinal() of null", "Color e = null; x = e.ordinal();");
    flaw(FlawKind.NULL, "ordinal() of null", "c = null; switch (c) { case RED: x = 1; }");
    flaw(FlawKind.NULL, "equals() of null", "c = null; b = c.equals(Color.RED);");
    flaw(FlawKind.NULL, "use of null", "Runnable e = q::go; x = 2; e.run();");
  }

  @Test
  void objects_that_do_not_exist() {
    String none =
        "static class None { @Range(to = 3) int n; final int k = 2; @Range(to = 3) final int[] d ="
            + " {1}; void go() { n = 1; } }\n"
            + " None o; @Range(to = 9) int y;";
    for (String run :
        new String[] {
          "y = o.n;", "o.n = 1;", "y = o.k;", "y = o.d[0];", "o.go();", "o.d[0] = 1;"
        }) {
      var it = Exploration.of(none, run);
      assertEquals(FlawKind.NULL, it.flaws.getFirst().kind(), run);
      assertEquals(0, Exploration.of(none, "if (o != null) { " + run + " }").flaws.size(), run);
    }
  }

  @Test
  void indices_out_of_bounds() {
    flaw(FlawKind.INDEX, "Main.a[3], but its length is 3", "x = 3; z = a[x];");
    flaw(FlawKind.INDEX, "Main.a[-1], but its length is 3", "z = a[x - 1];");
    flaw(FlawKind.INDEX, "Main.a[5], but its length is 3", "z = a[5];");
    flaw(FlawKind.INDEX, "Main.a[5], but its length is 3", "a[5] = 9;");
  }

  @Test
  void divisions_by_zero() {
    flaw(FlawKind.DIVISION, "division by zero", "z = 7 / x;");
    flaw(FlawKind.DIVISION, "division by zero", "z = (int) (7L % w);");
    flaw(FlawKind.DIVISION, "division by zero", "int y = 0; z = 7 / y;");
  }

  @Test
  void objects_of_the_wrong_class() {
    flaw(FlawKind.CAST, "s is no Main.B", "q = s; z = ((B) q).m;");
    flaw(FlawKind.CAST, "s is no Main.B", "A e = s; z = ((B) e).k;");
    flaw(FlawKind.CAST, "s is no Main.B", "A e = s; ((B) e).m = 1;");
  }

  @Test
  void null_has_every_class() {
    assertEquals(0, Exploration.of(MEMBERS, "r = (B) q; b = q instanceof B; b = !b;").flaws.size());
  }
}
