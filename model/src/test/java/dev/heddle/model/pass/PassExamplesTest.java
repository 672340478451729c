package dev.heddle.model.pass;

import static dev.heddle.model.ir.MachineBuilder.block;
import static dev.heddle.model.ir.MachineBuilder.point;
import static dev.heddle.model.ir.MachineBuilder.start;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.heddle.model.ir.Activation;
import dev.heddle.model.ir.Block;
import dev.heddle.model.ir.Domain;
import dev.heddle.model.ir.Exit;
import dev.heddle.model.ir.Expr;
import dev.heddle.model.ir.Field;
import dev.heddle.model.ir.Machine;
import dev.heddle.model.ir.MachineBuilder;
import dev.heddle.model.ir.Operator;
import dev.heddle.model.ir.Program;
import dev.heddle.model.ir.Shape;
import dev.heddle.model.ir.Stmt;
import dev.heddle.model.ir.Type;
import dev.heddle.model.ir.Variable;
import dev.heddle.model.system.FlawKind;
import dev.heddle.model.system.StepKind;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Each pass by itself, before and after, on machines of a few blocks.
final class PassExamplesTest {
  private final MachineBuilder builder = new MachineBuilder("test");
  private final int strand = builder.entities("P", "p");
  private final Field x = builder.scalar("P", "x", strand, Shape.INTEGER, new Domain(0, 9), 0);
  private final Field k = builder.scalar("P", "k", strand, Shape.INTEGER, new Domain(0, 9), 7);

  private Machine machine(boolean fiber, Block... blocks) {
    Variable a = new Variable("a", Type.INT, Shape.INTEGER, 0);
    Variable b = new Variable("b", Type.INT, Shape.INTEGER, 0);
    var run = new Activation(-1, 0, "P", "run", "P.java", false);
    builder.program(
        new Program("P", strand, 1, fiber, List.of(a, b), List.of(run), List.of(blocks)));
    return builder.build();
  }

  private static List<Block> blocks(Machine machine) {
    return machine.programs().getFirst().blocks();
  }

  private static Expr local(int slot) {
    return new Expr.Local(slot, Type.INT);
  }

  private static Expr load(Field field) {
    return new Expr.Load(field, Expr.of(0));
  }

  private static Stmt store(Field field, Expr value) {
    return new Stmt.Store(field, Expr.of(0), value);
  }

  private static Stmt assign(int local, Expr value) {
    return new Stmt.Assign(local, value);
  }

  private static Expr binary(Operator operator, Expr left, Expr right) {
    return new Expr.Binary(operator, left, right);
  }

  private static Exit go(int target) {
    return new Exit.Goto(target);
  }

  private static final Exit END = new Exit.End();

  @Test
  void compact_jumps_through_empty_blocks_and_drops_what_nothing_reaches() {
    Machine before =
        machine(
            false,
            start(1),
            block(2, go(2)),
            block(3, go(4)),
            block(4, END, store(x, Expr.of(9))),
            block(5, END, store(x, Expr.of(1))));
    Machine after = Pass.ofPrograms(Compact::apply).apply(before);
    assertEquals(List.of(start(1), block(5, END, store(x, Expr.of(1)))), blocks(after));
  }

  @Test
  void compact_keeps_an_empty_loop_without_end() {
    Machine before = machine(false, start(1), block(2, go(2)), block(3, go(1)));
    Machine after = Pass.ofPrograms(Compact::apply).apply(before);
    assertEquals(blocks(before), blocks(after));
  }

  @Test
  void dead_assignments_go_and_those_that_outlive_a_point_stay() {
    Machine before =
        machine(
            false,
            start(1),
            block(2, go(2), assign(0, load(x)), assign(1, load(x))),
            block(3, point(StepKind.POINT, 3), assign(1, Expr.of(2))),
            block(4, END, store(x, local(1))));
    Machine after = Pass.ofPrograms(DeadAssignments::apply).apply(before);
    assertEquals(List.of(), blocks(after).get(1).stmts());
    assertEquals(List.of(assign(1, Expr.of(2))), blocks(after).get(2).stmts());
  }

  @Test
  void adjacent_points_become_one() {
    Machine before =
        machine(
            false,
            start(1),
            block(2, point(StepKind.POINT, 2), store(x, Expr.of(1))),
            block(3, point(StepKind.VOLATILE, 3)),
            block(4, END, store(x, Expr.of(2))));
    Machine after = new AdjacentPoints(false).apply(before);
    assertEquals(go(2), blocks(after).get(1).exit());
    assertEquals(point(StepKind.VOLATILE, 3), blocks(after).get(2).exit());
  }

  @Test
  void the_beginning_takes_in_a_point_but_not_that_of_a_fiber() {
    Block[] blocks = {
      start(1), block(2, point(StepKind.AWAIT, 2)), block(3, go(1), store(x, Expr.of(1)))
    };
    Machine strand = new AdjacentPoints(false).apply(machine(false, blocks));
    assertEquals(point(StepKind.AWAIT, 2), blocks(strand).getFirst().exit());
    assertEquals(go(0), blocks(strand).get(2).exit());
    var fiber = new PassExamplesTest().machine(true, blocks);
    assertEquals(blocks(fiber), blocks(new AdjacentPoints(false).apply(fiber)));
  }

