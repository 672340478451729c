package dev.heddle.model.pass;

import dev.heddle.model.ir.Block;
import dev.heddle.model.ir.Domain;
import dev.heddle.model.ir.Exit;
import dev.heddle.model.ir.Expr;
import dev.heddle.model.ir.Machine;
import dev.heddle.model.ir.Program;
import dev.heddle.model.ir.Stmt;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/// The analysis of one program: worklist iteration over its blocks, with widening.
final class IntervalSolution {
  /// Visits of a block after which its locals are widened.
  private static final int PATIENCE = 4;

  private final Intervals intervals;
  private final Program program;
  private final IntervalEvaluator evaluator;
  private final Refinement refinement;
  private final @Nullable Environment[] atEntry;
  private final Liveness liveness;
  private final int[] visits;
  private final BitSet open = new BitSet();
  private final Thresholds thresholds;
  private final BitSet[] readers;

  IntervalSolution(Intervals intervals, Machine machine, Program program) {
    this.intervals = intervals;
    this.program = program;
    evaluator = new IntervalEvaluator(intervals, machine, program);
    refinement = new Refinement(evaluator);
    atEntry = new Environment[program.blocks().size()];
    liveness = Liveness.of(program);
    visits = new int[atEntry.length];
    thresholds = Thresholds.of(program);
    readers = new BitSet[machine.fields().size()];
    atEntry[0] = new Environment();
    open.set(0);
    for (int i = 0; i < readers.length; i++) {
      readers[i] = new BitSet();
    }
    for (int i = 0; i < atEntry.length; i++) {
      int number = i;
      Block block = program.blocks().get(i);
      block.stmts().forEach(stmt -> Flow.expressions(stmt, expr -> read(expr, number)));
      Flow.expressions(block.exit(), expr -> read(expr, number));
    }
  }

  IntervalEvaluator evaluator() {
    return evaluator;
  }

  /// Whether blocks are left to be looked at.
  boolean isOpen() {
    return !open.isEmpty();
  }

  /// The values of locals where a block begins; null when it is not reached.
  @Nullable Environment atEntry(int block) {
    return atEntry[block];
  }

  private void read(Expr expr, int block) {
    switch (expr) {
      case Expr.Load(var field, var slot) -> {
        readers[field.number()].set(block);
        read(slot, block);
      }
      case Expr.Lookup(_, var index, _) -> read(index, block);
      case Expr.Binary(_, var left, var right) -> {
        read(left, block);
        read(right, block);
      }
      case Expr.Convert(_, var operand) -> read(operand, block);
      case Expr.Const _, Expr.Local _, Expr.Self _, Expr.Current _ -> {}
    }
  }

  /// The blocks that read a state variable, as far as they are reached, have to be looked at again.
  void reopenReaders(int field) {
    BitSet reached = readers[field];
    for (int i = reached.nextSetBit(0); i >= 0; i = reached.nextSetBit(i + 1)) {
      if (atEntry[i] != null) {
        open.set(i);
      }
    }
  }

  /// Executes the blocks that are open until nothing grows.
  void solve() {
    while (!open.isEmpty()) {
      int block = open.nextSetBit(0);
      open.clear(block);
      Environment entry = atEntry[block];
      if (entry != null) {
        execute(program.blocks().get(block), entry.copy());
      }
    }
  }

  private void execute(Block block, Environment at) {
    for (Stmt stmt : block.stmts()) {
      if (!execute(stmt, at)) {
        return;
      }
    }
    leave(block.exit(), at);
  }

  /// Executes a statement.
  ///
  /// @return whether control can come to the next
  boolean execute(Stmt stmt, Environment at) {
    return switch (stmt) {
      case Stmt.Assign(var local, var value) -> {
        at.set(local, evaluator.evaluate(value, at));
        yield true;
      }
      case Stmt.Store(var field, _, var value) -> {
        intervals.store(field, evaluator.evaluate(value, at));
        yield true;
      }
      case Stmt.Check check -> refinement.assume(check.condition(), true, at);
      case Stmt.Start _ -> true;
    };
  }

  private void leave(Exit exit, Environment at) {
    switch (exit) {
      case Exit.If(var condition, var whenTrue, var whenFalse) -> {
        Environment other = at.copy();
        if (refinement.assume(condition, true, at)) {
          flow(whenTrue, at);
        }
        if (refinement.assume(condition, false, other)) {
          flow(whenFalse, other);
        }
      }
      case Exit.Switch choice -> leave(choice, at);
      case Exit.Choose(var local, var alternatives, _, var next) -> {
        long most = evaluator.evaluate(alternatives, at).to();
        if (most > 0) {
          at.set(local, new Domain(0, most - 1));
          flow(next, at);
        }
      }
      case Exit.Goto(var target) -> flow(target, at);
      case Exit.Point point -> flow(point.next(), at);
      case Exit.Fail _, Exit.Prune _, Exit.End _ -> {}
    }
  }

  private void leave(Exit.Switch choice, Environment at) {
    Domain value = evaluator.evaluate(choice.value(), at);
    for (int i = 0; i < choice.keys().size(); i++) {
      int key = choice.keys().get(i);
      if (value.contains(key)) {
        Environment chosen = at.copy();
        if (choice.value() instanceof Expr.Local(var local, _)) {
          chosen.set(local, Domain.of(key));
        }
        flow(choice.targets().get(i), chosen);
      }
    }
    flow(choice.otherwise(), at);
  }

  private void flow(int target, Environment from) {
    Environment known = atEntry[target];
    boolean grown = known == null;
    Environment joined = known == null ? new Environment() : known;
    boolean widen = visits[target] > PATIENCE;
    BitSet live = liveness.atEntry(target);
    for (int i = live.nextSetBit(0); i >= 0; i = live.nextSetBit(i + 1)) {
      Domain old = joined.known(i);
      Domain add = from.known(i);
      if (add != null && (old == null || !old.contains(add))) {
        grown = true;
        Domain sum = old == null ? add : old.join(add);
        joined.set(i, widen && old != null ? thresholds.widen(old, sum) : sum);
      }
    }
    atEntry[target] = joined;
    if (grown) {
      visits[target]++;
      open.set(target);
    }
  }
}
