package dev.heddle.model.jvm;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;

/// Makes the choices of a step, and after each [#advance] the next ones, until all were made.
final class Alternatives implements IntUnaryOperator {
  private final List<int[]> choices = new ArrayList<>();
  private int next;

  @Override
  public int applyAsInt(int alternatives) {
    if (next == choices.size()) {
      choices.add(new int[] {0, alternatives});
    }
    return choices.get(next++)[0];
  }

  /// Goes on to the next choices; false when there are none.
  boolean advance() {
    next = 0;
    while (!choices.isEmpty()) {
      int[] last = choices.getLast();
      if (++last[0] < last[1]) {
        return true;
      }
      choices.removeLast();
    }
    return false;
  }
}
