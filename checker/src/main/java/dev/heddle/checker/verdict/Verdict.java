package dev.heddle.checker.verdict;

import dev.heddle.model.system.Flaw;
import dev.heddle.model.system.Property;
import java.util.List;

/// What a check found. A bug in the checker is an exception, not a verdict.
public sealed interface Verdict {

  /// How much was explored, and how.
  Statistics statistics();

  /// Every reachable state was visited, within the system's stated bounds, nothing is wrong, and
  /// every witness was seen.
  record Holds(Statistics statistics) implements Verdict {}

  /// Every reachable state was visited, and nothing is wrong, but a situation that was to be
  /// reached is reached in none: what holds may hold for want of occasions.
  ///
  /// @param unseen the witnesses that no state satisfies, at least one
  record Unwitnessed(List<Property> unseen, Statistics statistics) implements Verdict {
    /// Copies the list.
    public Unwitnessed {
      unseen = List.copyOf(unseen);
    }
  }

  /// The trace, a shortest one, leads to something wrong.
  record Violated(Flaw flaw, Trace trace, Statistics statistics) implements Verdict {}

  /// Nothing wrong was found, and nothing was excluded.
  ///
  /// @param reason which limit ended the search
  /// @param advice what to do about it, one sentence
  record Inconclusive(Reason reason, String advice, Statistics statistics) implements Verdict {}

  /// Why a search proves nothing.
  enum Reason {
    STATE_LIMIT("limit on states reached"),
    DEPTH_LIMIT("limit on depth reached"),
    TIME_LIMIT("limit on time reached"),
    MEMORY_LIMIT("out of memory"),
    INTERRUPTED("interrupted"),
    RANDOM_WALK("a random simulation excludes nothing");

    private final String text;

    Reason(String text) {
      this.text = text;
    }

    /// The reason in words.
    public String text() {
      return text;
    }
  }
}
