package dev.heddle.model.ir;

import static dev.heddle.model.ir.MachineBuilder.binary;
import static dev.heddle.model.ir.MachineBuilder.block;
import static dev.heddle.model.ir.MachineBuilder.minus;
import static dev.heddle.model.ir.MachineBuilder.own;
import static dev.heddle.model.ir.MachineBuilder.point;
import static dev.heddle.model.ir.MachineBuilder.start;

import dev.heddle.model.system.FlawKind;
import dev.heddle.model.system.StepKind;
import java.util.List;

/// Two machines that the tests know by heart.
public final class Machines {
  private Machines() {}

  /// Peterson's mutual exclusion of p0 and p1. `inside` counts who is in the critical section.
  public static Machine peterson() {
    var machine = new MachineBuilder("Peterson");
    int root = machine.entities("Peterson", "");
    int first = machine.entities("Process", "p0", "p1");
    Field turn =
        machine.scalar("Peterson", "turn", root, Shape.REFERENCE, new Domain(first, first + 1), 2);
    Field inside = machine.scalar("Peterson", "inside", root, Shape.INTEGER, new Domain(0, 1), 0);
    Field wants = machine.scalar("Process", "wants", first, Shape.BOOLEAN, new Domain(0, 1), 0, 0);
    Expr other = binary(Operator.SUBTRACT, Expr.of(2L * first + 1), new Expr.Self());
    Expr mine = binary(Operator.EQUAL, new Expr.Load(turn, Expr.of(0)), new Expr.Self());
    Expr alone = binary(Operator.EQUAL, new Expr.Load(wants, minus(other, first)), Expr.of(0));
    Expr count = new Expr.Load(inside, Expr.of(0));
    Expr more = binary(Operator.ADD, count, Expr.of(1));
    var run = new Activation(-1, 0, "Process", "run", "Process.java", false);
    machine.program(
        new Program(
            "Process",
            first,
            2,
            false,
            List.of(),
            List.of(run),
            List.of(
                start(9),
                block(10, point(StepKind.VOLATILE, 2)),
                block(10, new Exit.Goto(3), new Stmt.Store(wants, own(wants), Expr.of(1))),
                block(11, point(StepKind.VOLATILE, 4)),
                block(11, new Exit.Goto(5), new Stmt.Store(turn, Expr.of(0), other)),
                block(12, point(StepKind.AWAIT, 6)),
                block(12, new Exit.If(binary(Operator.OR, alone, mine), 7, 9)),
                block(
                    13,
                    point(StepKind.POINT, 8),
                    new Stmt.Check(
                        binary(Operator.LESS, count, Expr.of(1)),
                        FlawKind.RANGE,
                        "Peterson.inside = %s, outside 0..1",
                        more,
                        Shape.INTEGER),
                    new Stmt.Store(inside, Expr.of(0), more)),
                block(
                    14,
                    new Exit.Goto(1),
                    new Stmt.Store(inside, Expr.of(0), minus(count, 1)),
                    new Stmt.Store(wants, own(wants), Expr.of(0))),
                block(12, new Exit.Prune()))));
    machine.claim("exclusive", "one at most is inside", binary(Operator.LESS, count, Expr.of(2)));
    return machine.build();
  }

  /// Fibers G1 and G2, current on M0 and M1: G1 takes the lock `a`, then `b`; G2 the other way
  /// round.
  public static Machine crossedLocks() {
    var machine = new MachineBuilder("Crossed");
    int fibers = machine.entities("G", "G1", "G2");
    int carriers = machine.entities("Carrier", "M0", "M1");
    int locks = machine.entities("Lock", "a", "b");
    Field owner =
        machine.scalar("Lock", "owner", locks, Shape.REFERENCE, new Domain(0, carriers + 1), 0, 0);
    machine.carriers(carriers, new Domain(0, 2), 1, 2);
    var first = new Table("first", fibers, List.of((long) locks, locks + 1L));
    var second = new Table("second", fibers, List.of(locks + 1L, (long) locks));
    machine.program(
        new Program(
            "G",
            fibers,
            2,
            true,
            List.of(
                new Variable("n", Type.INT, Shape.INTEGER, 0),
                new Variable("lock", Type.INT, Shape.REFERENCE, 1),
                new Variable("lock", Type.INT, Shape.REFERENCE, 2)),
            List.of(
                new Activation(-1, 0, "G", "run", "G.java", false),
                new Activation(0, 21, "Lock", "lock", "Lock.java", false),
                new Activation(0, 22, "Lock", "lock", "Lock.java", true)),
            List.of(
                start(20),
                block(
                    21,
                    new Exit.Goto(2),
                    new Stmt.Assign(0, Expr.of(7)),
                    new Stmt.Assign(1, new Expr.Lookup(first, new Expr.Self(), Type.INT))),
                acquire(1, owner, locks, 3),
                new Block(List.of(), new Exit.If(free(1, owner, locks), 4, 10), 1, 12),
                new Block(List.of(take(1, owner, locks)), new Exit.Goto(5), 1, 13),
                block(
                    22,
                    new Exit.Goto(6),
                    new Stmt.Assign(2, new Expr.Lookup(second, new Expr.Self(), Type.INT))),
                acquire(2, owner, locks, 7),
                new Block(List.of(), new Exit.If(free(2, owner, locks), 8, 10), 2, 12),
                new Block(List.of(take(2, owner, locks)), new Exit.Goto(9), 2, 13),
                block(
                    23,
                    new Exit.End(),
                    new Stmt.Store(owner, Expr.of(0), Expr.of(0)),
                    new Stmt.Store(owner, Expr.of(1), Expr.of(0))),
                block(12, new Exit.Prune()))));
    return machine.build();
  }

  private static Expr held(int local, Field owner, int locks) {
    return new Expr.Load(owner, minus(new Expr.Local(local, Type.INT), locks));
  }

  private static Expr free(int local, Field owner, int locks) {
    return binary(Operator.EQUAL, held(local, owner, locks), Expr.of(0));
  }

  private static Stmt take(int local, Field owner, int locks) {
    Expr slot = minus(new Expr.Local(local, Type.INT), locks);
    return new Stmt.Store(owner, slot, new Expr.Current());
  }

  private static Block acquire(int local, Field owner, int locks, int next) {
    var lock = new Expr.Local(local, Type.INT);
    var wait = new Exit.Wait(lock, held(local, owner, locks));
    var saved =
        List.of(
            new Exit.Saved(0, Domain.of(7)), new Exit.Saved(local, new Domain(locks, locks + 1)));
    return new Block(
        List.of(), new Exit.Point(StepKind.ACQUIRE, false, wait, saved, next), local, 12);
  }
}
