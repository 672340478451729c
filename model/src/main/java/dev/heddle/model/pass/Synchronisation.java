package dev.heddle.model.pass;

import dev.heddle.model.ir.Block;
import dev.heddle.model.ir.Exit;
import dev.heddle.model.ir.Expr;
import dev.heddle.model.ir.Field;
import dev.heddle.model.ir.Machine;
import dev.heddle.model.ir.Operator;
import dev.heddle.model.ir.Program;
import dev.heddle.model.ir.Stmt;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The blocks in which strands do to variables by which they synchronise what others can notice, or
/// notice themselves what others do: before them a strand stops that is to stay in the middle of a
/// step. So it does before it switches, since its carrier would go on.
///
/// Nobody but its owner notices whether he holds a lock, and what only one agent accesses nobody
/// notices.
final class Synchronisation {
  private record Access(int program, boolean write, List<Reaches.Reach> reach) {
    boolean mayConflict(Access other) {
      return (write || other.write) && Reaches.meet(reach, other.reach);
    }
  }

  private final Machine machine;
  private final Conflicts conflicts;
  private final BitSet plain;

  /// By variable and by access, the blocks with such an access.
  private final Map<Field, Map<Access, Set<Integer>>> found = new HashMap<>();

  private final List<BitSet> bounds = new ArrayList<>();

  /// Those of `machine`, of which `conflicts` are known.
  Synchronisation(Machine machine, Conflicts conflicts, boolean trusting) {
    this.machine = machine;
    this.conflicts = conflicts;
    plain = PlainAccesses.touched(machine);
    for (int i = 0; i < machine.programs().size(); i++) {
      bounds.add(new BitSet());
      new Scan(i, trusting).run();
    }
    for (Map<Access, Set<Integer>> accesses : found.values()) {
      accesses.forEach(
          (one, blocks) -> {
            if (accesses.keySet().stream().anyMatch(one::mayConflict)) {
              blocks.forEach(bounds.get(one.program)::set);
            }
          });
    }
  }

  /// Those of the program of that number.
  BitSet of(int program) {
    return bounds.get(program);
  }

  /// The accesses of one program.
  private final class Scan {
    private final int number;
    private final Program program;
    private final Reaches reaches;

    Scan(int number, boolean trusting) {
      this.number = number;
      program = machine.programs().get(number);
      reaches = new Reaches(machine, conflicts.intervals(), program, trusting);
    }

    void run() {
      for (int i = 0; i < program.blocks().size(); i++) {
        Environment entry = conflicts.intervals().atEntry(program, i);
        if (entry != null) {
          scan(i, entry.copy());
        }
      }
    }

    private void scan(int number, Environment at) {
      IntervalEvaluator evaluator = conflicts.intervals().evaluator(program);
      Block block = program.blocks().get(number);
      for (Stmt stmt : block.stmts()) {
        Flow.expressions(stmt, expr -> read(expr, number, at));
        switch (stmt) {
          case Stmt.Assign(var local, var value) -> at.set(local, evaluator.evaluate(value, at));
          case Stmt.Store(var field, var slot, _) -> write(field, slot, number, at);
          case Stmt.Start _ -> bounds.get(this.number).set(number);
          case Stmt.Check _ -> {}
        }
      }
      if (!(block.exit() instanceof Exit.Point)) {
        Flow.expressions(block.exit(), expr -> read(expr, number, at));
      }
    }

    private void write(Field field, Expr slot, int block, Environment at) {
      if (field.equals(machine.current())) {
        bounds.get(number).set(block);
      } else {
        add(field, slot, true, block, at);
      }
    }

    private void add(Field field, Expr slot, boolean write, int block, Environment at) {
      if (!plain.get(field.number()) && !conflicts.intervals().domain(field).isConstant()) {
        found
            .computeIfAbsent(field, _ -> new HashMap<>())
            .computeIfAbsent(new Access(number, write, reaches.of(slot, at)), _ -> new HashSet<>())
            .add(block);
      }
    }

    private void read(Expr expr, int block, Environment at) {
      switch (expr) {
        case Expr.Binary(var operator, Expr.Load load, Expr other)
            when isOwn(operator, load, other) -> {}
        case Expr.Binary(var operator, Expr other, Expr.Load load)
            when isOwn(operator, load, other) -> {}
        case Expr.Load(var field, var slot) -> {
          // Which fibers others run nobody notices: two that run the same are an error.
          if (!field.equals(machine.current())) {
            add(field, slot, false, block, at);
          }
          read(slot, block, at);
        }
        case Expr.Lookup(_, var index, _) -> read(index, block, at);
        case Expr.Binary(_, var left, var right) -> {
          read(left, block, at);
          read(right, block, at);
        }
        case Expr.Convert(_, var operand) -> read(operand, block, at);
        case Expr.Const _, Expr.Local _, Expr.Self _, Expr.Current _ -> {}
      }
    }

    /// Whether something is the question whether the agent itself holds a lock.
    private boolean isOwn(Operator operator, Expr.Load load, Expr other) {
      return (operator == Operator.EQUAL || operator == Operator.NOT_EQUAL)
          && (other instanceof Expr.Self || other instanceof Expr.Current)
          && conflicts.locks().isLock(load.field(), load.slot());
    }
  }
}
