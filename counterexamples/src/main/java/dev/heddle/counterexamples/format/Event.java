package dev.heddle.counterexamples.format;

import dev.heddle.counterexamples.Action;
import dev.heddle.counterexamples.Explanation;
import dev.heddle.counterexamples.TraceDocument;
import dev.heddle.model.system.Step;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToIntFunction;

/// A step as diagrams tell it.
///
/// @param number its number, from 1
/// @param action what it does, in one phrase
/// @param weight what it has to do with what goes wrong
record Event(int number, Step step, String action, Weight weight) {

  /// What a step has to do with what goes wrong.
  enum Weight {
    /// The explanation names it.
    ESSENTIAL,
    /// Nobody has explained what goes wrong.
    UNKNOWN,
    /// The explanation does without it.
    IDLE
  }

  /// The steps of a counterexample. The last one is essential if any is.
  static List<Event> of(TraceDocument document) {
    var steps = document.trace().steps();
    var why = document.explanation();
    Set<Integer> essential = why == null ? Set.of() : essential(why, steps.size());
    var events = new ArrayList<Event>();
    for (int i = 0; i < steps.size(); i++) {
      var weight =
          essential.isEmpty()
              ? Weight.UNKNOWN
              : essential.contains(i + 1) ? Weight.ESSENTIAL : Weight.IDLE;
      events.add(new Event(i + 1, steps.get(i), Action.of(document.trace(), i), weight));
    }
    return events;
  }

  private static Set<Integer> essential(Explanation why, int steps) {
    var numbers = new HashSet<Integer>();
    why.steps().forEach(reason -> numbers.add(reason.step()));
    numbers.removeIf(number -> number < 1 || number > steps);
    if (!numbers.isEmpty()) {
      numbers.add(steps);
    }
    return numbers;
  }

  /// The events for which there is room, in order: those that matter are taken first, and later
  /// ones before earlier ones.
  ///
  /// @param cost how much room an event takes; asked once for each, in the order of taking
  static List<Event> within(List<Event> events, int room, ToIntFunction<Event> cost) {
    var wanted = new ArrayList<>(events);
    wanted.sort(Comparator.comparing(Event::weight).thenComparing(Event::number, (a, b) -> b - a));
    int left = room;
    int taken = 0;
    while (taken < wanted.size()) {
      left -= cost.applyAsInt(wanted.get(taken));
      if (left < 0) {
        break;
      }
      taken++;
    }
    var chosen = new ArrayList<>(wanted.subList(0, taken));
    chosen.sort(Comparator.comparingInt(Event::number));
    return chosen;
  }
}
