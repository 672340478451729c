package dev.heddle.model.lift;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Go's function prologues, woven into the calls of a strand that overrides `morestack()`.
final class SplitsTest {
  /// A strand whose `morestack()` and `lessstack()` count, and what it runs.
  private static Exploration of(int live, String methods, String run) {
    return Exploration.of(
        """

        class Main implements Protocol {
          @Range(to = 9) int more, less, x;
          boolean system;
          final P p = new P();
          final class P extends Strand {
            @Override protected int liveSplits() { return %d; }
            @Override protected void morestack() { more++; check(onSystemStack(), "more"); help(); }
            @Override protected void lessstack() { less++; check(onSystemStack(), "less"); help(); }
            void help() { check(onSystemStack(), "help"); }
            %s
            @Override protected void run() { check(!onSystemStack(), "run"); %s x = 9; }
          }
        }
        """
            .formatted(live, methods, run));
  }

  private static final String NESTED =
      "void f() { g(); } void g() { check(!onSystemStack(), \"g\"); }";

  @Test
  void a_call_splits_or_has_room() {
    var it = of(1, "void f() {}", "f();");
    assertEquals(Set.of(), it.messages());
    // begin, and ended with 0 or 1 splits
    it.has(3, 2);
    assertEquals(Set.of("0", "1"), it.finalValues("more"));
    assertEquals(Set.of("0", "1"), it.finalValues("less"));
  }

  @Test
  void no_split_may_be_live() {
    var it = of(0, NESTED, "f();");
    it.has(2, 1);
    // Nothing writes it.
    assertEquals(-1, it.narrator.variables().indexOf("more"));
    assertEquals(List.of("live stack splits of a Main.P ≤ 0"), it.system.bounds());
  }

  @Test
  void one_split_may_be_live() {
    // f and g: none, f, g. While f's is live g has room.
    var it = of(1, NESTED, "f();");
    assertEquals(Set.of("0", "1"), it.finalValues("more"));
    it.has(3, 3);
    assertEquals(List.of("live stack splits of a Main.P ≤ 1"), it.system.bounds());
  }

  @Test
  void two_splits_may_be_live() {
    // none, f, g, both
    var it = of(2, NESTED, "f();");
    assertEquals(Set.of("0", "1", "2"), it.finalValues("more"));
    it.has(4, 4);
  }

  @Test
  void calls_one_after_the_other_split_each() {
    // A split ends with its call.
    var it = of(1, "void f() {}", "f(); f(); f();");
    assertEquals(Set.of("0", "1", "2", "3"), it.finalValues("more"));
    it.has(5, 8);
  }

  @Test
  void some_methods_never_split() {
    of(1, "@NoSplit void f() { g(); } @NoSplit void g() {}", "f();").has(2, 1);
    of(
            1,
            "@SystemStack void f() { check(onSystemStack(), \"f\"); g(); } void g() {"
                + " check(onSystemStack(), \"g\"); }",
            "f();")
        .has(2, 1);
    // In an atomic method there is none; its own call may split.
    of(1, "@Atomic void f() { g(); } void g() {}", "f();").has(1 + 2 + 2, 2 + 2);
  }

  @Test
  void a_split_surrounds_its_call() {
    var it =
        of(
            1,
            "void f() { check(more == less + 1 || more == 0, \"inside\"); point(); }",
            "f(); check(more == less, \"outside\");");
    assertEquals(Set.of(), it.messages());
    // begin; inside with 0 or 1; ended with 0 or 1
    it.has(5, 4);
  }

  @Test
  void other_strands_never_split() {
    Exploration.of("@Range(to = 9) int x; void f() { x++; }", "f();").has(2, 1);
  }

  @Test
  void a_split_keeps_the_result_of_its_call() {
    var it = of(1, "int f(int n) { return n + more * 2; }", "x = f(3) + f(1); point();");
    // f's own split has happened when it reads more.
    assertEquals(
        Set.of("4", "6", "8", "9"),
        it.values("x").stream().filter(v -> !v.equals("0")).collect(Collectors.toSet()));
  }
}
