package dev.heddle.model.lift;

import static dev.heddle.model.lift.Rejected.inCode;
import static dev.heddle.model.lift.Rejected.inRun;

import org.junit.jupiter.api.Test;

/// What `run()` and the methods it calls must not do.
final class RejectedCodeTest {
  @Test
  void creating_an_object() {
    inRun("A Object is created", "as a pool", "Object o = new Object(); // !");
    inRun("is created while the protocol runs", "constructor", "class Q {}", "new Q(); // !");
  }

  @Test
  void creating_an_array() {
    String reason = "An array is created while the protocol runs";
    inRun(reason, "as a pool", "int[] a = new int[3]; // !");
    inRun(reason, "as a pool", "P[] a = new P[3]; // !");
    inRun(reason, "as a pool", "int[][] a = new int[3][2]; // !");
    inRun(reason, "as a pool", "int[] a = {1, 2}; // !");
  }

  @Test
  void copying_an_array() {
    inRun("An array is copied", "in a loop", "final int[] c = {1};", "x = c.clone()[0]; // !");
    inRun(
        "System.arraycopy",
        "its own methods",
        "@Range(to = 9) final int[] c = {1};",
        "System.arraycopy(c, 0, c, 0, 1); // !");
  }

  @Test
  void boxing_a_number() {
    inRun("is boxed", "IntUnaryOperator", "Integer i = x; // !");
    inRun("is boxed", "IntUnaryOperator", "Supplier<Integer> s = () -> 3; // !\nx = s.get();");
    inRun(
        "is boxed", "IntUnaryOperator", "Function<Integer, Integer> f = i -> i;\nf.apply(3); // !");
    inRun("is boxed", "IntUnaryOperator", "Boolean z = b; // !");
  }

  @Test
  void boxing_a_number_in_a_method_reference() {
    inRun(
        "is boxed",
        "IntUnaryOperator",
        "static int one() { return 1; }",
        "Supplier<Integer> s = Main::one; // !\nx = s.get();");
  }

  @Test
  void catching_an_exception() {
    inRun(
        "`try`",
        "Test the condition",
        "x = 3;\ntry { x = 1; // !\n } catch (RuntimeException e) { x = 2; }");
    inRun("`try`", "Test the condition", "x = 3;\ntry { x = 1; // !\n } finally { x = 2; }");
  }

  @Test
  void synchronizing() {
    inRun("`synchronized`", "Lock", "synchronized (this) { x = 1; } // !");
    inRun("m() is synchronized", "Lock", "synchronized void m() {}", "m(); // !");
    inCode(
        "Main$P.run",
        "run() is synchronized",
        "Lock",
        """
        class Main implements Protocol {
          class P extends Strand {
            @Override protected synchronized void run() {} // !
          }
          final P p = new P();
        }
        """);
  }

  @Test
  void floating_point() {
    String reason = "Floating point";
    inRun(reason, "integers", "double d = 1.5; // !");
    inRun(reason, "integers", "float f = 2.5f; // !");
    inRun(reason, "integers", "float f = 0; // !\nx = (int) f;");
    inRun(reason, "integers", "x = (int) (x * 1.5); // !");
    inRun(reason, "integers", "double d = x; // !");
  }

  @Test
  void strings_as_values() {
    inRun(
        "A string is used as a value", "enum", "String s = \"a\"; if (s == \"b\") { x = 1; } // !");
    inRun("String.length", "Use an enum", "x = \"abc\".length(); // !");
    inRun("String.equals", "Use an enum", "final String s = \"a\";", "b = s.equals(\"b\"); // !");
    inRun(
        "variable arguments, as of String.format",
        "\"text \" + value",
        "fail(String.format(\"%d\", 3)); // !");
  }

  @Test
  void calls_of_the_jdk() {
    inRun("System.nanoTime", "its own methods", "b = System.nanoTime() > 3; // !");
    inRun("PrintStream", "its own methods", "System.out.println(x); // !");
    inRun("Object.hashCode", "its own methods", "b = p.hashCode() > 3; // !");
    inRun("Object.getClass", "its own methods", "b = (Object) p.getClass() == null; // !");
    inRun("Thread.yield", "its own methods", "Thread.yield(); // !");
    inRun("Integer.parseInt", "what it computes", "x = Integer.parseInt(\"3\"); // !");
    inRun("Enum.name", "its own methods", "enum E { A }\n E e = E.A;", "fail(e.name()); // !");
    inRun("E.valueOf", "Name the constant", "enum E { A }", "b = E.valueOf(\"A\") == E.A; // !");
  }

