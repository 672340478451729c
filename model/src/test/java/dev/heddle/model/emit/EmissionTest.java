package dev.heddle.model.emit;

import static dev.heddle.model.emit.Sketch.assign;
import static dev.heddle.model.emit.Sketch.binary;
import static dev.heddle.model.emit.Sketch.block;
import static dev.heddle.model.emit.Sketch.load;
import static dev.heddle.model.emit.Sketch.local;
import static dev.heddle.model.emit.Sketch.plus;
import static dev.heddle.model.emit.Sketch.point;
import static dev.heddle.model.emit.Sketch.store;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.model.ir.Domain;
import dev.heddle.model.ir.Exit;
import dev.heddle.model.ir.Expr;
import dev.heddle.model.ir.Field;
import dev.heddle.model.ir.Machines;
import dev.heddle.model.ir.Operator;
import dev.heddle.model.ir.Shape;
import dev.heddle.model.ir.Stmt;
import dev.heddle.model.ir.Type;
import dev.heddle.model.system.Counter;
import dev.heddle.model.system.Fault;
import dev.heddle.model.system.FlawKind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// Emitted steps against results worked out by hand.
final class EmissionTest {
  private final Sketch sketch = new Sketch();

  @Test
  void peterson_lets_one_process_in() {
    var emitted = new Emitted(Machines.peterson());
    long[] state = emitted.initial();
    for (int step = 0; step < 3; step++) {
      state = emitted.expand(state).getFirst();
    }
    assertEquals(5, emitted.block(2, state), "p0 stands at its await");
    assertEquals(7, emitted.block(2, emitted.expand(state).getFirst()), "and may go in");
  }

  @Test
  void every_strand_has_its_own_slots() {
    int first = sketch.strands("p0", "p1", "p2");
    Field count =
        sketch.builder.scalar("P", "count", first, Shape.INTEGER, new Domain(-1, 4), 0, 1, 2);
    Expr slot = binary(Operator.SUBTRACT, new Expr.Self(), first);
    Expr more = plus(new Expr.Load(count, slot), 1);
    sketch.program("P", first, 3, false, block(point(1), new Stmt.Store(count, slot, more)));
    var emitted = new Emitted(sketch.build());
    List<long[]> found = emitted.expand(emitted.initial());
    assertEquals(3, found.size());
    for (int strand = 0; strand < 3; strand++) {
      for (int other = 0; other < 3; other++) {
        long expected = other == strand ? other + 1 : other;
        assertEquals(expected, emitted.value(count, other, found.get(strand)));
        assertEquals(other == strand ? 1 : 0, emitted.block(first + other, found.get(strand)));
      }
    }
  }

  @Test
  void arithmetic_of_64_bits_wraps() {
    int first = sketch.strands("p");
    Field x = sketch.longs("x", Long.MIN_VALUE, Long.MAX_VALUE, 1, 3);
    Expr next = plus(binary(Operator.MULTIPLY, load(x), 6364136223846793005L), 1);
    sketch.program("P", first, 1, false, block(point(1), store(x, next)));
    var emitted = new Emitted(sketch.build());
    long expected = 3;
    for (int i = 0; i < 20; i++) {
      expected = expected * 6364136223846793005L + 1;
    }
    assertEquals(expected, emitted.value(x, 0, emitted.after(20)));
  }

  @Test
  void an_array_may_span_words() {
    for (boolean wide : List.of(false, true)) {
      var sketch = new Sketch();
      int first = sketch.strands("p");
      Field a = sketch.array("a", -2, 28, 40);
      var saved = new Exit.Saved(0, new Domain(0, 39));
      Expr before = new Expr.Load(a, local(0));
      Stmt write = new Stmt.Store(a, local(0), plus(before, plus(local(1), -2)));
      sketch.program(
          "P",
          first,
          1,
          false,
          block(point(2, saved), assign(0, Expr.of(0))),
          block(new Exit.Goto(3), assign(1, binary(Operator.REMAINDER, local(0), 31)), write),
          block(point(2, saved), assign(0, binary(Operator.REMAINDER, plus(local(0), 1), 40))));
      var emitted = Emitted.as(sketch.build(), wide, 3_000);
      long[] state = emitted.after(41);
      assertTrue(emitted.layout.words() > 3);
      for (int i = 0; i < 40; i++) {
        assertEquals(i % 31 - 2, emitted.value(a, i, state));
      }
    }
  }

