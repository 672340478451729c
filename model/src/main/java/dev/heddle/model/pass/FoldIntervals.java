package dev.heddle.model.pass;

import dev.heddle.model.ir.Block;
import dev.heddle.model.ir.Claim;
import dev.heddle.model.ir.Domain;
import dev.heddle.model.ir.Exit;
import dev.heddle.model.ir.Expr;
import dev.heddle.model.ir.Field;
import dev.heddle.model.ir.Fold;
import dev.heddle.model.ir.Machine;
import dev.heddle.model.ir.Program;
import dev.heddle.model.ir.Stmt;
import dev.heddle.model.ir.Table;
import dev.heddle.model.system.StepKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Replaces what has one value by that value, state variables that nothing writes by their first
/// values, and drops checks that cannot fail and branches that cannot be taken.
final class FoldIntervals implements Pass {

  @Override
  public Machine apply(Machine machine) {
    Intervals intervals = Intervals.of(machine);
    List<Program> programs = new ArrayList<>();
    for (Program program : machine.programs()) {
      programs.add(new Folding(machine, intervals, program).run());
    }
    List<Claim> claims = new ArrayList<>();
    for (Claim claim : machine.claims()) {
      Program folded = new Folding(machine, intervals, claim.program()).run();
      claims.add(new Claim(claim.property(), folded));
    }
    return machine.with(programs, claims, intervals.fields());
  }

  /// The folding of one program.
  private record Folding(
      Machine machine, Intervals intervals, Program program, IntervalEvaluator evaluator) {

    Folding(Machine machine, Intervals intervals, Program program) {
      this(machine, intervals, program, intervals.evaluator(program));
    }

    Program run() {
      List<Block> blocks = new ArrayList<>();
      for (int i = 0; i < program.blocks().size(); i++) {
        Block block = withoutConstantTouch(i);
        Environment entry = intervals.atEntry(program, i);
        blocks.add(entry == null ? block.with(List.of(), new Exit.Prune()) : fold(block, entry));
      }
      return program.with(blocks);
    }

    private Block fold(Block block, Environment entry) {
      Environment at = entry.copy();
      Refinement refinement = new Refinement(evaluator);
      List<Stmt> stmts = new ArrayList<>();
      for (Stmt stmt : block.stmts()) {
        Stmt folded = Flow.map(stmt, expr -> fold(expr, at));
        if (!isProven(folded)) {
          stmts.add(folded);
        }
        switch (folded) {
          case Stmt.Assign(var local, var value) -> at.set(local, evaluator.evaluate(value, at));
          case Stmt.Check check -> {
            if (!refinement.assume(check.condition(), true, at)) {
              return block.with(stmts, new Exit.Prune());
            }
          }
          case Stmt.Store _, Stmt.Start _ -> {}
        }
      }
      return block.with(stmts, fold(block.exit(), at));
    }

    private static boolean isProven(Stmt stmt) {
      return stmt instanceof Stmt.Check check
          && check.condition() instanceof Expr.Const(var value, _)
          && value != 0;
    }

    private Exit fold(Exit exit, Environment at) {
      return switch (exit) {
        case Exit.If(var condition, var whenTrue, var whenFalse) ->
            fold(condition, at) instanceof Expr.Const(var value, _)
                ? new Exit.Goto(value != 0 ? whenTrue : whenFalse)
                : new Exit.If(fold(condition, at), whenTrue, whenFalse);
        case Exit.Switch(var value, var keys, var targets, var otherwise) ->
            fold(value, at) instanceof Expr.Const(var key, _)
                ? new Exit.Goto(chosen(keys, targets, otherwise, (int) key))
                : new Exit.Switch(fold(value, at), keys, targets, otherwise);
        case Exit.Choose(var local, var alternatives, var split, var next) ->
            new Exit.Choose(local, fold(alternatives, at), split, next);
        case Exit.Point point ->
            new Exit.Point(
                point.kind(),
                point.mayRest(),
                fold(point.awaited(), at),
                fold(point.touch(), at),
                point.saved(),
                point.next());
        case Exit.Goto(var target) -> new Exit.Goto(outcome(target, at));
        case Exit.Fail _, Exit.Prune _, Exit.End _ -> exit;
      };
    }

    /// Where a jump to `target` leads: where that is a bare test whose outcome is known here,
    /// straight to the outcome. Javac spells conditions out as 0 or 1 and tests them again.
    private int outcome(int target, Environment at) {
      Block test = program.blocks().get(target);
      if (!test.stmts().isEmpty()
          || !(test.exit() instanceof Exit.If(var condition, var whenTrue, var whenFalse))) {
        return target;
      }
      Domain value = evaluator.evaluate(condition, at);
      return !value.isConstant() ? target : value.from() != 0 ? whenTrue : whenFalse;
    }

    private static int chosen(List<Integer> keys, List<Integer> targets, int otherwise, int key) {
      int at = keys.indexOf(key);
      return at < 0 ? otherwise : targets.get(at);
    }

    private Exit.@Nullable Wait fold(Exit.@Nullable Wait awaited, Environment at) {
      return awaited == null
          ? null
          : new Exit.Wait(fold(awaited.lock(), at), fold(awaited.owner(), at));
    }

    /// What never changes is no variable, and needs no point before it.
    private Block withoutConstantTouch(int number) {
      Block block = program.blocks().get(number);
      if (!(block.exit() instanceof Exit.Point point)
          || point.touch() == null
          || !intervals.domain(point.touch().field()).isConstant()) {
        return block;
      }
      Exit exit =
          number == 0
              ? new Exit.Point(StepKind.START, point.mayRest(), null, List.of(), point.next())
              : new Exit.Goto(point.next());
      return block.with(block.stmts(), exit);
    }

    private Exit.@Nullable Touch fold(Exit.@Nullable Touch touch, Environment at) {
      return touch == null
          ? null
          : new Exit.Touch(touch.field(), fold(touch.slot(), at), touch.write(), touch.mixed());
    }

    private Expr fold(Expr expr, Environment at) {
      Domain domain = evaluator.evaluate(expr, at);
      if (domain.isConstant()) {
        return new Expr.Const(domain.from(), expr.type());
      }
      return switch (expr) {
        case Expr.Load(var field, var slot) ->
            load(field, fold(slot, at), evaluator.evaluate(slot, at));
        case Expr.Lookup(var table, var index, var type) ->
            Fold.lookup(table, fold(index, at), clip(evaluator.evaluate(index, at), table), type);
        case Expr.Binary(var operator, var left, var right) ->
            Fold.binary(operator, fold(left, at), fold(right, at));
        case Expr.Convert(var conversion, var operand) ->
            Fold.convert(conversion, fold(operand, at));
        case Expr.Const _, Expr.Local _, Expr.Self _, Expr.Current _ -> expr;
      };
    }

    private static Domain clip(Domain index, Table table) {
      long last = table.base() + table.values().size() - 1L;
      long from = Math.clamp(index.from(), table.base(), last);
      return new Domain(from, Math.clamp(index.to(), from, last));
    }

    private Expr load(Field field, Expr slot, Domain slots) {
      if (intervals.isWritten(field)) {
        return new Expr.Load(field, slot);
      }
      Table table = new Table(field.toString(), 0, machine.initial().get(field.number()));
      return Fold.lookup(table, slot, clip(slots, table), field.width());
    }
  }
}