  @Test
  void collections_and_streams() {
    inRun(
        "List.size",
        "its own methods",
        "final java.util.List<P> l = java.util.List.of();",
        "x = l.size(); // !");
    inRun("List.of", "its own methods", "x = java.util.List.of().size(); // !");
    inRun(
        "IntStream.range",
        "its own methods",
        "x = java.util.stream.IntStream.range(0, 3).sum(); // !");
    inRun("ArrayList is created", "pool", "var l = new java.util.ArrayList<P>(); // !");
    inRun(
        "AtomicInteger",
        "its own methods",
        "final java.util.concurrent.atomic.AtomicInteger a = null;",
        "x = a.get(); // !");
  }

  @Test
  void static_variables() {
    inRun("static field s is not final", "instance field", "static int s;", "x = s; // !");
    inRun("static field s is written", "instance field", "static int s;", "s = 1; // !");
    inRun("static field s is not final", "instance field", "static int s;", "s++; // !");
  }

  @Test
  void pattern_switches() {
    String types =
        "sealed interface T {} static final class A implements T {} static final class B implements"
            + " T {}\n"
            + " final T t = new A();";
    inRun(
        "A pattern switch",
        "overridden method",
        types,
        "switch (t) { // !\n case A a -> x = 1;\n case B c -> x = 2; }");
    inRun(
        "String.hashCode",
        "enum",
        "final String s = \"a\";",
        "switch (s) { // !\n case \"a\" -> x = 1;\n default -> x = 2; }");
  }

  @Test
  void methods_that_the_compiler_writes_for_records() {
    String pair =
        "record Pair(int a, int b) {}\n"
            + " final Pair q = new Pair(1, 2); final Pair r = new Pair(1, 3);";
    inCode(
        "Main$Pair.equals",
        "ObjectMethods",
        "one by one",
        Rejected.protocol(
            pair.replace("record Pair(int a, int b) {}", "record Pair(int a, int b) {} // !"),
            "b = q.equals(r);"));
    inCode(
        "Main$Pair.hashCode",
        "ObjectMethods",
        "one by one",
        Rejected.protocol(
            pair.replace("record Pair(int a, int b) {}", "record Pair(int a, int b) {} // !"),
            "b = q.hashCode() == 3;"));
  }

  @Test
  void native_methods() {
    inRun("n() has no body", "in Java", "native int n();", "x = n(); // !");
  }

  @Test
  void exceptions_that_are_not_new() {
    inRun(
        "new exception",
        "throw new",
        "final RuntimeException e = new RuntimeException();",
        "if (b) throw e; // !");
  }

  @Test
  void lambdas_and_arrays_as_values() {
    inRun(
        "The lambda in Main.f",
        "its own objects",
        "final IntUnaryOperator f = i -> i;",
        "x = f.applyAsInt(3); // !");
    inRun(
        "A variable holds different arrays or lambdas",
        "index",
        "final int[] c = {1}; final int[] d = {2};",
        "int[] a = c; if (b) { a = d; } x = a[0]; // !");
    inRun(
        "A variable holds different arrays or lambdas",
        "call the code directly",
        "IntUnaryOperator f = i -> i; if (b) { f = i -> i + 1; } x = f.applyAsInt(2); // !");
    inRun(
        "An array is used as a value",
        "objects instead of arrays",
        "final int[] c = {1}; final int[] d = {2};",
        "b = c == d; // !");
    inCode(
        "Main.pick",
        "The method returns different arrays or lambdas",
        "one array",
        Rejected.protocol(
            """
            final int[] c = {1}; final int[] d = {2};
            int[] pick() {
              if (b) { return c; }
              return d; // !
            }
            """,
            "x = pick()[0];"));
  }

  @Test
  void references_to_constructors() {
    inRun("constructor reference", "in the constructor", "Supplier<Object> s = Object::new; // !");
  }
}