  @Test
  void choices_nest_in_order() {
    Field x = sketch.scalar("x", 0, 31);
    int first = sketch.strands("p");
    Expr code = plus(binary(Operator.MULTIPLY, local(0), 10), local(1));
    sketch.program(
        "P",
        first,
        1,
        false,
        block(new Exit.Choose(0, Expr.of(3), null, 2)),
        block(new Exit.Choose(1, plus(local(0), -1), "lock", 3)),
        block(new Exit.End(), store(x, code)));
    var emitted = new Emitted(sketch.build());
    assertEquals(List.of(20L), emitted.values(x, emitted.expand(emitted.initial())));
    assertEquals(0, emitted.coverage(it -> it instanceof Counter.Splits));
    assertEquals(1, emitted.coverage(it -> it instanceof Counter.Steps));
  }

  @Test
  void splits_are_counted() {
    int first = sketch.strands("p");
    Field x = sketch.scalar("x", 0, 31);
    sketch.program(
        "P",
        first,
        1,
        false,
        block(new Exit.Choose(0, Expr.of(2), "lock", 2)),
        block(new Exit.Choose(1, Expr.of(3), null, 3)),
        block(point(1), store(x, plus(binary(Operator.MULTIPLY, local(0), 10), local(1)))));
    var emitted = new Emitted(sketch.build());
    List<long[]> found = emitted.expand(emitted.initial());
    assertEquals(List.of(0L, 1L, 2L, 10L, 11L, 12L), emitted.values(x, found));
    assertEquals(1, emitted.coverage(it -> it instanceof Counter.Splits));
    assertEquals(6, emitted.coverage(it -> it instanceof Counter.Steps));
    assertEquals(6, emitted.emission.maxSuccessors());
  }

  private Emitted loop(int turns) {
    int first = sketch.strands("p");
    Field x = sketch.scalar("x", 0, Integer.MAX_VALUE);
    sketch.program(
        "P",
        first,
        1,
        false,
        block(new Exit.Goto(3), assign(0, Expr.of(0)), assign(1, Expr.of(0))),
        block(new Exit.End(), store(x, local(1))),
        block(
            new Exit.If(binary(Operator.LESS, local(0), turns), 4, 2),
            assign(1, plus(local(1), local(0)))),
        block(new Exit.Goto(3), assign(0, plus(local(0), 1))));
    return new Emitted(sketch.build());
  }

  @Test
  void a_step_may_loop() {
    Emitted emitted = loop(1_000);
    long[] end = emitted.after(1);
    assertEquals(500_500, emitted.value(emitted.machine.fields().getFirst(), 0, end));
    assertEquals(-1, emitted.block(2, end));
    assertTrue(emitted.expand(end).isEmpty());
  }

  @Test
  void a_step_of_100_000_jumps_back_is_not_too_long() {
    // The jump from block 3 back to block 2 is one of them.
    Emitted emitted = loop(99_999);
    assertEquals(1, emitted.expand(emitted.initial()).size());
  }

  @Test
  void a_step_of_100_001_jumps_back_is_too_long() {
    Emitted emitted = loop(100_000);
    assertThrows(Fault.class, () -> emitted.expand(emitted.initial()));
  }

  @Test
  void a_step_has_65_536_successors_at_most() {
    Emitted most = choosing(65_536);
    assertEquals(65_536, most.emission.maxSuccessors());
    assertEquals(65_536, most.expand(most.initial()).size());
    Emitted more = choosing(65_537);
    assertEquals(65_536, more.emission.maxSuccessors());
    assertThrows(Fault.class, () -> more.expand(more.initial()));
  }

  private static Emitted choosing(int alternatives) {
    var sketch = new Sketch();
    int first = sketch.strands("p");
    sketch.program(
        "P",
        first,
        1,
        false,
        block(new Exit.Choose(0, Expr.of(alternatives), null, 2)),
        block(new Exit.End()));
    return new Emitted(sketch.build());
  }

