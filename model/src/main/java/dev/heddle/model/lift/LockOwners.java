package dev.heddle.model.lift;

import dev.heddle.model.graph.Names;
import dev.heddle.model.ir.Domain;
import dev.heddle.model.ir.Exit;
import dev.heddle.model.ir.Expr;
import dev.heddle.protocol.Owner;

/// Who owns a lock: the state variable marked [Owner].
final class LockOwners {
  private final MethodLifter method;

  LockOwners(MethodLifter method) {
    this.method = method;
  }

  /// What is waited for at a point inside the acquiring method of `lock`.
  Exit.Wait waitFor(Expr lock) {
    Class<?> type = typeOf(lock);
    for (Class<?> at = type; at != null; at = at.getSuperclass()) {
      for (var field : at.getDeclaredFields()) {
        if (field.isAnnotationPresent(Owner.class)) {
          var owner = method.program.graph.fields().scalar(field);
          return new Exit.Wait(lock, StateVariables.load(owner, lock));
        }
      }
    }
    throw method.reject(
        "A method is marked @Acquires, but no field of " + Names.of(type) + " is marked @Owner.",
        "Mark the field that names the owner of the lock.");
  }

  private Class<?> typeOf(Expr lock) {
    Domain range = method.program.rangeOf(lock);
    int sample =
        lock instanceof Expr.Const(var number, _)
            ? (int) number
            : range == null ? 0 : (int) Math.max(1, range.from());
    return sample > 0
        ? method.program.graph.entities().object(sample).getClass()
        : method.context.method().getDeclaringClass();
  }
}
