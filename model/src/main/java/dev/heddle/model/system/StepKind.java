package dev.heddle.model.system;

/// What a step begins with: the kind of scheduling point at which its strand stood.
public enum StepKind {
  /// The beginning of `run()`.
  START,
  /// A call of `point()`.
  POINT,
  /// An access to a volatile field.
  VOLATILE,
  /// An access to a field that is not volatile, where steps are made finer to look for data races.
  PLAIN,
  /// A call of an atomic method.
  ATOMIC,
  /// An `await` outside every lock.
  AWAIT,
  /// An `await` inside an acquiring method of an owned lock.
  ACQUIRE,
  /// The continuation of a fiber after its carrier switched to it.
  SWITCH
}
