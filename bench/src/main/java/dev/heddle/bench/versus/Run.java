package dev.heddle.bench.versus;

/// One check of a protocol from its source to the verdict.
///
/// @param states distinct states found
/// @param transitions successors generated
/// @param store bytes that the checker says the states take, index included; 0 when it does not say
/// @param build what it took to make the checker; nothing where there is no such thing
/// @param check what the check took
record Run(long states, long transitions, long store, Cost build, Cost check) {
  /// From the source to the verdict.
  Cost whole() {
    return build.then(check);
  }
}
