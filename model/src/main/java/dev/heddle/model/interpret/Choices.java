package dev.heddle.model.interpret;

import java.util.ArrayList;
import java.util.List;

/// The choices of one run of a step: first those to repeat from the run before, then always 0.
/// Running the step again after each [#advance] tries all choices, depth-first.
final class Choices {
  private record Choice(long taken, long alternatives) {}

  private final List<Choice> choices = new ArrayList<>();
  private int next;

  /// The next choice among `alternatives`, which are at least one.
  long choose(long alternatives) {
    if (next == choices.size()) {
      choices.add(new Choice(0, alternatives));
    }
    return choices.get(next++).taken();
  }

  /// Goes to the choices of the next run; false when there is none.
  boolean advance() {
    next = 0;
    while (!choices.isEmpty()) {
      Choice last = choices.removeLast();
      if (last.taken() + 1 < last.alternatives()) {
        choices.add(new Choice(last.taken() + 1, last.alternatives()));
        return true;
      }
    }
    return false;
  }

  /// Forgets all choices, so that this is the last run.
  void stop() {
    choices.clear();
  }
}
