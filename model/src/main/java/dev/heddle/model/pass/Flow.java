package dev.heddle.model.pass;

import dev.heddle.model.ir.Block;
import dev.heddle.model.ir.Exit;
import dev.heddle.model.ir.Expr;
import dev.heddle.model.ir.Stmt;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.IntUnaryOperator;
import java.util.function.UnaryOperator;

/// The shape of control flow and of expressions.
final class Flow {
  private Flow() {}

  /// The blocks that an exit leads to, the one behind a point included.
  static List<Integer> targets(Exit exit) {
    return switch (exit) {
      case Exit.Goto(var target) -> List.of(target);
      case Exit.If(_, var whenTrue, var whenFalse) -> List.of(whenTrue, whenFalse);
      case Exit.Switch(_, _, var targets, var otherwise) -> {
        List<Integer> all = new ArrayList<>(targets);
        all.add(otherwise);
        yield all;
      }
      case Exit.Choose choose -> List.of(choose.next());
      case Exit.Point point -> List.of(point.next());
      case Exit.Fail _, Exit.Prune _, Exit.End _ -> List.of();
    };
  }

  /// The exit with other targets.
  static Exit retarget(Exit exit, IntUnaryOperator to) {
    return switch (exit) {
      case Exit.Goto(var target) -> new Exit.Goto(to.applyAsInt(target));
      case Exit.If(var condition, var whenTrue, var whenFalse) ->
          branch(condition, to.applyAsInt(whenTrue), to.applyAsInt(whenFalse));
      case Exit.Switch(var value, var keys, var targets, var otherwise) ->
          new Exit.Switch(
              value, keys, targets.stream().map(to::applyAsInt).toList(), to.applyAsInt(otherwise));
      case Exit.Choose(var local, var alternatives, var split, var next) ->
          new Exit.Choose(local, alternatives, split, to.applyAsInt(next));
      case Exit.Point point -> point.to(to.applyAsInt(point.next()));
      case Exit.Fail _, Exit.Prune _, Exit.End _ -> exit;
    };
  }

  private static Exit branch(Expr condition, int whenTrue, int whenFalse) {
    return whenTrue == whenFalse
        ? new Exit.Goto(whenTrue)
        : new Exit.If(condition, whenTrue, whenFalse);
  }

  /// Gives `use` every expression that a statement evaluates.
  static void expressions(Stmt stmt, Consumer<Expr> use) {
    switch (stmt) {
      case Stmt.Assign(_, var value) -> use.accept(value);
      case Stmt.Store(_, var slot, var value) -> {
        use.accept(slot);
        use.accept(value);
      }
      case Stmt.Check check -> {
        use.accept(check.condition());
        check.subjects().forEach(subject -> use.accept(subject.expr()));
      }
      case Stmt.Start(var strand) -> use.accept(strand);
    }
  }

  /// Gives `use` every expression that an exit evaluates, those of a point included.
  static void expressions(Exit exit, Consumer<Expr> use) {
    switch (exit) {
      case Exit.If branch -> use.accept(branch.condition());
      case Exit.Switch choice -> use.accept(choice.value());
      case Exit.Choose choose -> use.accept(choose.alternatives());
      case Exit.Point point -> {
        if (point.awaited() != null) {
          use.accept(point.awaited().lock());
          use.accept(point.awaited().owner());
        }
        if (point.touch() != null) {
          use.accept(point.touch().slot());
        }
      }
      case Exit.Goto _, Exit.Fail _, Exit.Prune _, Exit.End _ -> {}
    }
  }

  /// Gives `use` each local that an expression reads.
  static void locals(Expr expr, IntConsumer use) {
    switch (expr) {
      case Expr.Local(var slot, _) -> use.accept(slot);
      case Expr.Load(_, var slot) -> locals(slot, use);
      case Expr.Lookup(_, var index, _) -> locals(index, use);
      case Expr.Binary(_, var left, var right) -> {
        locals(left, use);
        locals(right, use);
      }
      case Expr.Convert(_, var operand) -> locals(operand, use);
      case Expr.Const _, Expr.Self _, Expr.Current _ -> {}
    }
  }

  /// Gives `use` each load of a state variable that evaluating an expression makes.
  static void loads(Expr expr, Consumer<Expr.Load> use) {
    switch (expr) {
      case Expr.Load load -> {
        use.accept(load);
        loads(load.slot(), use);
      }
      case Expr.Lookup(_, var index, _) -> loads(index, use);
      case Expr.Binary(_, var left, var right) -> {
        loads(left, use);
        loads(right, use);
      }
      case Expr.Convert(_, var operand) -> loads(operand, use);
      case Expr.Const _, Expr.Local _, Expr.Self _, Expr.Current _ -> {}
    }
  }

  /// The statement with every expression changed.
  static Stmt map(Stmt stmt, UnaryOperator<Expr> change) {
    return switch (stmt) {
      case Stmt.Assign(var local, var value) -> new Stmt.Assign(local, change.apply(value));
      case Stmt.Store(var field, var slot, var value) ->
          new Stmt.Store(field, change.apply(slot), change.apply(value));
      case Stmt.Check(var condition, var kind, var message, var subjects) ->
          new Stmt.Check(
              change.apply(condition),
              kind,
              message,
              subjects.stream()
                  .map(it -> new Stmt.Subject(change.apply(it.expr()), it.shape()))
                  .toList());
      case Stmt.Start(var strand) -> new Stmt.Start(change.apply(strand));
    };
  }

  /// How many ways lead into each block.
  static int[] entries(List<Block> blocks) {
    int[] entries = new int[blocks.size()];
    entries[0] = 1;
    for (Block block : blocks) {
      targets(block.exit()).forEach(target -> entries[target]++);
    }
    return entries;
  }
}
