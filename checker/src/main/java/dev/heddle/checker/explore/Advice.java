package dev.heddle.checker.explore;

import dev.heddle.checker.verdict.Verdict.Reason;

/// What to do about a search that was not conclusive.
final class Advice {
  private Advice() {}

  /// One sentence.
  static String on(Reason reason) {
    return switch (reason) {
      case STATE_LIMIT ->
          "Raise the limit on states (a search can number 4,026,531,840 of them),"
              + " or check a smaller configuration.";
      case DEPTH_LIMIT ->
          "Raise the limit on depth, or check a smaller configuration: every state up to that depth"
              + " was reached, and those beyond are unknown.";
      case TIME_LIMIT ->
          "Raise the limit on time, give more threads, or check a smaller configuration.";
      case MEMORY_LIMIT ->
          "Give the search more memory, by a larger heap (HEDDLE_OPTS=-Xmx8g, say) and, if it was"
              + " given, a larger --max-memory, or check a smaller configuration.";
      case INTERRUPTED -> "Run the search to its end.";
      case RANDOM_WALK ->
          "Check exhaustively to prove something; more walks, longer ones, or another seed may find"
              + " more.";
    };
  }
}
