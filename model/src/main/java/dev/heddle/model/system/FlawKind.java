package dev.heddle.model.system;

/// The ways in which a protocol can be wrong.
public enum FlawKind {
  /// No strand can change the state, and not every strand may rest.
  DEADLOCK("deadlock"),
  /// Owners of locks wait for one another in a cycle, while others may go on.
  PARTIAL_DEADLOCK("partial deadlock"),
  /// Two strands can access a plain variable at the same time, and one of them writes it.
  DATA_RACE("data race"),
  /// An invariant is false.
  INVARIANT("invariant violated"),
  /// A failed `check`, or a `fail`.
  CHECK("check failed"),
  /// A failed `assert`.
  ASSERTION("assertion failed"),
  /// An exception thrown by the protocol.
  EXCEPTION("exception thrown"),
  /// A value outside the range of its field.
  RANGE("value out of range"),
  /// A null dereferenced.
  NULL("null dereferenced"),
  /// An array index out of bounds.
  INDEX("index out of bounds"),
  /// A division by zero.
  DIVISION("division by zero"),
  /// A reference cast to a class that it does not have.
  CAST("wrong class"),
  /// The model breaks a rule of the language: too deep a recursion, a loop without end or point.
  MODEL("rule of the language broken"),
  /// A situation that has to be reached. What is wrong is to reach it nowhere.
  WITNESS("witness");

  private final String text;

  FlawKind(String text) {
    this.text = text;
  }

  /// The kind in words.
  public String text() {
    return text;
  }
}
