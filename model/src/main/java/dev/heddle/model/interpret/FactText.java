package dev.heddle.model.interpret;

import dev.heddle.model.ir.Expr;
import dev.heddle.model.ir.Operator;
import dev.heddle.model.ir.Program;
import dev.heddle.model.ir.Shape;
import dev.heddle.model.ir.Variable;
import org.jspecify.annotations.Nullable;

/// Conditions as text, as far as they depend on the state: with the names of variables, and with
/// their values.
final class FactText {
  private static final int LONGEST = 60;

  /// A fact, as text and with the values in it.
  record Said(String text, String value) {}

  private final Program program;
  private final Evaluator evaluator;
  private final Variables variables;
  private final Vocabulary vocabulary;

  /// By local, whether its value depends on the state, and what it was computed from.
  private final boolean[] depends;

  private final Said[] origins;

  FactText(Program program, Evaluator evaluator, Variables variables, Vocabulary vocabulary) {
    this.program = program;
    this.evaluator = evaluator;
    this.variables = variables;
    this.vocabulary = vocabulary;
    depends = new boolean[program.locals().size()];
    origins = new Said[program.locals().size()];
    for (int local = 0; local < origins.length; local++) {
      origins[local] = new Said("0", "0");
    }
  }

  /// Whether the value of an expression depends on the state.
  boolean depends(Expr expr) {
    return switch (expr) {
      case Expr.Load _ -> true;
      case Expr.Local(int slot, _) -> depends[slot];
      case Expr.Lookup(_, Expr index, _) -> depends(index);
      case Expr.Binary(_, Expr left, Expr right) -> depends(left) || depends(right);
      case Expr.Convert(_, Expr operand) -> depends(operand);
      case Expr.Const _, Expr.Self _, Expr.Current _ -> false;
    };
  }

  /// Takes note of where a local has its value from, which it has been given already.
  void assigned(int local, Expr value) {
    depends[local] = depends(value);
    Variable variable = program.locals().get(local);
    String shown = vocabulary.text(variable.shape(), evaluator.locals()[local]);
    String text = variable.name().isEmpty() ? print(value, false) : variable.name();
    origins[local] = new Said(text.length() > LONGEST ? "…" : text, shown);
  }

  /// A condition that holds, or whose opposite does, as something that is so.
  Said of(Expr condition, boolean holds) {
    if (condition instanceof Expr.Binary(var operator, Expr left, Expr right)) {
      if (right instanceof Expr.Const && isSimple(left)) {
        return new Said(print(left, false), print(left, true));
      }
      Operator shown = holds ? operator : opposite(operator);
      if (shown != null) {
        Expr fact = new Expr.Binary(shown, left, right);
        return new Said(print(fact, false), print(fact, true));
      }
    }
    return isSimple(condition)
        ? new Said(print(condition, false), Boolean.toString(holds))
        : new Said(print(condition, false), print(condition, true) + " is " + holds);
  }

  private boolean isSimple(Expr expr) {
    return expr instanceof Expr.Load
        || (expr instanceof Expr.Local(int slot, _)
            && origins[slot].text().indexOf(' ') < 0
            && depends[slot]);
  }

  private static @Nullable Operator opposite(Operator operator) {
    return switch (operator) {
      case EQUAL -> Operator.NOT_EQUAL;
      case NOT_EQUAL -> Operator.EQUAL;
      case LESS -> Operator.GREATER_OR_EQUAL;
      case LESS_OR_EQUAL -> Operator.GREATER;
      case GREATER -> Operator.LESS_OR_EQUAL;
      case GREATER_OR_EQUAL -> Operator.LESS;
      case ADD, SUBTRACT, MULTIPLY, DIVIDE, REMAINDER, AND, OR, XOR -> null;
      case SHIFT_LEFT, SHIFT_RIGHT, SHIFT_RIGHT_UNSIGNED, COMPARE -> null;
    };
  }

  private String print(Expr expr, boolean values) {
    return switch (expr) {
      case Expr.Const(long value, _) -> Long.toString(value);
      case Expr.Local(int slot, _) -> values ? origins[slot].value() : origins[slot].text();
      case Expr.Self _ -> "self";
      case Expr.Current _ -> "carrier";
      case Expr.Load load -> load(load, values);
      case Expr.Lookup(var table, Expr index, _) -> table.name() + "[" + print(index, values) + "]";
      case Expr.Convert(_, Expr operand) -> operand(operand, values);
      case Expr.Binary(var operator, Expr left, Expr right) ->
          side(left, right, values) + " " + operator.symbol() + " " + side(right, left, values);
    };
  }

  private String load(Expr.Load load, boolean values) {
    int slot = Math.toIntExact(evaluator.applyAsLong(load.slot()));
    String name = variables.name(load.field(), slot);
    return values || name == null
        ? vocabulary.text(load.field().shape(), evaluator.state().value(load.field(), slot))
        : name;
  }

  /// A side of a comparison; a constant beside a reference is one, too.
  private String side(Expr side, Expr other, boolean values) {
    return side instanceof Expr.Const(long value, _) && shape(other) != Shape.INTEGER
        ? vocabulary.text(shape(other), value)
        : operand(side, values);
  }

  private Shape shape(Expr expr) {
    return switch (expr) {
      case Expr.Load(var field, _) -> field.shape();
      case Expr.Local(int slot, _) -> program.locals().get(slot).shape();
      case Expr.Const _, Expr.Self _, Expr.Current _ -> Shape.INTEGER;
      case Expr.Lookup _, Expr.Binary _, Expr.Convert _ -> Shape.INTEGER;
    };
  }

  private String operand(Expr expr, boolean values) {
    String text = print(expr, values);
    return expr instanceof Expr.Binary ? "(" + text + ")" : text;
  }
}
