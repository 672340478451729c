package dev.heddle.model.lift;

import static dev.heddle.model.lift.Rejected.at;
import static dev.heddle.model.lift.Rejected.inRun;
import static dev.heddle.model.lift.Rejected.protocol;
import static dev.heddle.model.lift.Rejected.reject;
import static dev.heddle.model.lift.Rejected.says;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.heddle.model.Model;
import dev.heddle.model.Rejection;
import org.junit.jupiter.api.Test;

/// Fields, arrays and objects that cannot be part of a state.
final class RejectedGraphTest {
  @Test
  void integers_without_a_range() {
    at("Main.n", "has no range", "@Range", "int n;", "x = 1;");
    at("Main.n", "has no range", "@Range", "long n;", "x = 1;");
  }

  @Test
  void arrays_without_a_range_that_are_written() {
    inRun(
        "Main.a are written, but it has no range",
        "@Range",
        "final int[] a = {1};",
        "a[0] = 1; // !");
    inRun("Main.a are written", "@Range", "final long[][] a = {{1}};", "a[0][0]++; // !");
    inRun("Main.A are written", "@Range", "static final int[] A = {1};", "A[0] = 1; // !");
  }

  @Test
  void ranges() {
    at("Main.n", "range is empty", "at most", "@Range(from = 3, to = 2) int n;", "x = 1;");
    at(
        "Main.n",
        "first value 5 is outside its range 0..3",
        "Widen",
        "@Range(to = 3) int n = 5;",
        "x = 1;");
    at(
        "Main.n",
        "first value -1 is outside its range 0..3",
        "Widen",
        "@Range(to = 3) final int[] n = {0, -1};",
        "x = 1;");
    at("Main.n", "beyond", "its type", "@Range(to = 1L << 40) int n;", "x = 1;");
    at("Main.n", "beyond", "its type", "@Range(from = -1000, to = 0) byte n;", "x = 1;");
    at(
        "Main.n",
        "beyond",
        "its type",
        "@Range(from = -1000, to = 0) final byte[] n = {0};",
        "x = 1;");
    at("Main.n", "no end", "either `to` or `upTo`", "@Range int n;", "x = 1;");
    at(
        "Main.n",
        "two ends",
        "either",
        "@Range(to = 1, upTo = \"m\") int n; final int m = 1;",
        "x = 1;");
    for (String m :
        new String[] {"int m = 1;", "final boolean m = true;", "final int[] m = {};", ""}) {
      at("Main.n", "ends at m, which is", "final", "@Range(upTo = \"m\") int n; " + m, "x = 1;");
    }
    at(
        "Main.n",
        "ends at m.length",
        "final array",
        "@Range(upTo = \"m.length\") int n; final int m = 1;",
        "x = 1;");
    at("Main.z", "no integer", "Leave @Range out", "@Range(to = 3) boolean z;", "x = 1;");
    at("Main.q", "no integer", "Leave @Range out", "@Range(to = 3) P q;", "x = 1;");
  }

  @Test
  void arrays_that_are_no_blocks_of_variables() {
    at("Main.a", "The array is null", "constructor", "@Range(to = 1) int[] a;", "x = 1;");
    at(
        "Main.a",
        "The array is empty",
        "at least one",
        "@Range(to = 1) final int[] a = {};",
        "x = 1;");
    at(
        "Main.a",
        "different lengths",
        "rectangular",
        "@Range(to = 1) final int[][] a = {{1}, {1, 0}};",
        "x = 1;");
    at(
        "Main.a",
        "row of the array is null",
        "constructor",
        "@Range(to = 1) final int[][] a = {{1}, null};",
        "x = 1;");
    at(
        "Main$Q.a",
        "different lengths",
        "greatest length",
        "static class Q { @Range(to = 1) final int[] a; Q(int n) { a = new int[n]; } }\n"
            + " final Q q = new Q(1), r = new Q(2);",
        "x = 1;");
  }