  @Test
  void a_choice_in_a_loop_has_no_bound_but_the_limit() {
    int first = sketch.strands("p");
    Field x = sketch.scalar("x", 0, 10);
    sketch.program(
        "P",
        first,
        1,
        false,
        block(new Exit.Goto(2), assign(1, Expr.of(0))),
        block(new Exit.Choose(0, Expr.of(2), null, 3)),
        block(new Exit.If(binary(Operator.EQUAL, local(0), 1), 4, 5)),
        block(new Exit.If(binary(Operator.LESS, local(1), 10), 2, 6), assign(1, plus(local(1), 1))),
        block(new Exit.End(), store(x, local(1))),
        block(new Exit.Prune()));
    var emitted = new Emitted(sketch.build());
    assertEquals(65_536, emitted.emission.maxSuccessors());
    assertEquals(
        LongStream.range(0, 10).boxed().toList(),
        emitted.values(x, emitted.expand(emitted.initial())));
  }

  @Test
  void a_failed_check_is_a_fault() {
    int first = sketch.strands("p");
    Field x = sketch.scalar("x", 0, 1);
    Expr zero = binary(Operator.EQUAL, load(x), 0);
    var check = new Stmt.Check(zero, FlawKind.CHECK, "x is %s", load(x), Shape.INTEGER);
    sketch.program("P", first, 1, false, block(point(1), check, store(x, Expr.of(1))));
    var emitted = new Emitted(sketch.build());
    long[] once = emitted.after(1);
    assertThrows(Fault.class, () -> emitted.expand(once));
  }

  @Test
  void claims_are_decided_in_order() {
    Field x = sketch.scalar("x", 0, 3);
    sketch.builder.claim("small", "", binary(Operator.LESS, load(x), 3));
    sketch.builder.claim("smaller", "", binary(Operator.LESS, load(x), 2));
    var emitted = new Emitted(sketch.build());
    long[] state = emitted.initial();
    assertEquals(-1, emitted.violated(emitted.with(state, x, 0, 1)));
    assertEquals(1, emitted.violated(emitted.with(state, x, 0, 2)));
    assertEquals(0, emitted.violated(emitted.with(state, x, 0, 3)));
    assertEquals(2, emitted.emission.properties().size());
  }

  @Test
  void owners_of_locks_may_wait_in_a_cycle() {
    var emitted = new Emitted(Machines.crossedLocks());
    Field owner = emitted.machine.fields().getFirst();
    // G1 takes a, G2 takes b: each stands before the other's lock.
    long[] both = emitted.initial();
    both = emitted.expand(both).getFirst();
    both = emitted.expand(both).getFirst();
    assertEquals(-1, emitted.violated(both));
    both = emitted.expand(both).getLast();
    assertEquals(-1, emitted.violated(both));
    both = emitted.expand(both).getLast();
    assertEquals(3, emitted.value(owner, 0, both));
    assertEquals(4, emitted.value(owner, 1, both));
    assertEquals(0, emitted.violated(both), "no claims, so this is property 0");
    assertTrue(emitted.expand(both).isEmpty());
    assertEquals(FlawKind.PARTIAL_DEADLOCK, emitted.emission.properties().getLast().kind());
    long[] self = emitted.with(emitted.with(both, owner, 1, 3), owner, 0, 0);
    assertEquals(0, emitted.violated(self), "M0 waits for itself");
    assertEquals(-1, emitted.violated(emitted.with(both, owner, 1, 0)));
  }

