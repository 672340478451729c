package dev.heddle.model.interpret;

import dev.heddle.model.ir.Block;
import dev.heddle.model.ir.Claim;
import dev.heddle.model.ir.Exit;
import dev.heddle.model.ir.Expr;
import dev.heddle.model.ir.Field;
import dev.heddle.model.ir.Stmt;
import dev.heddle.model.system.Access;
import dev.heddle.model.system.Grounds;
import dev.heddle.model.system.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Evaluates a claim once more and writes down what its result hangs on: every branch that depends
/// on the state, and whether the result would have been another had it been taken otherwise.
final class ClaimGrounds implements Listener {
  /// Blocks after which a claim that was led astray counts as not ending.
  private static final int MOST_BLOCKS = 100_000;

  /// Facts after which no more are told.
  private static final int MOST_FACTS = 64;

  private final Claim claim;
  private final State state;
  private final Variables variables;
  private final Vocabulary vocabulary;
  private final Map<String, Access> reads = new LinkedHashMap<>();

  private ClaimGrounds(Claim claim, State state, Variables variables, Vocabulary vocabulary) {
    this.claim = claim;
    this.state = state;
    this.variables = variables;
    this.vocabulary = vocabulary;
  }

  static Grounds of(Claim claim, State state, Variables variables, Vocabulary vocabulary) {
    var grounds = new ClaimGrounds(claim, state, variables, vocabulary);
    var facts = new ArrayList<FactText.Said>();
    boolean holds = grounds.walk(-1, facts);
    var read = List.copyOf(grounds.reads.values());
    var told = new ArrayList<Grounds.Fact>();
    for (int i = 0; i < facts.size() && i < MOST_FACTS; i++) {
      boolean decides = grounds.walk(i, new ArrayList<>()) != holds;
      told.add(new Grounds.Fact(facts.get(i).text(), facts.get(i).value(), decides));
    }
    return new Grounds(told, read);
  }

  @Override
  public void loaded(Field field, int slot, long value) {
    String name = variables.name(field, slot);
    if (name != null) {
      Value shown = vocabulary.show(field.shape(), value);
      reads.putIfAbsent(name, new Access(name, false, shown, shown));
    }
  }

  /// Evaluates the claim; whether it holds. An error is a claim that does not.
  ///
  /// @param flip the decision to take the other way, counted from 0; -1 for none
  /// @param facts what was decided, to be added to
  private boolean walk(int flip, List<FactText.Said> facts) {
    var locals = new long[claim.program().locals().size()];
    var evaluator = new Evaluator(state, locals, 0, 0, this);
    var text = new FactText(claim.program(), evaluator, variables, vocabulary);
    int number = 0;
    for (int passed = 0; passed < MOST_BLOCKS; passed++) {
      Block block = claim.program().blocks().get(number);
      for (Stmt stmt : block.stmts()) {
        if (!executed(stmt, evaluator, text, flip, facts)) {
          return false;
        }
      }
      switch (block.exit()) {
        case Exit.Goto(int target) -> number = target;
        case Exit.If(Expr condition, int whenTrue, int whenFalse) -> {
          boolean holds = decided(condition, evaluator, text, flip, facts);
          number = holds ? whenTrue : whenFalse;
        }
        case Exit.Switch choice -> {
          long value = evaluator.applyAsLong(choice.value());
          int index = choice.keys().indexOf((int) value);
          number = index < 0 ? choice.otherwise() : choice.targets().get(index);
        }
        case Exit.End _ -> {
          return locals[0] != 0;
        }
        case Exit.Fail _, Exit.Prune _, Exit.Choose _, Exit.Point _ -> {
          return false;
        }
      }
    }
    return false;
  }

  private static boolean executed(
      Stmt stmt, Evaluator evaluator, FactText text, int flip, List<FactText.Said> facts) {
    return switch (stmt) {
      case Stmt.Assign(int local, Expr value) -> {
        boolean result = local == 0 && text.depends(value);
        evaluator.locals()[local] =
            result
                ? decided(value, evaluator, text, flip, facts) ? 1 : 0
                : evaluator.applyAsLong(value);
        text.assigned(local, value);
        yield true;
      }
      case Stmt.Check check -> evaluator.applyAsLong(check.condition()) != 0;
      case Stmt.Store _, Stmt.Start _ -> true;
    };
  }

  /// Evaluates a condition. When it depends on the state that is a decision, and may be flipped.
  private static boolean decided(
      Expr condition, Evaluator evaluator, FactText text, int flip, List<FactText.Said> facts) {
    boolean holds = evaluator.applyAsLong(condition) != 0;
    if (text.depends(condition)) {
      facts.add(text.of(condition, holds));
      return facts.size() - 1 == flip ? !holds : holds;
    }
    return holds;
  }
}
