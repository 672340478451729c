package dev.heddle.model.ir;

import dev.heddle.model.system.FlawKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a block does before it exits.
public sealed interface Stmt {

  /// Gives a local a value.
  record Assign(int local, Expr value) implements Stmt {}

  /// Writes a slot of a state variable; slot and value are in bounds, a [Check] has seen to it.
  record Store(Field field, Expr slot, Expr value) implements Stmt {}

  /// A flaw unless `condition` is not 0.
  ///
  /// @param message what is wrong when it fails; each `%s` stands for the value of the next
  ///   subject, `%%` for `%`
  /// @param subjects the values to show
  record Check(Expr condition, FlawKind kind, String message, List<Subject> subjects)
      implements Stmt {
    /// Copies the list.
    public Check {
      subjects = List.copyOf(subjects);
    }

    /// A check with one subject, or with none if that is null.
    public Check(
        Expr condition, FlawKind kind, String message, @Nullable Expr subject, Shape shape) {
      this(
          condition,
          kind,
          message,
          subject == null ? List.of() : List.of(new Subject(subject, shape)));
    }
  }

  /// A value in a message.
  ///
  /// @param shape how to show it
  record Subject(Expr expr, Shape shape) {}

  /// Puts the strand of that number back at the beginning of its program, all locals dead. A flaw
  /// of kind [FlawKind#MODEL] when it is null or stands anywhere but there or at its end.
  record Start(Expr strand) implements Stmt {}
}
