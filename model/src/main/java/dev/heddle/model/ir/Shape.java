package dev.heddle.model.ir;

/// How a number is shown to people.
public enum Shape {
  /// 0 is false, 1 is true.
  BOOLEAN,
  /// Itself.
  INTEGER,
  /// The character of that code; in messages only.
  CHARACTER,
  /// The entity of that number, enum constants included; 0 is null.
  REFERENCE
}
