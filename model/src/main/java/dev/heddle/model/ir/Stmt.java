package dev.heddle.model.ir;

import dev.heddle.model.system.FlawKind;
import org.jspecify.annotations.Nullable;

/// What a block does before it exits.
public sealed interface Stmt {

  /// Gives a local a value.
  record Assign(int local, Expr value) implements Stmt {}

  /// Writes a slot of a state variable; slot and value are in bounds, a [Check] has seen to it.
  record Store(Field field, Expr slot, Expr value) implements Stmt {}

  /// A flaw unless `condition` is not 0.
  ///
  /// @param message what is wrong when it fails; `%s` stands for the subject's value, `%%` for `%`
  /// @param subject the value to show, or null
  /// @param shape how to show it
  record Check(Expr condition, FlawKind kind, String message, @Nullable Expr subject, Shape shape)
      implements Stmt {}

  /// Puts the strand of that number back at the beginning of its program, all locals dead. A flaw
  /// of kind [FlawKind#MODEL] when it is null or stands anywhere but there or at its end.
  record Start(Expr strand) implements Stmt {}
}
