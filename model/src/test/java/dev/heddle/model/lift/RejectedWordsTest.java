package dev.heddle.model.lift;

import static dev.heddle.model.lift.Rejected.inCode;
import static dev.heddle.model.lift.Rejected.inRun;
import static dev.heddle.model.lift.Rejected.protocol;
import static dev.heddle.model.lift.Rejected.reject;
import static dev.heddle.model.lift.Rejected.says;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.heddle.model.Rejection;
import org.junit.jupiter.api.Test;

/// Misuse of the words and annotations of the language.
final class RejectedWordsTest {
  private static void invariant(String reason, String advice, String members) {
    inCode("Main.good", reason, advice, protocol(members, "x = 1;"));
  }

  @Test
  void invariants_that_write() {
    String advice = "reads the state";
    invariant(
        "An invariant writes Main.x",
        advice,
        "@Invariant boolean good() { x = 1; // !\n return true; }");
    invariant(
        "An invariant writes Main.x",
        advice,
        "@Invariant boolean good() { return x++ > 1; // !\n }");
    invariant(
        "An invariant writes an array",
        advice,
        """
        @Range(to = 1) final int[] a = {1};
        @Invariant boolean good() {
          a[0] = 0; // !
          return true;
        }
        """);
    inCode(
        "Main.set",
        "An invariant writes",
        advice,
        protocol(
            "@Invariant boolean good() { set(); return true; }\n void set() { x = 1; // !\n }",
            "x = 1;"));
  }

  @Test
  void invariants_that_are_no_single_step() {
    String advice = "reads the state";
    invariant(
        "An invariant calls point()",
        advice,
        "@Invariant boolean good() { point(); // !\n return true; }");
    invariant(
        "An invariant calls await()",
        advice,
        "@Invariant boolean good() { await(() -> b); // !\n return true; }");
    invariant(
        "An invariant calls choose()",
        advice,
        "@Invariant boolean good() { return choose(2) == 0; // !\n }");
    invariant(
        "An invariant calls runner()",
        advice,
        "@Invariant boolean good() { return runner() == null; // !\n }");
    invariant(
        "An invariant calls strand()",
        advice,
        "@Invariant boolean good() { return strand() == null; // !\n }");
    invariant(
        "An invariant calls carrier()",
        advice,
        "@Invariant boolean good() { return carrier() == null; // !\n }");
    invariant(
        "An invariant calls start()",
        advice,
        "@Invariant boolean good() { start(p); // !\n return true; }");
    invariant(
        "An invariant calls assume()",
        advice,
        "@Invariant boolean good() { assume(b); // !\n return true; }");
  }

  @Test
  void invariants_that_always_fail_are_no_reason_to_crash() {
    for (String body :
        new String[] {
          "fail(\"no\"); return true;", "throw new IllegalStateException();", "return good(null);"
        }) {
      var exploration =
          Exploration.of(
              protocol(
                      "@Invariant boolean good() { "
                          + body
                          + " }\n boolean good(P q) { return q.z; }",
                      "x = 1;")
                  .replace("class P extends Strand {", "class P extends Strand { boolean z;"));
      assertFalse(exploration.flaws.isEmpty(), body);
    }
  }

  @Test
  void invariants_of_the_wrong_form() {
    Rejection rejection = reject(protocol("@Invariant int good() { return 1; }", "x = 1;"));
    says("has parameters or is not boolean", "boolean name()", rejection);
    rejection = reject(protocol("@Invariant boolean good(int i) { return true; }", "x = 1;"));
    says("has parameters or is not boolean", "boolean name()", rejection);
    rejection = reject(protocol("@Invariant static boolean good() { return true; }", "x = 1;"));
    says("static", "instance method", rejection);
  }

  @Test
  void carriers_of_strands_that_have_none() {
    inRun("carrier() is called by a strand that has no carrier", "extend Fiber", "carrier(); // !");
  }

  @Test
  void acquiring_without_an_owner() {
    inCode(
        "Main.lock",
        "no field of Main is marked @Owner",
        "Mark the field",
        protocol("@Acquires void lock() { await(() -> b); // !\n }", "lock();"));
  }

  @Test
  void conditions_that_are_no_lambda() {
    inRun(
        "The condition of await is no lambda",
        "await(() -> condition)",
        "static BooleanSupplier make() { return () -> true; }\n final BooleanSupplier s = make();",
        "await(s); // !");
  }

  @Test
  void lambdas_in_variables_may_be_conditions() {
    Rejection rejection =
        reject(
            protocol(
                "",
                "BooleanSupplier s = () -> b; await(s); s = () -> !b; await(s);"
                    + " fail(strand().toString());"));
    says("toString", "its own methods", rejection);
  }

  @Test
  void messages_that_are_no_constants() {
    inRun("The array Main.m", "its own objects", "final String[] m = {\"a\"};", "fail(m[x]); // !");
    inRun(
        "The message is no constant",
        "string literal",
        "final Object o = new Object();",
        "fail((String) o); // !");
  }

  @Test
  void more_than_the_call_strings_of_a_program_can_be() {
    Rejection rejection = reject(protocol("@Depth(30) void f() { f(); f(); }", "f();"));
    says("more than two million blocks", "@Depth", rejection);
  }
}
