package dev.heddle.model.interpret;

import dev.heddle.model.ir.Expr;
import dev.heddle.model.ir.Field;
import java.util.function.ToLongFunction;

/// What an expression means: a number, given the state, the agent and its locals.
///
/// @param locals by slot
/// @param self the strand's entity
/// @param carrier its carrier's entity, or 0
record Evaluator(State state, long[] locals, int self, int carrier, Listener listener)
    implements ToLongFunction<Expr> {

  @Override
  public long applyAsLong(Expr expr) {
    return switch (expr) {
      case Expr.Const(long value, _) -> value;
      case Expr.Local(int slot, _) -> locals[slot];
      case Expr.Self _ -> self;
      case Expr.Current _ -> carrier;
      case Expr.Load(Field field, Expr slot) -> load(field, Math.toIntExact(applyAsLong(slot)));
      case Expr.Lookup(var table, Expr index, _) -> table.at(applyAsLong(index));
      case Expr.Binary(var operator, Expr left, Expr right) ->
          operator.apply(left.type(), applyAsLong(left), applyAsLong(right));
      case Expr.Convert(var conversion, Expr operand) -> conversion.apply(applyAsLong(operand));
    };
  }

  private long load(Field field, int slot) {
    long value = state.value(field, slot);
    listener.loaded(field, slot, value);
    return value;
  }
}
