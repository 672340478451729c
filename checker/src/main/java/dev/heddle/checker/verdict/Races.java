package dev.heddle.checker.verdict;

/// How far a check went in excluding data races. A protocol without any behaves as explored also
/// when other strands may run before each access to a variable that is not volatile.
public sealed interface Races {

  /// Nothing was done about them: it was not wished, or something else was wrong before.
  record NotSearched() implements Races {}

  /// There can be none, whatever the strands do: each variable that is not volatile is only read,
  /// or belongs to one strand, or is accessed under one lock.
  record Impossible() implements Races {}

  /// They were searched for in steps that are finer where there could be some.
  ///
  /// @param states distinct states found on the way
  /// @param transitions successors generated
  /// @param seconds wall time
  /// @param complete whether every such state was expanded
  record Searched(long states, long transitions, double seconds, boolean complete)
      implements Races {}
}