  @Test
  void two_points_that_lead_to_each_other_leave_one() {
    Machine before =
        machine(
            false,
            start(1),
            block(2, go(2), store(x, Expr.of(1))),
            block(3, point(StepKind.POINT, 3)),
            block(4, point(StepKind.POINT, 2)));
    Machine after = Pass.ofPrograms(Compact::apply).apply(new AdjacentPoints(false).apply(before));
    assertEquals(
        1,
        blocks(after).stream()
            .filter(
                it ->
                    it.exit() instanceof Exit.Point(var kind, _, _, _, _, _)
                        && kind == StepKind.POINT)
            .count());
  }

  @Test
  void blocks_that_do_the_same_at_the_same_line_are_merged_but_others_are_not() {
    Exit fork = new Exit.If(binary(Operator.LESS, load(x), Expr.of(3)), 2, 3);
    Block same = block(7, END, store(x, Expr.of(1)));
    Machine before = machine(false, start(1), block(2, fork), same, same);
    Machine after =
        Pass.ofPrograms(Compact::apply).apply(Pass.ofPrograms(MergeBlocks::apply).apply(before));
    assertEquals(List.of(start(1), same), blocks(after));
    Block elsewhere = block(8, END, store(x, Expr.of(1)));
    var other = new PassExamplesTest().machine(false, start(1), block(2, fork), same, elsewhere);
    assertEquals(blocks(other), blocks(Pass.ofPrograms(MergeBlocks::apply).apply(other)));
  }

  @Test
  void what_nothing_writes_becomes_a_constant_and_leaves_the_state() {
    Machine before =
        machine(
            false, start(1), block(2, END, store(x, binary(Operator.ADD, load(k), Expr.of(1)))));
    Machine after = new DropConstants().apply(new FoldIntervals().apply(before));
    assertEquals(List.of(store(x, Expr.of(8))), blocks(after).get(1).stmts());
    assertEquals(Domain.of(0), after.domains().get(k.number()));
    assertEquals(List.of(0L), after.initial().get(k.number()));
    assertEquals(new Domain(0, 8), after.domains().get(x.number()));
  }

  @Test
  void checks_that_cannot_fail_and_branches_that_cannot_be_taken_go() {
    Expr small = binary(Operator.LESS, local(0), Expr.of(3));
    Stmt check = new Stmt.Check(small, FlawKind.CHECK, "small", null, Shape.INTEGER);
    Machine before =
        machine(
            false,
            start(1),
            block(2, new Exit.Choose(0, Expr.of(3), null, 2)),
            block(3, new Exit.If(binary(Operator.GREATER, local(0), Expr.of(2)), 3, 4), check),
            block(4, END, store(x, Expr.of(9))),
            block(5, END, store(x, local(0))));
    Machine after = new FoldIntervals().apply(before);
    assertEquals(List.of(), blocks(after).get(2).stmts());
    assertEquals(go(4), blocks(after).get(2).exit());
    assertEquals(new Domain(0, 2), after.domains().get(x.number()));
  }

  @Test
  void a_check_that_may_fail_stays_and_holds_behind_itself() {
    Expr small = binary(Operator.LESS, local(0), Expr.of(2));
    Stmt check = new Stmt.Check(small, FlawKind.CHECK, "small", null, Shape.INTEGER);
    Machine before =
        machine(
            false,
            start(1),
            block(2, new Exit.Choose(0, Expr.of(3), null, 2)),
            block(3, END, check, check, store(x, local(0))));
    Machine after = new FoldIntervals().apply(before);
    assertEquals(List.of(check, store(x, local(0))), blocks(after).get(2).stmts());
    assertEquals(new Domain(0, 1), after.domains().get(x.number()));
  }

  @Test
  void the_bound_of_a_loop_is_found() {
    Expr more = binary(Operator.LESS, local(0), Expr.of(4));
    Machine before =
        machine(
            false,
            start(1),
            block(2, go(2), assign(0, Expr.of(0))),
            block(3, new Exit.If(more, 3, 4)),
            block(
                4,
                go(2),
                store(x, local(0)),
                assign(0, binary(Operator.ADD, local(0), Expr.of(1)))),
            block(5, END));
    assertEquals(new Domain(0, 3), new FoldIntervals().apply(before).domains().get(x.number()));
  }

  @Test
  void a_point_saves_the_locals_that_live_on_as_wide_as_their_values() {
    Machine before =
        machine(
            false,
            start(1),
            block(2, new Exit.Choose(0, Expr.of(5), null, 2)),
            block(3, new Exit.Choose(1, Expr.of(3), null, 3)),
            block(4, point(StepKind.POINT, 4), store(x, local(1))),
            block(5, END, store(x, local(0))));
    Machine after = new SaveLocals().apply(before);
    Exit.Point point = assertInstanceOf(Exit.Point.class, blocks(after).get(3).exit());
    assertEquals(List.of(new Exit.Saved(0, new Domain(0, 4))), point.saved());
  }
}
