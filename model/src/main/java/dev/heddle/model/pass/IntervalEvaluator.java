package dev.heddle.model.pass;

import dev.heddle.model.ir.Domain;
import dev.heddle.model.ir.Expr;
import dev.heddle.model.ir.Field;
import dev.heddle.model.ir.Machine;
import dev.heddle.model.ir.Program;
import java.util.List;

/// The domains of expressions in one program.
final class IntervalEvaluator {
  private final Intervals intervals;
  private final Machine machine;
  private final Program program;

  IntervalEvaluator(Intervals intervals, Machine machine, Program program) {
    this.intervals = intervals;
    this.machine = machine;
    this.program = program;
  }

  Domain evaluate(Expr expr, Environment at) {
    return switch (expr) {
      case Expr.Const(var value, _) -> Domain.of(value);
      case Expr.Local(var local, _) -> at.local(local);
      case Expr.Self _ ->
          new Domain(program.firstStrand(), (long) program.firstStrand() + program.strands() - 1);
      case Expr.Current _ -> carriers();
      case Expr.Load(var field, var slot) -> load(field, evaluate(slot, at));
      case Expr.Lookup(var table, var index, _) ->
          values(table.values(), evaluate(index, at), table.base());
      case Expr.Binary(var operator, var left, var right) ->
          IntervalArithmetic.apply(operator, left.type(), evaluate(left, at), evaluate(right, at));
      case Expr.Convert(var conversion, var operand) ->
          IntervalArithmetic.apply(conversion, evaluate(operand, at));
    };
  }

  private Domain carriers() {
    List<Integer> carriers = machine.carriers();
    return !program.fiber() || carriers.isEmpty()
        ? Domain.of(0)
        : new Domain(carriers.getFirst(), carriers.getLast());
  }

  private Domain load(Field field, Domain slots) {
    return intervals.isWritten(field)
        ? intervals.domain(field)
        : values(machine.initial().get(field.number()), slots, 0);
  }

  private static Domain values(List<Long> values, Domain indices, int base) {
    long from = Math.max(0, indices.from() - base);
    long to = Math.min(values.size() - 1L, indices.to() - base);
    return from > to ? span(values) : span(values.subList((int) from, (int) to + 1));
  }

  /// The least domain that contains all the values, at least one.
  static Domain span(List<Long> values) {
    Domain span = Domain.of(values.getFirst());
    for (long value : values) {
      span = span.join(Domain.of(value));
    }
    return span;
  }
}