  @Test
  void carriers_run_the_fibers_of_all_classes() {
    int f = sketch.strands("f0", "f1");
    int g = sketch.strands("g0");
    int m = sketch.builder.entities("Carrier", "m0", "m1");
    Field current = sketch.builder.carriers(m, new Domain(0, g), g, f + 1);
    Field x = sketch.scalar("x", 0, 100);
    Expr who = plus(binary(Operator.MULTIPLY, new Expr.Self(), 10), new Expr.Current());
    sketch.program("F", f, 2, true, block(new Exit.End(), store(x, who)));
    sketch.program("G", g, 1, true, block(point(1), store(x, who)));
    var emitted = new Emitted(sketch.build());
    List<long[]> found = emitted.expand(emitted.initial());
    assertEquals(List.of(10L * g + m, 10L * (f + 1) + m + 1), emitted.values(x, found));
    assertEquals(1, emitted.expand(found.getLast()).size(), "f1 has ended");
    long[] idle = emitted.with(emitted.with(emitted.initial(), current, 0, 0), current, 1, 0);
    assertTrue(emitted.expand(idle).isEmpty());
    assertTrue(emitted.successors.mayRest(idle, 0), "no fiber has begun");
    assertFalse(emitted.successors.mayRest(found.getFirst(), 0));
  }

  @Test
  void an_ended_strand_may_be_started() {
    int p = sketch.strands("p");
    int q = sketch.strands("q0", "q1");
    Field which = sketch.scalar("which", 0, q + 1);
    sketch.program("P", p, 1, false, block(point(1), new Stmt.Start(load(which))));
    sketch.program("Q", q, 2, false, block(point(2)), block(new Exit.End()));
    var emitted = new Emitted(sketch.build());
    long[] state = emitted.with(emitted.initial(), which, 0, q + 1);
    state = emitted.expand(state).getFirst();
    assertEquals(0, emitted.block(q + 1, state));
    long[] begun = emitted.expand(state).getLast();
    assertThrows(Fault.class, () -> emitted.expand(begun), "it has begun");
    Emitted other = emitted;
    long[] ended = other.with(begun, which, 0, q);
    ended = other.expand(ended).getLast();
    assertEquals(-1, other.block(q + 1, ended));
    ended = other.expand(other.with(ended, which, 0, q + 1)).getFirst();
    assertEquals(0, other.block(q + 1, ended));
    long[] nobody = other.with(other.initial(), which, 0, 0);
    assertThrows(Fault.class, () -> other.expand(nobody), "null is no strand");
  }

  @Test
  void a_strand_that_has_begun_cannot_start_itself() {
    int p = sketch.strands("p");
    sketch.program(
        "P",
        p,
        1,
        false,
        block(point(2), new Stmt.Start(Expr.of(p))),
        block(point(2), new Stmt.Start(Expr.of(p))));
    var emitted = new Emitted(sketch.build());
    long[] begun = emitted.after(1);
    assertEquals(1, emitted.block(p, begun));
    assertThrows(Fault.class, () -> emitted.expand(begun));
  }

  @Test
  void a_line_is_counted_when_it_is_executed() {
    int p = sketch.strands("p");
    Field x = sketch.scalar("x", 0, 3);
    sketch.program(
        "P",
        p,
        1,
        false,
        block(new Exit.Goto(2)),
        block(new Exit.If(binary(Operator.EQUAL, load(x), 0), 3, 4)),
        block(new Exit.Goto(5)),
        block(new Exit.Goto(6)),
        block(point(2)),
        block(new Exit.End()));
    var emitted = new Emitted(sketch.build());
    emitted.after(4);
    assertEquals(List.of(1L, 4L, 4L, 0L, 4L, 0L), visits(emitted, 6));
    assertEquals(emitted.emission.counters().size(), emitted.successors.coverage().length);
  }

  private static List<Long> visits(Emitted emitted, int lines) {
    var visits = new ArrayList<Long>();
    for (int line = 1; line <= lines; line++) {
      visits.add(emitted.visits(line));
    }
    return visits;
  }

  @Test
  void a_long_choice_is_a_choice_too() {
    int p = sketch.strands("p");
    Field x = sketch.longs("x", 0, 5, 1, 4);
    sketch.program(
        "P",
        p,
        1,
        false,
        block(new Exit.Choose(4, load(x), null, 2)),
        block(new Exit.End(), store(x, new Expr.Local(4, Type.LONG))));
    var emitted = new Emitted(sketch.build());
    assertEquals(List.of(0L, 1L, 2L, 3L), emitted.values(x, emitted.expand(emitted.initial())));
    assertEquals(5, emitted.emission.maxSuccessors());
  }
}
