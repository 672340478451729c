package dev.heddle.checker.schedule;

import java.util.ArrayList;
import java.util.List;

/// Who goes on, step by step, as numbers that mean something for every protocol.
///
/// In each state the steps that change it are numbered: those of the agent that made the step
/// before come first, then those of the agents after it in
/// [dev.heddle.model.system.TransitionSystem#agents], and on from the first one. A choice, modulo
/// how many there are, is the number of the step to take. Once the choices are used up, all are 0.
///
/// So every list of numbers is a schedule; the empty one never takes the turn from somebody who can
/// go on; and one with fewer and smaller numbers switches less. Zeros at the end mean nothing and
/// are dropped.
///
/// @param choices the numbers, none negative
public record Schedule(List<Integer> choices) {
  /// Never takes the turn from somebody who can go on.
  public static final Schedule EMPTY = new Schedule(List.of());

  /// Copies the choices, without the zeros at the end.
  ///
  /// @throws IllegalArgumentException when one is negative
  public Schedule {
    int length = 0;
    for (int i = 0; i < choices.size(); i++) {
      int choice = choices.get(i);
      if (choice < 0) {
        throw new IllegalArgumentException("choice " + i + " is negative: " + choice);
      }
      length = choice == 0 ? length : i + 1;
    }
    choices = List.copyOf(choices.subList(0, length));
  }

  /// The schedule of these choices.
  ///
  /// @throws IllegalArgumentException when one is negative
  public static Schedule of(int... choices) {
    var list = new ArrayList<Integer>(choices.length);
    for (int choice : choices) {
      list.add(choice);
    }
    return new Schedule(list);
  }

  /// The choice at a step, 0 for the first; 0 beyond the last.
  public int choice(int step) {
    return step < choices.size() ? choices.get(step) : 0;
  }

  /// The schedule as Java: `Schedule.of(0, 2, 1)`.
  @Override
  public String toString() {
    var text = new StringBuilder("Schedule.of(");
    for (int i = 0; i < choices.size(); i++) {
      text.append(i == 0 ? "" : ", ").append(choices.get(i));
    }
    return text.append(')').toString();
  }
}
