package dev.heddle.model.emit;

import dev.heddle.model.ir.Domain;
import dev.heddle.model.ir.Expr;
import dev.heddle.model.ir.Machine;
import dev.heddle.model.ir.Operator;
import dev.heddle.model.ir.Program;
import dev.heddle.model.ir.Type;
import org.jspecify.annotations.Nullable;

/// What is constant in one program: the only strand, the only carrier, state variables and tables
/// of one value, and what is computed from such.
final class Folding {
  private final Machine machine;
  private final @Nullable Program strands;

  /// @param strands the program to fold for, null for a claim
  Folding(Machine machine, @Nullable Program strands) {
    this.machine = machine;
    this.strands = strands;
  }

  Expr fold(Expr expr) {
    return switch (expr) {
      case Expr.Const _, Expr.Local _ -> expr;
      case Expr.Self _ -> self(expr);
      case Expr.Current _ -> current(expr);
      case Expr.Load load -> load(load);
      case Expr.Lookup lookup -> lookup(lookup);
      case Expr.Binary binary ->
          binary(new Expr.Binary(binary.operator(), fold(binary.left()), fold(binary.right())));
      case Expr.Convert(var conversion, var operand) ->
          switch (fold(operand)) {
            case Expr.Const(var value, _) ->
                new Expr.Const(conversion.apply(value), conversion.to());
            case Expr folded -> new Expr.Convert(conversion, folded);
          };
    };
  }

  private Expr self(Expr expr) {
    if (strands == null) {
      return Expr.of(0);
    }
    return strands.strands() == 1 ? Expr.of(strands.firstStrand()) : expr;
  }

  private Expr current(Expr expr) {
    if (strands == null || !strands.fiber()) {
      return Expr.of(0);
    }
    return machine.carriers().size() == 1 ? Expr.of(machine.carriers().getFirst()) : expr;
  }

  private Expr load(Expr.Load load) {
    Domain domain = machine.domains().get(load.field().number());
    if (domain.isConstant()) {
      return new Expr.Const(domain.from(), load.type());
    }
    Expr slot = load.field().slots() == 1 ? Expr.of(0) : fold(load.slot());
    return new Expr.Load(load.field(), slot);
  }

  private Expr lookup(Expr.Lookup lookup) {
    var values = lookup.table().values();
    Expr index = fold(lookup.index());
    if (index instanceof Expr.Const(var at, _)) {
      long distance = at - lookup.table().base();
      if (0 <= distance && distance < values.size()) {
        return new Expr.Const(values.get((int) distance), lookup.type());
      }
    }
    if (!values.isEmpty() && values.stream().allMatch(values.getFirst()::equals)) {
      return new Expr.Const(values.getFirst(), lookup.type());
    }
    return new Expr.Lookup(lookup.table(), index, lookup.type());
  }

  private static Expr binary(Expr.Binary binary) {
    if (!(binary.right() instanceof Expr.Const(var right, _))) {
      return binary;
    }
    Operator operator = binary.operator();
    if (binary.left() instanceof Expr.Const(var left, var width)) {
      boolean divides = operator == Operator.DIVIDE || operator == Operator.REMAINDER;
      boolean byZero = divides && (width == Type.INT ? (int) right : right) == 0;
      return byZero ? binary : new Expr.Const(operator.apply(width, left, right), binary.type());
    }
    return right == 0 && isNeutralZero(operator) ? binary.left() : binary;
  }

  private static boolean isNeutralZero(Operator operator) {
    return operator == Operator.ADD
        || operator == Operator.SUBTRACT
        || operator == Operator.OR
        || operator == Operator.XOR
        || operator.isShift();
  }
}
