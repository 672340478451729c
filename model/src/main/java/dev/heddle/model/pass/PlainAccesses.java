package dev.heddle.model.pass;

import dev.heddle.model.ir.Block;
import dev.heddle.model.ir.Exit;
import dev.heddle.model.ir.Expr;
import dev.heddle.model.ir.Field;
import dev.heddle.model.ir.Machine;
import dev.heddle.model.ir.Program;
import dev.heddle.model.ir.Stmt;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The accesses of a machine in fine steps to variables that are not volatile: the plain ones, each
/// with a point before it, and those of atomic methods and of conditions of `await`.
final class PlainAccesses {

  /// Accesses of one program that are alike.
  ///
  /// @param plain whether there is a point before it
  /// @param locks held for certain
  /// @param points the blocks of those points
  record Access(
      int program,
      Field field,
      boolean write,
      boolean plain,
      BitSet locks,
      List<Reaches.Reach> reach,
      Set<Integer> points) {

    private record Key(
        int program,
        Field field,
        boolean write,
        boolean plain,
        BitSet locks,
        List<Reaches.Reach> reach) {}

    private Key key() {
      return new Key(program, field, write, plain, locks, reach);
    }

    private boolean mayConflict(Access other) {
      return field.equals(other.field)
          && (write || other.write)
          && !locks.intersects(other.locks)
          && Reaches.meet(reach, other.reach);
    }
  }

  private final Machine machine;
  private final Intervals intervals;
  private final HeldLocks locks;
  private final BitSet touched;
  private final Map<Object, Access> found = new LinkedHashMap<>();

  private PlainAccesses(Machine machine, Intervals intervals, HeldLocks locks) {
    this.machine = machine;
    this.intervals = intervals;
    this.locks = locks;
    touched = touched(machine);
  }

  /// The accesses of `machine`.
  ///
  /// @param locks of the same
  /// @param trusting whether fibers are trusted to stay on their carriers but at a switch
  static Set<Access> of(Machine machine, Intervals intervals, HeldLocks locks, boolean trusting) {
    var accesses = new PlainAccesses(machine, intervals, locks);
    if (!accesses.touched.isEmpty()) {
      for (int i = 0; i < machine.programs().size(); i++) {
        accesses.new Scan(i, trusting).run();
      }
    }
    return new HashSet<>(accesses.found.values());
  }

  /// The plain ones that may conflict with another, and whether with one that is not plain.
  static Map<Access, Boolean> conflicting(Set<Access> accesses) {
    Map<Access, Boolean> conflicts = new HashMap<>();
    for (Access one : accesses) {
      if (!one.plain()) {
        continue;
      }
      for (Access other : accesses) {
        if (one.mayConflict(other)) {
          conflicts.merge(one, !other.plain(), Boolean::logicalOr);
        }
      }
    }
    return conflicts;
  }

  /// The variables that some strand accesses plainly, by number.
  static BitSet touched(Machine machine) {
    var touched = new BitSet();
    for (Program program : machine.programs()) {
      for (Block block : program.blocks()) {
        if (block.exit() instanceof Exit.Point point && point.touch() != null) {
          touched.set(point.touch().field().number());
        }
      }
    }
    return touched;
  }

  /// The blocks that a step which does not begin with a plain access can come through: what these
  /// access, they access atomically, since before a plain access there is a point.
  static BitSet atomic(Program program) {
    var reached = new BitSet();
    Deque<Integer> open = new ArrayDeque<>();
    for (Block block : program.blocks()) {
      if (block.exit() instanceof Exit.Point point && point.touch() == null) {
        open.push(point.next());
      }
    }
    while (!open.isEmpty()) {
      int block = open.pop();
      if (!reached.get(block)) {
        reached.set(block);
        if (!(program.blocks().get(block).exit() instanceof Exit.Point)) {
          Flow.targets(program.blocks().get(block).exit()).forEach(open::push);
        }
      }
    }
    return reached;
  }

  /// The accesses of one program.
  private final class Scan {
    private final int number;
    private final Program program;
    private final Reaches reaches;

    Scan(int number, boolean trusting) {
      this.number = number;
      program = machine.programs().get(number);
      reaches = new Reaches(machine, intervals, program, trusting);
    }

    void run() {
      BitSet atomic = atomic(program);
      for (int i = 0; i < program.blocks().size(); i++) {
        Environment entry = intervals.atEntry(program, i);
        if (entry != null) {
          scan(i, entry.copy(), atomic.get(i));
        }
      }
    }

    private void scan(int block, Environment at, boolean atomic) {
      IntervalEvaluator evaluator = intervals.evaluator(program);
      BitSet throughout = locks.throughout(number, block);
      for (Stmt stmt : program.blocks().get(block).stmts()) {
        if (atomic) {
          Flow.expressions(stmt, expr -> read(expr, at, throughout));
          if (stmt instanceof Stmt.Store(var field, var slot, _)) {
            add(field, slot, true, at, -1, throughout);
          }
        }
        if (stmt instanceof Stmt.Assign(var local, var value)) {
          at.set(local, evaluator.evaluate(value, at));
        }
      }
      Exit exit = program.blocks().get(block).exit();
      if (exit instanceof Exit.Point point) {
        Exit.Touch touch = point.touch();
        if (touch != null) {
          BitSet held = locks.atExit(number, block);
          add(touch.field(), touch.slot(), touch.write(), at, block, held);
        }
      } else if (atomic) {
        Flow.expressions(exit, expr -> read(expr, at, throughout));
      }
    }

    private void read(Expr expr, Environment at, BitSet held) {
      Flow.loads(expr, load -> add(load.field(), load.slot(), false, at, -1, held));
    }

    private void add(
        Field field, Expr slot, boolean write, Environment at, int point, BitSet held) {
      if (!touched.get(field.number())) {
        return;
      }
      var access =
          new Access(number, field, write, point >= 0, held, reaches.of(slot, at), new HashSet<>());
      Access known = found.putIfAbsent(access.key(), access);
      if (point >= 0) {
        (known == null ? access : known).points().add(point);
      }
    }
  }
}