  @Test
  void assigning_an_array() {
    inRun(
        "array field a is assigned",
        "copy the elements",
        "@Range(to = 1) int[] a = {1}; @Range(to = 1) int[] c = {0};",
        "a = c; // !");
  }

  @Test
  void types_that_are_no_state() {
    at("Main.f", "type float", "integer", "float f;", "x = 1;");
    at("Main.f", "type double", "integer", "double f;", "x = 1;");
    at("Main.s", "type java.lang.String", "enums", "String s;", "x = 1;");
    at("Main.l", "type java.util.List", "fixed length", "java.util.List<P> l;", "x = 1;");
    at(
        "Main.f",
        "type java.util.function.IntUnaryOperator",
        "fixed length",
        "IntUnaryOperator f;",
        "x = 1;");
    at("Main.i", "type java.lang.Integer", "fields", "Integer i;", "x = 1;");
  }

  @Test
  void objects_that_are_no_state() {
    at(
        "Main.o",
        "object of java.lang.String cannot be",
        "own classes",
        "Object o = \"a\";",
        "b = o == null;");
    at(
        "Main.f",
        "A lambda cannot be",
        "own classes",
        "interface F { int f(); }\n F f = () -> 1;",
        "b = f == null;");
  }

  @Test
  void objects_that_the_protocol_does_not_reach() {
    inRun(
        "The object in Main.Elsewhere.Q",
        "its own objects",
        "static class R { @Range(to = 3) int n; }\n"
            + " static class Elsewhere { static final R Q = new R(); }",
        "x = Elsewhere.Q.n; // !");
  }

  @Test
  void enums_that_change() {
    at(
        "Main$E.n",
        "enum cannot change",
        "final",
        "enum E { A; @Range(to = 3) int n; }\n E e = E.A;",
        "e.n = 1;");
    inRun("enum cannot change", "final", "enum E { A; @Range(to = 3) int n; }", "E.A.n = 1; // !");
    inRun("enum cannot change", "final", "enum E { A; @Range(to = 3) int n; }", "x = E.A.n; // !");
  }

  @Test
  void invariants_with_parameters() {
    Rejection rejection =
        reject(
            """
            class Main implements Protocol {
              final P p = new P();
              class P extends Strand { @Override protected void run() {} @Invariant boolean i(int a) { return true; } }
            }
            """);
    says("has parameters or is not boolean", "boolean name()", rejection);
  }

  @Test
  void a_protocol_without_strands() {
    Rejection rejection = reject("class Main implements Protocol {}");
    assertEquals(null, rejection.where());
    says("no strand", "extends Strand", rejection);
    says(
        "no strand",
        "extends Strand",
        reject("class Main implements Protocol { Object p = null; }"));
  }

  @Test
  void a_class_whose_file_is_missing() {
    String source = protocol("static class Q { static int f() { return 1; } }", "x = Q.f(); // !");
    Sources classes = Sources.compile("Main", Sources.imports() + source);
    var main = classes.instance("Main");
    classes.forget("Main$Q");
    Rejection rejection = assertThrows(Rejection.class, () -> Model.of(main));
    says("class Main$Q cannot be found", "class path", rejection);
  }

  @Test
  void a_class_whose_file_cannot_be_read() {
    Sources classes = Sources.compile("Main", Sources.imports() + protocol("", "x = 1;"));
    var main = classes.instance("Main");
    classes.forget("Main$P");
    says(
        "class file cannot be found",
        "folder",
        assertThrows(Rejection.class, () -> Model.of(main)));
  }

  @Test
  void a_class_that_a_signature_names_and_nobody_has() {
    String source = protocol("static class Q {}\n void f(Q q) {}\n void g() { x = 2; }", "g();");
    Sources classes = Sources.compile("Main", Sources.imports() + source);
    var main = classes.instance("Main");
    classes.forget("Main$Q");
    says("Main$Q", "class path", assertThrows(Rejection.class, () -> Model.of(main)));
  }
}
