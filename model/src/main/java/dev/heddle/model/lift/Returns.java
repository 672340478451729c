package dev.heddle.model.lift;

import dev.heddle.model.ir.Exit;
import dev.heddle.model.ir.Expr;
import dev.heddle.model.ir.Stmt;
import org.jspecify.annotations.Nullable;

/// Where the returns of a method come together, and what it returns.
final class Returns {
  private final MethodLifter method;
  private int block = -1;
  private int local = -1;
  private @Nullable Symbol result;

  Returns(MethodLifter method) {
    this.method = method;
  }

  /// Ends the open block with a return of `value`, null for nothing.
  void from(@Nullable Symbol value) {
    if (block < 0) {
      block = method.block();
    }
    if (value != null) {
      give(value);
    }
    method.end(new Exit.Goto(block));
  }

  private void give(Symbol value) {
    if (method.code.returns() <= 1) {
      result = value;
    } else if (value instanceof Symbol.Scalar(var expr, var shape, _)) {
      if (local < 0) {
        local = method.assembly.local("", expr.type(), shape, method.context.activation());
        result = new Symbol.Scalar(new Expr.Local(local, expr.type()), shape, null);
      }
      method.assembly.add(new Stmt.Assign(local, expr));
    } else if (result == null) {
      result = value;
    } else if (!result.equals(value)) {
      throw method.reject(
          "The method returns different arrays or lambdas.",
          "Return an index or an object, or use one array.");
    }
  }

  /// Opens the block to which all returns lead.
  ///
  /// @return what the method returns; null for nothing
  @Nullable Symbol join() {
    if (block < 0) {
      block = method.assembly.block(method.context.activation(), method.code.line(0));
    }
    method.assembly.open(block);
    return result;
  }
}
