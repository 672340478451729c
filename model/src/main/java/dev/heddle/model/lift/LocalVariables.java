package dev.heddle.model.lift;

import dev.heddle.model.ir.Expr;
import dev.heddle.model.ir.Shape;
import dev.heddle.model.ir.Stmt;
import java.lang.classfile.instruction.LocalVariable;

/// The local slots of a method: each gets a local of the program, unless what it holds is a
/// constant.
final class LocalVariables {
  private final MethodLifter method;
  private final Merges merges;

  LocalVariables(MethodLifter method, Merges merges) {
    this.method = method;
    this.merges = merges;
  }

  /// Writes a symbol to a local slot; the instruction that does is at `at`.
  void store(int slot, Symbol symbol, int at) {
    Symbol stored =
        switch (symbol) {
          case Symbol.Scalar(var expr, var shape, var bound) -> {
            Shape shown = shapeOf(slot, at, shape);
            yield isConstant(expr)
                ? new Symbol.Scalar(expr, shown, bound)
                : new Symbol.Scalar(assigned(slot, expr, shown, at), shown, bound);
          }
          case Symbol.Elements(var region, var base) ->
              new Symbol.Elements(
                  region, isConstant(base) ? base : assigned(slot, base, Shape.INTEGER, at));
          case Symbol.Text _, Symbol.Lambda _, Symbol.Thrown _, Symbol.Opaque _ -> symbol;
        };
    method.frame.slots.put(slot, stored);
  }

  private Expr assigned(int slot, Expr expr, Shape shape, int at) {
    int local = merges.localOf(slot, expr.type(), shape, at);
    method.frame.slots.remove(slot);
    method.spills.reading(local);
    method.assembly.add(new Stmt.Assign(local, expr));
    return new Expr.Local(local, expr.type());
  }

  private static boolean isConstant(Expr expr) {
    return expr instanceof Expr.Const || expr instanceof Expr.Self;
  }

  /// The shape that the source gives to a slot, or else `known`.
  Shape shapeOf(int slot, int at, Shape known) {
    LocalVariable variable = method.code.variable(slot, at + 1);
    return variable != null && variable.type().equalsString("Z") ? Shape.BOOLEAN : known;
  }
}
