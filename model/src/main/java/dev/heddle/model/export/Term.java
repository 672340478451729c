package dev.heddle.model.export;

import dev.heddle.model.ir.Conversion;
import dev.heddle.model.ir.Operator;

/// An `int` computed from the variables of the Promela model. [Terms] builds it.
sealed interface Term {

  /// A number.
  record Num(int value) implements Term {}

  /// The number of the Promela process.
  record Pid() implements Term {}

  /// The carrier that the strand runs on; replaced by its number before it becomes text.
  record Current() implements Term {}

  /// What stands in a variable, its base not yet added.
  record Read(Storage storage, Term slot) implements Term {}

  /// An operator on two numbers.
  record Op(Operator operator, Term left, Term right) implements Term {}

  /// A conversion that narrows.
  record Narrow(Conversion conversion, Term operand) implements Term {}

  /// One of two values. Only the one that `condition` selects is computed.
  record Choice(Term condition, Term whenTrue, Term whenFalse) implements Term {}
}
