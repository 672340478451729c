package dev.heddle.bench.versus;

/// A checker with its options.
sealed interface Contestant permits Heddle, Pan, Tlc {
  /// What names it in tables.
  String name();

  /// Whether it visits every state, so that its count must be the others'.
  boolean exhaustive();

  /// Checks a protocol once.
  ///
  /// @param states how many states the contestants before it found, 0 for the first
  /// @throws Failure when the verdict is another one than that everything holds
  Run run(long states);
}
