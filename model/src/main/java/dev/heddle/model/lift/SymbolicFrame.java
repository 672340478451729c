package dev.heddle.model.lift;

import dev.heddle.model.ir.Expr;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The operand stack and the local slots of one activation, as symbols.
final class SymbolicFrame {
  final List<Symbol> stack = new ArrayList<>();
  final Map<Integer, Symbol> slots = new HashMap<>();

  SymbolicFrame copy() {
    var copy = new SymbolicFrame();
    copy.stack.addAll(stack);
    copy.slots.putAll(slots);
    return copy;
  }

  void push(Symbol symbol) {
    stack.add(symbol);
  }

  Symbol pop() {
    return stack.removeLast();
  }

  @Nullable Symbol slot(int slot) {
    return slots.get(slot);
  }

  /// Replaces the expressions in every symbol by what `change` makes of them.
  void rewrite(UnaryOperator<Symbol> change) {
    stack.replaceAll(change);
    slots.replaceAll((_, symbol) -> change.apply(symbol));
  }

  /// Whether the value of `expr` may change while other code runs: it reads the state or the
  /// carrier.
  static boolean isUnstable(Expr expr) {
    return switch (expr) {
      case Expr.Const _, Expr.Local _, Expr.Self _ -> false;
      case Expr.Load _, Expr.Current _ -> true;
      case Expr.Lookup(_, var index, _) -> isUnstable(index);
      case Expr.Binary(_, var left, var right) -> isUnstable(left) || isUnstable(right);
      case Expr.Convert(_, var operand) -> isUnstable(operand);
    };
  }

  /// Whether `expr` reads the local.
  static boolean mentions(Expr expr, int local) {
    return switch (expr) {
      case Expr.Const _, Expr.Self _, Expr.Current _ -> false;
      case Expr.Local(var slot, _) -> slot == local;
      case Expr.Load(_, var slot) -> mentions(slot, local);
      case Expr.Lookup(_, var index, _) -> mentions(index, local);
      case Expr.Binary(_, var left, var right) -> mentions(left, local) || mentions(right, local);
      case Expr.Convert(_, var operand) -> mentions(operand, local);
    };
  }
}
