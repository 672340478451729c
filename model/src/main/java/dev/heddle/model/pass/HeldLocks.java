package dev.heddle.model.pass;

import dev.heddle.model.ir.Block;
import dev.heddle.model.ir.Domain;
import dev.heddle.model.ir.Exit;
import dev.heddle.model.ir.Expr;
import dev.heddle.model.ir.Field;
import dev.heddle.model.ir.Machine;
import dev.heddle.model.ir.Operator;
import dev.heddle.model.ir.Program;
import dev.heddle.model.ir.Stmt;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/// Which locks a strand holds for certain where a block of its program begins.
///
/// A lock is whatever is used as one: a slot of a state variable that is 0 while it is free, that
/// nobody makes anything else than 0 but who has seen it to be 0 in the same step, and that nobody
/// makes 0 but who has taken it. By induction at most one strand is between the two. Locks are
/// looked for among slots that are constants; that one is none costs precision only.
final class HeldLocks {
  private record Slot(Field field, int number) {}

  /// What is known at one place: who is in `held` is held; who is in `free` has been seen to be 0
  /// in this step.
  private record Known(BitSet held, BitSet free) {
    Known copy() {
      return new Known((BitSet) held.clone(), (BitSet) free.clone());
    }

    /// Keeps what both know; whether that is less.
    boolean meet(Known other) {
      int before = held.cardinality() + free.cardinality();
      held.and(other.held);
      free.and(other.free);
      return held.cardinality() + free.cardinality() < before;
    }
  }

  private final Machine machine;
  private final Intervals intervals;
  private final List<Slot> slots = new ArrayList<>();
  private final Map<Slot, Integer> numbers = new HashMap<>();
  private final BitSet locks = new BitSet();
  private final List<@Nullable Known[]> entries = new ArrayList<>();

  HeldLocks(Machine machine, Intervals intervals) {
    this.machine = machine;
    this.intervals = intervals;
    for (Program program : machine.programs()) {
      for (Block block : program.blocks()) {
        block.stmts().forEach(this::collect);
      }
    }
    locks.set(0, slots.size());
    machine.programs().forEach(program -> entries.add(solve(program)));
    for (int i = 0; i < entries.size(); i++) {
      disqualify(machine.programs().get(i), entries.get(i));
    }
  }

  private void collect(Stmt stmt) {
    if (stmt instanceof Stmt.Store(var field, Expr.Const(var number, _), _)) {
      Slot slot = new Slot(field, (int) number);
      if (numbers.putIfAbsent(slot, slots.size()) == null) {
        slots.add(slot);
      }
    }
  }

  /// The number of a slot in [#slots], -1 when it is none of these.
  private int find(Field field, long slot) {
    return numbers.getOrDefault(new Slot(field, (int) slot), -1);
  }

  /// Whether a slot of a state variable is a lock.
  boolean isLock(Field field, Expr slot) {
    int lock = slot instanceof Expr.Const(var number, _) ? find(field, number) : -1;
    return lock >= 0 && locks.get(lock);
  }

  /// The locks that are held for certain before the exit of a block.
  BitSet atExit(int program, int block) {
    Known known = entries.get(program)[block];
    if (known == null) {
      return new BitSet();
    }
    Known at = known.copy();
    for (Stmt stmt : machine.programs().get(program).blocks().get(block).stmts()) {
      execute(stmt, at, _ -> {});
    }
    at.held.and(locks);
    return at.held;
  }

  /// The locks that are held for certain all through a block.
  BitSet throughout(int program, int block) {
    BitSet held = atExit(program, block);
    Known known = entries.get(program)[block];
    if (known != null) {
      held.and(known.held);
    }
    return held;
  }

  /// Whether a block ends with the question whether a lock is free, and it is for certain.
  boolean isFree(int program, int block) {
    Known known = entries.get(program)[block];
    Block it = machine.programs().get(program).blocks().get(block);
    if (known == null
        || !(it.exit() instanceof Exit.If(var condition, _, _))
        || !(condition instanceof Expr.Binary(var operator, Expr.Load(var field, var slot), var to))
        || !(slot instanceof Expr.Const(var number, _))
        || operator != Operator.EQUAL
        || !to.equals(Expr.of(0))) {
      return false;
    }
    Known at = known.copy();
    it.stmts().forEach(stmt -> execute(stmt, at, _ -> {}));
    int lock = find(field, number);
    return lock >= 0 && at.free.get(lock);
  }

