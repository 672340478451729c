package dev.heddle.model.pass;

import dev.heddle.model.ir.Block;
import dev.heddle.model.ir.Exit;
import dev.heddle.model.ir.Expr;
import dev.heddle.model.ir.Machine;
import dev.heddle.model.ir.Operator;
import dev.heddle.model.ir.Program;
import dev.heddle.model.ir.Type;
import dev.heddle.model.system.FlawKind;
import dev.heddle.model.system.StepKind;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Drops the points before plain accesses that no access of another strand can conflict with,
/// whatever the state: because nothing else writes the variable, because each strand has its own,
/// or because both sides hold the same lock. Steps through such an access commute with everything
/// that others do, so what remains still meets every race there is.
///
/// @param trusting whether fibers are trusted to stay on their carriers but at a switch: it is an
///   error of the machine if one does not, where that matters
record DropTouches(boolean trusting) implements Pass {
  private static final Exit MOVED =
      new Exit.Fail(
          FlawKind.MODEL,
          "a fiber goes on on another carrier than that on which a variable was to be accessed");

  @Override
  public Machine apply(Machine machine) {
    Intervals intervals = Intervals.of(machine);
    HeldLocks locks = new HeldLocks(machine, intervals);
    var conflicts = conflicts(Accesses.of(machine, intervals, locks, trusting));
    List<Program> programs = new ArrayList<>();
    for (int i = 0; i < machine.programs().size(); i++) {
      programs.add(apply(i, machine.programs().get(i), conflicts, locks));
    }
    return machine.with(programs, machine.claims(), machine.domains());
  }

  private Program apply(
      int number, Program program, Map<Accesses.Access, Boolean> conflicts, HeldLocks locks) {
    Map<Integer, Boolean> kept = new HashMap<>();
    conflicts.forEach(
        (access, mixed) -> {
          if (access.program() == number) {
            access.points().forEach(point -> kept.merge(point, mixed, Boolean::logicalOr));
          }
        });
    List<Block> blocks = new ArrayList<>(program.blocks());
    BitSet carriers = trusting ? Accesses.carriers(program) : new BitSet();
    for (int i = 0; i < program.blocks().size(); i++) {
      Block block = blocks.get(i);
      if (block.exit() instanceof Exit.Point point && point.touch() != null) {
        Boolean mixed = kept.get(i);
        Exit exit =
            mixed != null
                ? marked(point, point.touch(), mixed)
                : i == 0
                    ? new Exit.Point(StepKind.START, true, null, List.of(), point.next())
                    : onward(point, point.touch(), carriers, block, blocks);
        blocks.set(i, block.with(block.stmts(), exit));
      } else if (locks.isFree(number, i) && block.exit() instanceof Exit.If branch) {
        blocks.set(i, block.with(block.stmts(), new Exit.Goto(branch.whenTrue())));
      }
    }
    return program.with(blocks);
  }

  /// What becomes of a point that is not needed. Where that relies on the strand being on the same
  /// carrier still, it is checked.
  private static Exit onward(
      Exit.Point point, Exit.Touch touch, BitSet carriers, Block block, List<Block> blocks) {
    Exit exit = new Exit.Goto(point.next());
    var read = new BitSet();
    Flow.locals(touch.slot(), read::set);
    read.and(carriers);
    for (int local = read.nextSetBit(0); local >= 0; local = read.nextSetBit(local + 1)) {
      Expr carrier = new Expr.Local(local, Type.INT);
      blocks.add(block.with(List.of(), exit));
      blocks.add(block.with(List.of(), MOVED));
      Expr same = new Expr.Binary(Operator.EQUAL, carrier, new Expr.Current());
      exit = new Exit.If(same, blocks.size() - 2, blocks.size() - 1);
    }
    return exit;
  }

  private static Exit marked(Exit.Point point, Exit.Touch it, boolean mixed) {
    var touch = new Exit.Touch(it.field(), it.slot(), it.write(), mixed);
    return new Exit.Point(
        point.kind(), point.mayRest(), point.awaited(), touch, point.saved(), point.next());
  }

  /// The plain accesses that may conflict with another, and whether with one that is not plain.
  private static Map<Accesses.Access, Boolean> conflicts(Set<Accesses.Access> accesses) {
    Map<Accesses.Access, Boolean> conflicts = new HashMap<>();
    for (Accesses.Access one : accesses) {
      if (!one.plain()) {
        continue;
      }
      for (Accesses.Access other : accesses) {
        if (mayConflict(one, other)) {
          conflicts.merge(one, !other.plain(), Boolean::logicalOr);
        }
      }
    }
    return conflicts;
  }

  private static boolean mayConflict(Accesses.Access one, Accesses.Access other) {
    return one.field().equals(other.field())
        && (one.write() || other.write())
        && disjoint(one.locks(), other.locks())
        && mayMeet(one, other);
  }

  private static boolean disjoint(BitSet some, BitSet others) {
    return !some.intersects(others);
  }

  /// Whether two different agents can come to the same slot.
  private static boolean mayMeet(Accesses.Access one, Accesses.Access other) {
    for (Accesses.Reach a : one.reach()) {
      for (Accesses.Reach b : other.reach()) {
        boolean apart =
            a.strand() == b.strand() || (a.carrier() != 0 && a.carrier() == b.carrier());
        if (!apart && a.slots().from() <= b.slots().to() && b.slots().from() <= a.slots().to()) {
          return true;
        }
      }
    }
    return false;
  }
}
