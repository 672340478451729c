/// Checks a transition system: [Check] in, [dev.heddle.checker.verdict.Verdict] out.
///
///     Verdict verdict =
///         Check.of(system).threads(2).maxStates(100_000_000).timeout(Duration.ofMinutes(10)).run();
///
/// What a protocol is, this module does not know: it sees states as longs, through
/// [dev.heddle.model.system]. How the search works is told in `dev.heddle.checker.explore`, how states
/// are kept in `dev.heddle.checker.store`.
package dev.heddle.checker;
