package dev.heddle.model.lift;

import dev.heddle.model.ir.Expr;
import dev.heddle.model.ir.Shape;
import dev.heddle.model.ir.Stmt;
import java.util.function.UnaryOperator;

/// Saves expressions in locals of the program before what they read changes, or so that they are
/// evaluated only once.
final class Spills {
  private final MethodLifter method;

  Spills(MethodLifter method) {
    this.method = method;
  }

  /// Saves whatever reads `local`, which is about to change.
  void reading(int local) {
    method.frame.rewrite(
        symbol -> map(symbol, expr -> SymbolicFrame.mentions(expr, local) ? saved(expr) : expr));
  }

  /// Saves whatever reads the state or the carrier, which are about to change.
  void unstable() {
    method.frame.rewrite(this::stable);
  }

  /// The symbol with its unstable parts saved.
  Symbol stable(Symbol symbol) {
    return map(symbol, expr -> SymbolicFrame.isUnstable(expr) ? saved(expr) : expr);
  }

  /// The scalar, saved if it is unstable.
  Symbol.Scalar stable(Symbol.Scalar scalar) {
    return map(scalar, expr -> SymbolicFrame.isUnstable(expr) ? saved(expr) : expr);
  }

  /// A scalar that is cheap to evaluate more than once.
  Symbol.Scalar cheap(Symbol.Scalar scalar) {
    return switch (scalar.expr()) {
      case Expr.Const _, Expr.Local _, Expr.Self _, Expr.Current _ -> scalar;
      case Expr.Load _, Expr.Lookup _, Expr.Binary _, Expr.Convert _ ->
          new Symbol.Scalar(saved(scalar.expr()), scalar.shape(), method.program.bound(scalar));
    };
  }

  private Expr saved(Expr expr) {
    int local = method.assembly.local("", expr.type(), Shape.INTEGER, method.context.activation());
    method.assembly.add(new Stmt.Assign(local, expr));
    return new Expr.Local(local, expr.type());
  }

  private Symbol map(Symbol symbol, UnaryOperator<Expr> change) {
    return switch (symbol) {
      case Symbol.Scalar scalar -> map(scalar, change);
      case Symbol.Elements(var region, var base) -> new Symbol.Elements(region, change.apply(base));
      case Symbol.Lambda(var body, var captured) ->
          new Symbol.Lambda(body, captured.stream().map(each -> map(each, change)).toList());
      case Symbol.Text text -> map(text, change);
      case Symbol.Thrown(var type, var message) ->
          message == null ? symbol : new Symbol.Thrown(type, map(message, change));
      case Symbol.Opaque _ -> symbol;
    };
  }

  private Symbol.Scalar map(Symbol.Scalar scalar, UnaryOperator<Expr> change) {
    Expr changed = change.apply(scalar.expr());
    if (changed == scalar.expr()) {
      return scalar;
    }
    boolean reference = scalar.shape() == Shape.REFERENCE;
    return new Symbol.Scalar(
        changed, scalar.shape(), reference ? method.program.bound(scalar) : scalar.bound());
  }

  private Symbol.Text map(Symbol.Text text, UnaryOperator<Expr> change) {
    return text.subjects().isEmpty()
        ? text
        : new Symbol.Text(
            text.text(), text.subjects().stream().map(each -> map(each, change)).toList());
  }
}
