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
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.model.Rejection;
import dev.heddle.model.ir.Block;
import dev.heddle.model.ir.Conversion;
import dev.heddle.model.ir.Exit;
import dev.heddle.model.ir.Expr;
import dev.heddle.model.ir.Field;
import dev.heddle.model.ir.Operator;
import dev.heddle.model.ir.Shape;
import dev.heddle.model.ir.Stmt;
import dev.heddle.model.ir.Type;
import dev.heddle.model.ir.Variable;
import dev.heddle.model.system.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/// Machines that do not fit into one method, into JVM locals, or at all.
final class LargeMachineTest {
  private final Sketch sketch = new Sketch();

  /// What a block of the tests does to `x`, in plain Java.
  private static int mix(int x, int number) {
    return (x * 31 + number & 0xFFFF) ^ x >>> 3;
  }

  private static Expr mixed(Expr x, int number) {
    Expr left = binary(Operator.AND, plus(binary(Operator.MULTIPLY, x, 31), number), 0xFFFF);
    return new Expr.Binary(Operator.XOR, left, binary(Operator.SHIFT_RIGHT_UNSIGNED, x, 3));
  }

  @Test
  void a_long_chain_of_blocks_is_cut_into_methods() {
    Field x = sketch.scalar("x", 0, 0xFFFF);
    int first = sketch.strands("p", "q");
    int length = 2_000;
    var blocks = new ArrayList<Block>();
    int expected = 5;
    blocks.add(block(new Exit.Goto(2), assign(0, Expr.of(5))));
    for (int i = 0; i < length; i++) {
      blocks.add(block(new Exit.Goto(blocks.size() + 2), assign(0, mixed(local(0), i))));
      expected = mix(expected, i);
    }
    blocks.add(block(new Exit.End(), store(x, local(0))));
    sketch.program("P", first, 2, false, blocks.toArray(Block[]::new));
    var emitted = new Emitted(sketch.build());
    assertEquals(expected, emitted.value(x, 0, emitted.after(1)));
  }

  @Test
  void a_long_block_is_cut_into_methods() {
    Field x = sketch.scalar("x", 0, 0xFFFF);
    int first = sketch.strands("p");
    var stmts = new ArrayList<Stmt>();
    int expected = 0;
    for (int i = 0; i < 2_000; i++) {
      stmts.add(store(x, mixed(load(x), i)));
      expected = mix(expected, i);
    }
    sketch.program("P", first, 1, false, block(point(1), stmts.toArray(Stmt[]::new)));
    var emitted = new Emitted(sketch.build());
    assertEquals(expected, emitted.value(x, 0, emitted.after(1)));
    assertEquals(1, emitted.visits(1));
  }

  @Test
  void a_loop_longer_than_a_method_runs() {
    Field x = sketch.scalar("x", 0, 0xFFFF);
    int first = sketch.strands("p");
    int length = 1_000;
    int turns = 50;
    var blocks = new ArrayList<Block>();
    blocks.add(block(new Exit.Goto(2), assign(0, Expr.of(5)), assign(1, Expr.of(0))));
    for (int i = 0; i < length; i++) {
      blocks.add(block(new Exit.Goto(i + 3), assign(0, mixed(local(0), i))));
    }
    blocks.add(
        block(
            new Exit.If(binary(Operator.LESS, local(1), turns), 2, length + 3),
            assign(1, plus(local(1), 1))));
    blocks.add(block(new Exit.End(), store(x, local(0))));
    sketch.program("P", first, 1, false, blocks.toArray(Block[]::new));
    int expected = 5;
    for (int i = 0; i < turns * length; i++) {
      expected = mix(expected, i % length);
    }
    var emitted = new Emitted(sketch.build());
    assertEquals(expected, emitted.value(x, 0, emitted.after(1)));
  }

  @Test
  void many_points_are_found() {
    Field x = sketch.scalar("x", 0, 0xFFFF);
    int first = sketch.strands("p");
    int points = 700;
    var blocks = new ArrayList<Block>();
    for (int i = 0; i < points; i++) {
      blocks.add(block(point(i + 2), store(x, mixed(load(x), i))));
    }
    blocks.add(block(new Exit.End()));
    sketch.program("P", first, 1, false, blocks.toArray(Block[]::new));
    var emitted = new Emitted(sketch.build());
    int expected = 0;
    long[] state = emitted.initial();
    for (int i = 0; i < points; i++) {
      expected = mix(expected, i);
      state = emitted.expand(state).getFirst();
      assertEquals(expected, emitted.value(x, 0, state));
      assertEquals(i + 1, emitted.block(first, state));
    }
  }

