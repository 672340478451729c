package dev.heddle.checker.explore;

import dev.heddle.checker.store.Packed;
import dev.heddle.checker.verdict.Statistics;
import dev.heddle.checker.verdict.Verdict;
import dev.heddle.model.system.Fault;
import dev.heddle.model.system.Property;
import dev.heddle.model.system.Successors;
import java.util.List;

/// What is wrong in one state: decided alike by every search.
public final class Judgement {
  private Judgement() {}

  /// The first violated property, -1 when all hold, and `properties`, which is how many there are,
  /// when deciding them is an error.
  public static int violated(Successors successors, int properties, long[] states, int at) {
    try {
      return successors.violated(states, at);
    } catch (Fault _) {
      return properties;
    }
  }

  /// Whether the state at `states[at..]` is in the situation that a witness looks for. One in which
  /// that cannot be found out is not.
  static boolean witnessed(Successors successors, int witness, long[] states, int at) {
    try {
      return successors.witnessed(witness, states, at);
    } catch (Fault _) {
      return false;
    }
  }

  /// The verdict on a system of which every state was visited and nothing is wrong.
  static Verdict passed(Statistics statistics) {
    List<Property> unseen = statistics.coverage().unseen();
    return unseen.isEmpty()
        ? new Verdict.Holds(statistics)
        : new Verdict.Unwitnessed(unseen, statistics);
  }

  /// Whether the state at `states[at..]` is a deadlock: all its successors, which lie in `out`
  /// between `from` and `to`, equal it, and it is no state to rest in.
  static boolean deadlock(
      Successors successors, int words, long[] states, int at, long[] out, int from, int to) {
    return staysPut(words, states, at, out, from, to) && !successors.mayRest(states, at);
  }

  /// Whether all those successors equal the state.
  public static boolean staysPut(int words, long[] states, int at, long[] out, int from, int to) {
    for (int i = from; i < to; i += words) {
      if (!Packed.same(states, at, out, i, words)) {
        return false;
      }
    }
    return true;
  }
}
