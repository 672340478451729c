package dev.heddle.model.lift;

import dev.heddle.model.ir.Expr;
import dev.heddle.model.ir.Fold;
import dev.heddle.model.ir.Operator;
import dev.heddle.model.ir.Stmt;
import dev.heddle.model.system.FlawKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The checks in lifted code. One that always holds is left out; after one that never does, nothing
/// is reached.
final class Checks {
  private final MethodLifter method;

  Checks(MethodLifter method) {
    this.method = method;
  }

  /// Says that the rest of the basic block being lifted is never reached: a check in it always
  /// fails.
  static final class Unreachable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private Unreachable() {
      super(null, null, false, false);
    }
  }

  /// Checks that `condition` holds.
  ///
  /// @param message what is said otherwise; `%s` in it stands for the value of `subject`
  /// @throws Unreachable when it never holds
  void that(Expr condition, FlawKind kind, String message, Symbol.@Nullable Scalar subject) {
    that(condition, kind, new Symbol.Text(message, subject == null ? List.of() : List.of(subject)));
  }

  /// As above, with a message in which any number of values is shown.
  void that(Expr condition, FlawKind kind, Symbol.Text message) {
    if (condition instanceof Expr.Const(var value, _) && value != 0) {
      return;
    }
    var subjects = new ArrayList<Stmt.Subject>();
    for (Symbol.Scalar subject : message.subjects()) {
      subjects.add(new Stmt.Subject(subject.expr(), subject.shape()));
    }
    method.assembly.add(new Stmt.Check(condition, kind, message.text(), subjects));
    if (condition instanceof Expr.Const) {
      throw new Unreachable();
    }
  }

  /// Checks that a reference is not null.
  ///
  /// @return the reference, cheap to evaluate again
  Symbol.Scalar notNull(Symbol.Scalar reference, String doing) {
    var bound = method.program.bound(reference);
    if (bound != null && !bound.contains(0)) {
      return reference;
    }
    Symbol.Scalar cheap = method.spills.cheap(reference);
    that(
        Fold.binary(Operator.NOT_EQUAL, cheap.expr(), Expr.of(0)),
        FlawKind.NULL,
        doing + " of null",
        null);
    return cheap;
  }
}
