package dev.heddle.model.interpret;

import static dev.heddle.model.ir.MachineBuilder.binary;
import static dev.heddle.model.ir.MachineBuilder.block;
import static dev.heddle.model.ir.MachineBuilder.point;
import static dev.heddle.model.ir.MachineBuilder.start;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.model.ir.Activation;
import dev.heddle.model.ir.Block;
import dev.heddle.model.ir.Domain;
import dev.heddle.model.ir.Exit;
import dev.heddle.model.ir.Expr;
import dev.heddle.model.ir.Field;
import dev.heddle.model.ir.Machine;
import dev.heddle.model.ir.MachineBuilder;
import dev.heddle.model.ir.Machines;
import dev.heddle.model.ir.Operator;
import dev.heddle.model.ir.Program;
import dev.heddle.model.ir.Shape;
import dev.heddle.model.ir.Stmt;
import dev.heddle.model.ir.Type;
import dev.heddle.model.ir.Variable;
import dev.heddle.model.layout.Layout;
import dev.heddle.model.system.Access;
import dev.heddle.model.system.Flaw;
import dev.heddle.model.system.FlawKind;
import dev.heddle.model.system.Frame;
import dev.heddle.model.system.Move;
import dev.heddle.model.system.Narrator;
import dev.heddle.model.system.SourceLine;
import dev.heddle.model.system.Stack;
import dev.heddle.model.system.Stack.Condition;
import dev.heddle.model.system.Step;
import dev.heddle.model.system.StepKind;
import dev.heddle.model.system.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class StateNarratorTest {
  private static final SourceLine ACQUIRE = new SourceLine("Lock", "lock", "Lock.java", 12);
  private static final Value NULL = new Value.Name("null");

  private static Narrator narrator(Machine machine) {
    return new StateNarrator(machine, Layout.of(machine));
  }

  private static long[] initial(Machine machine) {
    return Layout.of(machine).initialState(machine);
  }

  /// The state after these moves, by their positions.
  private static long[] after(Machine machine, int... moves) {
    long[] state = initial(machine);
    for (int move : moves) {
      Move chosen = narrator(machine).moves(state).get(move);
      state = assertInstanceOf(Move.To.class, chosen).target();
    }
    return state;
  }

  private static SourceLine run(int line) {
    return new SourceLine("G", "run", "G.java", line);
  }

  @Test
  void variables_are_fields_by_owner_and_then_positions_of_strands() {
    Machine peterson = Machines.peterson();
    assertEquals(
        List.of("turn", "inside", "p0.wants", "p1.wants", "p0.at", "p1.at"),
        narrator(peterson).variables());
    assertEquals(
        List.of(
            new Value.Name("p0"),
            new Value.Whole(0),
            new Value.Truth(false),
            new Value.Truth(false),
            new Value.Name("new"),
            new Value.Name("Process.run:10")),
        narrator(peterson).values(after(peterson, 1)));
  }

  @Test
  void a_field_that_can_have_one_value_only_is_no_variable() {
    Machine machine = Machines.peterson();
    Machine narrow =
        machine.with(
            machine.programs(),
            machine.claims(),
            List.of(Domain.of(2), new Domain(0, 1), new Domain(0, 1)));
    Narrator narrator = narrator(narrow);
    assertEquals("inside", narrator.variables().getFirst());
    assertEquals(narrator.variables().size(), narrator.values(initial(narrow)).size());
  }

  @Test
  void an_array_is_a_sequence_and_fields_of_one_name_go_by_their_class() {
    var builder = new MachineBuilder("arrays");
    int first = builder.entities("P", "p");
    var domain = new Domain(0, 9);
    builder.array("Base", "at", first, Shape.INTEGER, domain, 4, 5);
    builder.array("P", "at", first, Shape.REFERENCE, new Domain(0, 1), 0, 1);
    builder.program(program(first, block(2, new Exit.End())));
    Machine machine = builder.build();
    assertEquals(List.of("p.at", "p.P.at", "p.at()"), narrator(machine).variables());
    assertEquals(
        List.of(
            new Value.Sequence(List.of(new Value.Whole(4), new Value.Whole(5))),
            new Value.Sequence(List.of(NULL, new Value.Name("p"))),
            new Value.Name("ended")),
        narrator(machine).values(after(machine, 0)));
  }

  private static Program program(int first, Block... blocks) {
    var all = new ArrayList<>(List.of(start(1)));
    all.addAll(List.of(blocks));
    var locals = List.of(new Variable("x", Type.INT, Shape.INTEGER, 0));
    var run = new Activation(-1, 0, "P", "run", "P.java", false);
    return new Program("P", first, 1, false, locals, List.of(run), all);
  }

  @Test
  void a_step_tells_its_path_and_its_accesses_in_order() {
    Machine machine = Machines.crossedLocks();
    List<Move> moves = narrator(machine).moves(after(machine, 0));
    assertEquals(
        new Step(
            "G1",
            "M0",
            StepKind.ACQUIRE,
            ACQUIRE,
            List.of(ACQUIRE, new SourceLine("Lock", "lock", "Lock.java", 13), run(22)),
            List.of(),
            List.of(
                new Access("a.owner", false, NULL, NULL),
                new Access("a.owner", true, NULL, new Value.Name("M0")))),
        moves.getFirst().step());
    assertEquals(
        new Step("G2", "M1", StepKind.START, run(20), List.of(run(21)), List.of(), List.of()),
        moves.getLast().step());
  }

  @Test
  void stacks_are_innermost_first_with_live_locals_and_the_lock_waited_for() {
    Machine machine = Machines.crossedLocks();
    long[] deadlock = after(machine, 0, 0, 1, 1);
    assertEquals(
        List.of(
            new Stack(
                "G1",
                "M0",
                true,
                Condition.BLOCKED,
                List.of(
                    new Frame(ACQUIRE, true, Map.of("lock", new Value.Name("b"))),
                    new Frame(run(22), false, Map.of("n", new Value.Whole(7)))),
                "b held by M1"),
            new Stack(
                "G2",
                "M1",
                true,
                Condition.BLOCKED,
                List.of(
                    new Frame(ACQUIRE, true, Map.of("lock", new Value.Name("a"))),
                    new Frame(run(22), false, Map.of("n", new Value.Whole(7)))),
                "a held by M0")),
        narrator(machine).stacks(deadlock));
    assertTrue(narrator(machine).moves(deadlock).isEmpty());
    assertEquals(
        new Flaw(
            FlawKind.PARTIAL_DEADLOCK,
            "partial deadlock",
            "owners of locks wait for one another in a cycle",
            List.of("M0 waits for b held by M1", "M1 waits for a held by M0")),
        narrator(machine).flaw(0, deadlock));
  }

  @Test
  void conditions_tell_what_a_strand_is_doing() {
    Machine machine = Machines.crossedLocks();
    var codec = new StateCodec(machine, Layout.of(machine));
    Narrator narrator = narrator(machine);
    State state = codec.unpack(after(machine, 0), 0);
    Field current = machine.fields().get(1);
    assertEquals("ENABLED ENABLED", conditions(narrator, codec.pack(state)));
    assertEquals("a (free)", narrator.stacks(codec.pack(state)).getFirst().waitsFor());
    state.put(current, 0, 0);
    state.put(current, 1, 0);
    assertEquals("PARKED NEW", conditions(narrator, codec.pack(state)));
    Stack parked = narrator.stacks(codec.pack(state)).getFirst();
    assertNull(parked.carrier());
    assertNull(parked.waitsFor());
    assertEquals(2, parked.frames().size());
    state.end(1);
    assertEquals("ENDED NEW", conditions(narrator, codec.pack(state)));
    assertEquals(List.of(), narrator.stacks(codec.pack(state)).getFirst().frames());
  }

  private static String conditions(Narrator narrator, long[] state) {
    return String.join(
        " ", narrator.stacks(state).stream().map(it -> it.condition().name()).toList());
  }

  @Test
  void a_strand_whose_only_step_is_an_error_is_enabled() {
    var builder = new MachineBuilder("failing");
    int first = builder.entities("P", "p");
    builder.program(program(first, block(2, new Exit.Fail(FlawKind.EXCEPTION, "thrown"))));
    Machine machine = builder.build();
    assertEquals("ENABLED", conditions(narrator(machine), initial(machine)));
    Move move = narrator(machine).moves(initial(machine)).getFirst();
    assertEquals(
        Flaw.of(FlawKind.EXCEPTION, "exception thrown", "thrown"),
        assertInstanceOf(Move.Into.class, move).flaw());
  }

  @Test
  void choices_splits_and_failed_checks_are_told() {
    var builder = new MachineBuilder("choosing");
    int root = builder.entities("Peterson", "");
    int first = builder.entities("P", "p");
    Field turn = builder.scalar("Peterson", "turn", root, Shape.INTEGER, new Domain(0, 1), 0);
    var x = new Expr.Local(0, Type.INT);
    builder.program(
        program(
            first,
            block(2, new Exit.Choose(0, Expr.of(2), "lock", 2)),
            block(3, new Exit.Choose(0, Expr.of(1), "unlock", 3)),
            block(4, new Exit.Choose(0, Expr.of(4), null, 4)),
            block(
                5,
                point(StepKind.POINT, 5),
                new Stmt.Check(
                    binary(Operator.LESS, x, Expr.of(2)),
                    FlawKind.RANGE,
                    "Peterson.turn = %s, outside 0..1",
                    x,
                    Shape.INTEGER),
                new Stmt.Store(turn, Expr.of(0), x)),
            block(6, new Exit.End())));
    Machine machine = builder.build();
    List<Move> moves = narrator(machine).moves(initial(machine));
    assertEquals(8, moves.size());
    assertEquals(List.of("room in lock", "choose(4) = 3"), moves.get(3).step().choices());
    assertEquals(List.of("split in lock", "choose(4) = 0"), moves.get(4).step().choices());
    assertEquals(
        Flaw.of(FlawKind.RANGE, "value out of range", "Peterson.turn = 3, outside 0..1"),
        assertInstanceOf(Move.Into.class, moves.get(3)).flaw());
    assertEquals(
        List.of(new Access("turn", true, new Value.Whole(0), new Value.Whole(1))),
        moves.get(1).step().accesses());
    assertEquals(5, moves.get(1).step().path().getLast().line(), "the point's line has a store");
  }

  @Test
  void a_violated_claim_is_told_with_its_text() {
    Machine machine = Machines.peterson();
    assertEquals(
        Flaw.of(FlawKind.INVARIANT, "Root.exclusive", "one at most is inside"),
        narrator(machine).flaw(0, initial(machine)));
  }

  @Test
  void targets_are_packed_states() {
    Machine machine = Machines.crossedLocks();
    assertArrayEquals(after(machine, 0, 1), after(machine, 1, 0));
  }
}
