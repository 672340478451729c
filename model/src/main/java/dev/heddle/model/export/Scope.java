package dev.heddle.model.export;

/// What the names in an expression mean where it is computed.
interface Scope {

  /// The value of a local.
  Term local(int slot);

  /// The number of the strand.
  Term self();

  /// The number of the carrier, 0 without one.
  Term current();

  /// What stands in a variable.
  Term read(Storage storage, Term slot);
}