  @Test
  void many_agents_step_in_order() {
    Field x = sketch.scalar("x", 0, 1_000);
    String[] names = new String[100];
    for (int i = 0; i < names.length; i++) {
      names[i] = "p" + i;
    }
    int first = sketch.strands(names);
    sketch.program("P", first, names.length, false, block(point(1), store(x, new Expr.Self())));
    var emitted = new Emitted(sketch.build());
    List<long[]> found = emitted.expand(emitted.initial());
    assertEquals(names.length, found.size());
    for (int i = 0; i < names.length; i++) {
      assertEquals(first + i, emitted.value(x, 0, found.get(i)));
    }
  }

  @Test
  void a_wide_state_is_chosen_about_in_place() {
    Field a = sketch.longs("a", Long.MIN_VALUE, Long.MAX_VALUE, 70, 7);
    int first = sketch.strands("p", "q");
    Expr index = plus(binary(Operator.MULTIPLY, local(0), 20), local(1));
    Expr value = new Expr.Convert(Conversion.TO_LONG, index);
    sketch.program(
        "P",
        first,
        2,
        false,
        block(new Exit.Choose(0, Expr.of(3), null, 2)),
        block(
            new Exit.Choose(1, Expr.of(2), null, 3),
            new Stmt.Store(a, Expr.of(69), new Expr.Const(-1, Type.LONG))),
        block(
            new Exit.If(new Expr.Binary(Operator.EQUAL, local(0), Expr.of(1)), 5, 4),
            new Stmt.Store(a, index, value)),
        block(point(1)),
        block(new Exit.Prune()));
    var emitted = new Emitted(sketch.build());
    assertTrue(emitted.layout.words() > 64);
    List<long[]> found = emitted.expand(emitted.initial());
    int[] expected = {0, 1, 40, 41, 0, 1, 40, 41};
    assertEquals(expected.length, found.size());
    for (int i = 0; i < expected.length; i++) {
      for (int slot = 0; slot < 70; slot++) {
        long is = emitted.value(a, slot, found.get(i));
        assertEquals(slot == expected[i] ? slot : slot == 69 ? -1 : 7, is);
      }
      assertEquals(i < 4 ? 4 : 0, emitted.block(first, found.get(i)));
      assertEquals(i < 4 ? 0 : 4, emitted.block(first + 1, found.get(i)));
    }
  }

  @Test
  void more_locals_than_parameters_move_the_state_to_an_array() {
    assertEquals(carrying(200).expand(carrying(200).initial()).size(), 2);
  }

  @Test
  void too_many_locals_are_rejected_with_advice() {
    var rejection = assertThrows(Rejection.class, () -> carrying(300));
    assertTrue(rejection.reason().contains("local variables"), rejection.reason());
    assertTrue(rejection.advice().contains("point()"), rejection.advice());
  }

  /// A machine of 30 words whose step carries `count` locals past a choice.
  private static Emitted carrying(int count) {
    var sketch = new Sketch();
    sketch.longs("a", Long.MIN_VALUE, Long.MAX_VALUE, 29, 0);
    Field x = sketch.scalar("x", 0, 0xFFFF);
    int first = sketch.strands("p");
    var locals = new ArrayList<Variable>();
    var stmts = new ArrayList<Stmt>();
    Expr sum = Expr.of(0);
    for (int i = 0; i < count; i++) {
      locals.add(new Variable("v" + i, Type.INT, Shape.INTEGER, 0));
      stmts.add(assign(i, load(x)));
      sum = plus(sum, new Expr.Local(i, Type.INT));
    }
    List<Block> blocks =
        List.of(
            block(new Exit.Choose(0, Expr.of(2), null, 2), stmts.toArray(Stmt[]::new)),
            block(point(1), store(x, sum)));
    sketch.program("P", first, 1, false, locals, blocks);
    return new Emitted(sketch.build());
  }

  @Test
  void choices_without_end_are_rejected_where_the_stack_ends() throws InterruptedException {
    int first = sketch.strands("p");
    sketch.program(
        "P",
        first,
        1,
        false,
        block(new Exit.Choose(0, Expr.of(2), null, 2)),
        block(new Exit.If(new Expr.Local(0, Type.INT), 1, 3)),
        block(point(1)));
    var emitted = new Emitted(sketch.build());
    var thrown = new AtomicReference<Throwable>();
    Runnable expand =
        () -> {
          try {
            emitted.expand(emitted.initial());
          } catch (Fault | Rejection e) {
            thrown.set(e);
          }
        };
    var small = new Thread(null, expand, "small stack", 256 * 1024);
    small.start();
    small.join();
    assertInstanceOf(Rejection.class, thrown.get());
    var large = new Thread(null, expand, "large stack", 256 * 1024 * 1024);
    large.start();
    large.join();
    assertInstanceOf(Fault.class, thrown.get());
  }
}