  private @Nullable Known[] solve(Program program) {
    @Nullable Known[] known = new Known[program.blocks().size()];
    known[0] = new Known(new BitSet(), new BitSet());
    Deque<Integer> open = new ArrayDeque<>(List.of(0));
    while (!open.isEmpty()) {
      int number = open.pop();
      Block block = program.blocks().get(number);
      Known at = known(known, number).copy();
      block.stmts().forEach(stmt -> execute(stmt, at, _ -> {}));
      for (int target : Flow.targets(block.exit())) {
        Known next = at.copy();
        if (block.exit() instanceof Exit.Point) {
          next.free.clear();
        } else if (block.exit() instanceof Exit.If(var condition, var whenTrue, var whenFalse)
            && whenTrue != whenFalse) {
          assume(condition, target == whenTrue, next);
        }
        Known old = known[target];
        if (old == null) {
          known[target] = next;
          open.push(target);
        } else if (old.meet(next)) {
          open.push(target);
        }
      }
    }
    return known;
  }

  private static Known known(@Nullable Known[] all, int block) {
    Known known = all[block];
    if (known == null) {
      throw new IllegalStateException("block " + block + " is not reached");
    }
    return known;
  }

  /// Notes what is no lock, now that it is known what is held where.
  private void disqualify(Program program, @Nullable Known[] known) {
    IntervalEvaluator evaluator = intervals.evaluator(program);
    for (int i = 0; i < known.length; i++) {
      Known entry = known[i];
      Environment at = intervals.atEntry(program, i);
      if (entry == null || at == null) {
        continue;
      }
      Known here = entry.copy();
      Environment values = at.copy();
      for (Stmt stmt : program.blocks().get(i).stmts()) {
        execute(stmt, here, locks::clear);
        if (stmt instanceof Stmt.Assign(var local, var value)) {
          values.set(local, evaluator.evaluate(value, values));
        } else if (stmt instanceof Stmt.Store(var field, var slot, _)
            && !(slot instanceof Expr.Const)) {
          Domain some = evaluator.evaluate(slot, values);
          for (int lock = 0; lock < slots.size(); lock++) {
            Slot it = slots.get(lock);
            if (it.field.equals(field) && some.contains(it.number)) {
              locks.clear(lock);
            }
          }
        }
      }
    }
  }

  /// Executes a statement.
  ///
  /// @param misused hears of slots that are not used as locks
  private void execute(Stmt stmt, Known at, IntConsumer misused) {
    if (!(stmt instanceof Stmt.Store(var field, Expr.Const(var number, _), var value))) {
      return;
    }
    int lock = find(field, number);
    boolean release = value instanceof Expr.Const(var constant, _) && constant == 0;
    boolean proper = release ? at.held.get(lock) : at.free.get(lock) && isNever0(value);
    if (!proper) {
      misused.accept(lock);
    }
    at.held.set(lock, !release);
    at.free.set(lock, release);
  }

  /// Whether a value is an entity that exists, or a constant but 0.
  private boolean isNever0(Expr value) {
    return switch (value) {
      case Expr.Const(var constant, _) -> constant != 0;
      case Expr.Self _ -> true;
      case Expr.Current _ -> !machine.carriers().isEmpty();
      case Expr.Local _, Expr.Load _, Expr.Lookup _, Expr.Binary _, Expr.Convert _ -> false;
    };
  }

  /// Notes which slots are 0 when `condition` has that outcome.
  private void assume(Expr condition, boolean outcome, Known at) {
    switch (condition) {
      case Expr.Load load -> {
        if (!outcome) {
          free(load, at);
        }
      }
      case Expr.Binary(var operator, Expr left, Expr.Const(var zero, _)) when zero == 0 -> {
        if (operator == Operator.EQUAL || operator == Operator.NOT_EQUAL) {
          assume(left, (operator == Operator.EQUAL) != outcome, at);
        }
      }
      case Expr.Binary(var operator, Expr left, Expr right) -> {
        if ((outcome && operator == Operator.AND) || (!outcome && operator == Operator.OR)) {
          assume(left, outcome, at);
          assume(right, outcome, at);
        }
      }
      case Expr.Const _,
          Expr.Local _,
          Expr.Self _,
          Expr.Current _,
          Expr.Lookup _,
          Expr.Convert _ -> {}
    }
  }

  private void free(Expr.Load load, Known at) {
    if (load.slot() instanceof Expr.Const(var number, _)) {
      int lock = find(load.field(), number);
      if (lock >= 0) {
        at.free.set(lock);
      }
    }
  }
}
