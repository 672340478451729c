package dev.heddle.model.pass;

import dev.heddle.model.ir.Block;
import dev.heddle.model.ir.Exit;
import dev.heddle.model.ir.Expr;
import dev.heddle.model.ir.Field;
import dev.heddle.model.ir.Machine;
import dev.heddle.model.ir.Operator;
import dev.heddle.model.ir.Program;
import dev.heddle.model.ir.Type;
import dev.heddle.model.system.FlawKind;
import dev.heddle.model.system.StepKind;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Which plain accesses of a machine in fine steps an access of another strand may conflict with,
/// as far as static analysis can tell.
final class Conflicts {
  private static final Exit MOVED =
      new Exit.Fail(
          FlawKind.MODEL,
          "a fiber goes on on another carrier than that on which a variable was to be accessed");

  private final Machine machine;
  private final boolean trusting;
  private final Intervals intervals;
  private final HeldLocks locks;
  private final Map<PlainAccesses.Access, Boolean> conflicting;

  /// Those of `machine`.
  ///
  /// @param trusting whether fibers are trusted to stay on their carriers but at a switch
  Conflicts(Machine machine, boolean trusting) {
    this.machine = machine;
    this.trusting = trusting;
    intervals = Intervals.of(machine);
    locks = new HeldLocks(machine, intervals);
    Set<PlainAccesses.Access> accesses = PlainAccesses.of(machine, intervals, locks, trusting);
    conflicting = PlainAccesses.conflicting(accesses);
  }

  Intervals intervals() {
    return intervals;
  }

  HeldLocks locks() {
    return locks;
  }

  /// The variables that they are to.
  Set<Field> fields() {
    Set<Field> fields = new TreeSet<>(Comparator.comparingInt(Field::number));
    conflicting.keySet().forEach(access -> fields.add(access.field()));
    return fields;
  }

  /// Those of them that something else than a plain access accesses, too.
  private Set<Field> mixed() {
    Set<Field> fields = new HashSet<>();
    conflicting.forEach(
        (access, mixed) -> {
          if (mixed) {
            fields.add(access.field());
          }
        });
    return fields;
  }

  /// Those of the program of that number.
  OfProgram of(int number) {
    return new OfProgram(number);
  }

  /// Those of one program.
  final class OfProgram {
    private final int number;
    private final Program program;

    /// By block, whether an access that is not plain may conflict, too.
    private final Map<Integer, Boolean> kept = new HashMap<>();

    private final BitSet carriers;
    private final Set<Field> mixed = mixed();

    private OfProgram(int number) {
      this.number = number;
      program = machine.programs().get(number);
      carriers = trusting ? Reaches.carriers(program) : new BitSet();
      conflicting.forEach(
          (access, mixed) -> {
            if (access.program() == number) {
              access.points().forEach(point -> kept.merge(point, mixed, Boolean::logicalOr));
            }
          });
    }

    /// Whether plain accesses may conflict with others to `field`.
    boolean isMixed(Field field) {
      return mixed.contains(field);
    }

    /// Whether they may with any.
    boolean isMixed() {
      return !mixed.isEmpty();
    }

    /// The plain access that a block's point is before, if another may conflict with it, else null.
    Exit.@Nullable Touch touch(int block) {
      Boolean mixed = kept.get(block);
      return mixed != null
              && program.blocks().get(block).exit() instanceof Exit.Point point
              && point.touch() != null
          ? new Exit.Touch(
              point.touch().field(), point.touch().slot(), point.touch().write(), mixed)
          : null;
    }

    /// The exit of a block without a point before an access that conflicts with none, and without a
    /// question that has only one answer.
    ///
    /// @param blocks where further blocks go that it leads to
    Exit without(int number, List<Block> blocks) {
      Block block = program.blocks().get(number);
      Exit.Touch kept = touch(number);
      return switch (block.exit()) {
        case Exit.Point point when kept != null ->
            new Exit.Point(
                point.kind(), point.mayRest(), point.awaited(), kept, point.saved(), point.next());
        case Exit.Point point when point.touch() != null ->
            number == 0
                ? new Exit.Point(StepKind.START, true, null, List.of(), point.next())
                : onward(point.next(), point.touch(), block, blocks);
        case Exit.If branch when locks.isFree(this.number, number) ->
            new Exit.Goto(branch.whenTrue());
        case Exit exit -> exit;
      };
    }

    /// What becomes of a point that is not needed. Where that relies on the strand being on the
    /// same carrier still, it is checked.
    private Exit onward(int next, Exit.Touch touch, Block block, List<Block> blocks) {
      Exit exit = new Exit.Goto(next);
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
  }
}
