package dev.heddle.model.interpret;

import static dev.heddle.model.ir.MachineBuilder.binary;
import static dev.heddle.model.ir.MachineBuilder.block;
import static dev.heddle.model.ir.MachineBuilder.own;
import static dev.heddle.model.ir.MachineBuilder.point;
import static dev.heddle.model.ir.MachineBuilder.start;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import dev.heddle.model.system.Flaw;
import dev.heddle.model.system.FlawKind;
import dev.heddle.model.system.StepKind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class InterpreterTest {
  private static final Expr X = new Expr.Local(0, Type.INT);
  private static final Expr Y = new Expr.Local(1, Type.INT);

  private final MachineBuilder builder = new MachineBuilder("test");
  private final int first = builder.entities("P", "p0", "p1", "p2");
  private final Field out =
      builder.scalar("P", "out", first, Shape.INTEGER, new Domain(-1, 99), 0, 0, 0);

  /// What the steps from a state did to `out` of p0, `FLAW` for an error.
  private static final long FLAW = -7;

  private List<Long> results(Machine machine, State from) {
    var results = new ArrayList<Long>();
    new Interpreter(machine)
        .steps(
            from,
            new Listener() {
              @Override
              public void arrived(State target) {
                results.add(target.value(out, 0));
              }

              @Override
              public void failed(Flaw flaw) {
                results.add(FLAW);
              }
            });
    return results;
  }

  private List<Long> results(Block... blocks) {
    program(1, blocks);
    Machine machine = builder.build();
    return results(machine, State.initial(machine));
  }

  private void program(int strands, Block... blocks) {
    var all = new ArrayList<>(List.of(start(1)));
    all.addAll(List.of(blocks));
    var locals =
        List.of(
            new Variable("x", Type.INT, Shape.INTEGER, 0),
            new Variable("y", Type.INT, Shape.INTEGER, 0));
    var run = new Activation(-1, 0, "P", "run", "P.java", false);
    builder.program(new Program("P", first, strands, false, locals, List.of(run), all));
  }

  private Stmt put(Expr value) {
    return new Stmt.Store(out, own(out), value);
  }

  private static Stmt set(int local, long value) {
    return new Stmt.Assign(local, Expr.of(value));
  }

  private static Expr digits() {
    return binary(Operator.ADD, binary(Operator.MULTIPLY, X, Expr.of(10)), Y);
  }

  @Test
  void choices_are_made_depth_first_in_ascending_order() {
    assertEquals(
        List.of(0L, 1L, 2L, 10L, 11L, 12L),
        results(
            block(2, new Exit.Choose(0, Expr.of(2), null, 2)),
            block(3, new Exit.Choose(1, Expr.of(3), null, 3)),
            block(4, new Exit.End(), put(digits()))));
  }

  @Test
  void later_choices_may_depend_on_earlier_ones_and_none_is_no_step() {
    assertEquals(
        List.of(10L, 20L, 21L),
        results(
            block(2, new Exit.Choose(0, Expr.of(3), null, 2)),
            block(3, new Exit.Choose(1, X, null, 3)),
            block(4, new Exit.End(), put(digits()))));
  }

  @Test
  void a_pruned_continuation_is_no_step_and_a_flaw_does_not_stop_the_others() {
    assertEquals(
        List.of(FLAW, 3L, FLAW),
        results(
            block(2, new Exit.Choose(0, Expr.of(5), null, 2)),
            block(3, new Exit.Switch(X, List.of(0, 1, 4), List.of(3, 4, 5), 6)),
            block(4, new Exit.Fail(FlawKind.CHECK, "no")),
            block(5, new Exit.Prune()),
            block(
                6,
                new Exit.End(),
                new Stmt.Check(Expr.of(0), FlawKind.ASSERTION, "never", null, Shape.INTEGER)),
            block(7, new Exit.If(binary(Operator.EQUAL, X, Expr.of(3)), 7, 4)),
            block(8, new Exit.End(), put(X))));
  }

  @Test
  void only_saved_locals_outlive_a_point() {
    var saved = List.of(new Exit.Saved(0, new Domain(0, 7)));
    program(
        1,
        block(2, new Exit.Point(StepKind.POINT, false, null, saved, 2), set(0, 4), set(1, 5)),
        block(3, new Exit.End(), put(digits())));
    Machine machine = builder.build();
    State between = onlyStep(machine, State.initial(machine));
    assertEquals(4, between.locals(first)[0]);
    assertEquals(0, between.locals(first)[1]);
    assertEquals(List.of(40L), results(machine, between));
    assertTrue(onlyStep(machine, between).ended(first));
  }

  private static State onlyStep(Machine machine, State from) {
    var targets = new ArrayList<State>();
    new Interpreter(machine)
        .steps(
            from,
            new Listener() {
              @Override
              public void arrived(State target) {
                targets.add(target);
              }
            });
    assertEquals(1, targets.size());
    return targets.getFirst();
  }

  @Test
  void a_start_puts_an_ended_strand_back_and_is_a_flaw_in_the_middle() {
    program(
        2,
        block(2, new Exit.If(binary(Operator.EQUAL, new Expr.Self(), Expr.of(1)), 2, 3)),
        block(3, new Exit.End(), new Stmt.Start(Expr.of(2)), put(Expr.of(9))),
        block(4, point(StepKind.POINT, 4)),
        block(5, new Exit.End()));
    Machine machine = builder.build();
    State state = State.initial(machine);
    state.end(2);
    assertEquals(List.of(9L), results(machine, state));
    assertEquals(0, onlyStep(machine, state).point(2));
    state.stand(2, 3);
    assertEquals(List.of(FLAW, 0L), results(machine, state));
  }

  @Test
  void a_start_of_null_is_a_flaw() {
    assertEquals(List.of(FLAW), results(block(2, new Exit.End(), new Stmt.Start(Expr.of(0)))));
  }

  @Test
  void a_long_loop_ends_and_an_endless_one_is_a_flaw() {
    var more = binary(Operator.ADD, X, Expr.of(1));
    Expr again = binary(Operator.LESS, X, Expr.of(99_000));
    assertEquals(
        List.of(1L),
        results(
            block(2, new Exit.Goto(2), set(0, 0)),
            block(3, new Exit.If(again, 2, 3), new Stmt.Assign(0, more)),
            block(4, new Exit.End(), put(Expr.of(1)))));
  }

  @Test
  void an_endless_step_is_one_flaw() {
    assertEquals(List.of(FLAW), results(block(2, new Exit.Choose(0, Expr.of(2), null, 1))));
  }

  @Test
  void strands_come_before_carriers_and_idle_carriers_have_no_step() {
    var fiber = builder.entities("F", "f0", "f1", "f2");
    int carriers = builder.entities("M", "m0", "m1", "m2");
    Field current = builder.carriers(carriers, new Domain(0, 6), fiber + 2L, 0, fiber);
    var run = new Activation(-1, 0, "F", "run", "F.java", false);
    builder.program(
        new Program(
            "F",
            fiber,
            3,
            true,
            List.of(),
            List.of(run),
            List.of(start(1), block(2, new Exit.End()))));
    program(2, block(2, new Exit.End()));
    Machine machine = builder.build();
    State state = State.initial(machine);
    var interpreter = new Interpreter(machine);
    assertEquals("p0 p1 f2/m0 f0/m2", agents(interpreter, state));
    state.end(first);
    state.end(fiber + 2);
    assertEquals("p1 f0/m2", agents(interpreter, state));
    state.put(current, 1, fiber + 1L);
    assertEquals("p1 f1/m1 f0/m2", agents(interpreter, state));
  }

  private static String agents(Interpreter interpreter, State state) {
    var words = interpreter.vocabulary();
    return String.join(
        " ",
        interpreter.agents(state).stream()
            .map(
                it ->
                    words.name(it.strand())
                        + (it.carrier() == 0 ? "" : "/" + words.name(it.carrier())))
            .toList());
  }

  @Test
  void every_strand_must_be_where_it_may_rest() {
    var restful = new Exit.Point(StepKind.POINT, true, null, List.of(), 1);
    program(2, block(2, restful), block(3, point(StepKind.POINT, 1)));
    Machine machine = builder.build();
    var interpreter = new Interpreter(machine);
    State state = State.initial(machine);
    assertFalse(interpreter.mayRest(state), "processes have not begun");
    state.end(1);
    state.stand(2, 1);
    assertTrue(interpreter.mayRest(state), "one has ended, one rests");
    state.stand(2, 2);
    assertFalse(interpreter.mayRest(state), "one stands at a plain point");
  }

  @Test
  void claims_are_tried_in_order_and_leave_the_state_alone() {
    program(1, block(2, new Exit.End()));
    builder.claim("small", "out is small", binary(Operator.LESS, read(), Expr.of(5)));
    builder.claim("tiny", "out is tiny", binary(Operator.LESS, read(), Expr.of(3)));
    Machine machine = builder.build();
    var interpreter = new Interpreter(machine);
    State state = State.initial(machine);
    for (long value = 0; value < 8; value++) {
      state.put(out, 0, value);
      assertEquals(value < 3 ? -1 : value < 5 ? 1 : 0, interpreter.violated(state));
      assertEquals(value, state.value(out, 0));
    }
  }

  private Expr read() {
    return new Expr.Load(out, Expr.of(0));
  }
}
