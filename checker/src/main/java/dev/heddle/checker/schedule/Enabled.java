package dev.heddle.checker.schedule;

import dev.heddle.checker.store.Packed;
import dev.heddle.model.system.Fault;
import dev.heddle.model.system.Successors;
import dev.heddle.model.system.TransitionSystem;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The steps that change a state, numbered as a [Schedule] has it. An agent that has a step which
/// is an error has that one step.
final class Enabled {
  private static final int ERROR = -1;

  private final Successors successors;
  private final int words;
  private final int agents;
  private final long[] out;

  /// By number, where in `out` the step leads, or [#ERROR]; and whose it is.
  private final int[] targets;

  private final int[] owners;
  private int count;

  Enabled(TransitionSystem system) {
    successors = system.successors();
    words = system.words();
    agents = system.agents().size();
    out = new long[Math.multiplyExact(system.maxSuccessors(), words)];
    int most = system.maxSuccessors() + agents;
    targets = new int[most];
    owners = new int[most];
  }

  /// Numbers the steps from a state.
  ///
  /// @param last who made the step before; 0 for the first step
  void of(long[] state, int last) {
    count = 0;
    int to = 0;
    for (int i = 0; i < agents; i++) {
      int agent = (last + i) % agents;
      int end;
      try {
        end = successors.expand(agent, state, 0, out, to);
      } catch (Fault _) {
        owners[count] = agent;
        targets[count++] = ERROR;
        continue;
      }
      for (int at = to; at < end; at += words) {
        if (!Packed.same(state, 0, out, at, words)) {
          owners[count] = agent;
          targets[count++] = at;
        }
      }
      to = end;
    }
  }

  int count() {
    return count;
  }

  /// Whose step of that number it is.
  int agent(int number) {
    return owners[number];
  }

  boolean isError(int number) {
    return targets[number] == ERROR;
  }

  /// Where the step leads.
  long[] target(int number) {
    return Arrays.copyOfRange(out, targets[number], targets[number] + words);
  }

  /// The number of the first step that leads to `state`, or is an error when that is null.
  int leadingTo(long @Nullable [] state) {
    for (int number = 0; number < count; number++) {
      boolean is =
          state == null
              ? isError(number)
              : !isError(number) && Packed.same(out, targets[number], state, 0, words);
      if (is) {
        return number;
      }
    }
    throw new IllegalStateException("a step that was made is not there");
  }

  Successors successors() {
    return successors;
  }
}
