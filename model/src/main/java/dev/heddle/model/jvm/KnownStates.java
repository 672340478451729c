package dev.heddle.model.jvm;

import dev.heddle.model.system.Narrator;
import dev.heddle.model.system.Successors;
import dev.heddle.model.system.TransitionSystem;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a model says of its states, remembered for some time, and how its variables are those of an
/// execution.
final class KnownStates {
  private static final int MEMORY = 20_000;

  final TransitionSystem system;
  private final Narrator narrator;
  private final Successors successors;
  private final Heap heap;
  private final boolean whole;
  private final Map<List<Long>, Known> known = new HashMap<>();

  /// @param fresh an execution that has not begun
  /// @param whole whether stacks and claims are of interest, too
  KnownStates(WovenProtocol protocol, TransitionSystem system, Execution fresh, boolean whole) {
    this.whole = whole;
    this.system = system;
    narrator = system.narrator();
    successors = system.successors();
    List<String> names = narrator.variables();
    heap = new Heap(protocol, names.subList(0, names.size() - protocol.strands.size()), fresh);
  }

  Known of(long[] state) {
    if (known.size() > MEMORY) {
      known.clear();
    }
    return known.computeIfAbsent(
        key(state), _ -> new Known(system, narrator, successors, state, whole));
  }

  static List<Long> key(long[] state) {
    return Arrays.stream(state).boxed().toList();
  }

  /// How the variables of an execution differ from those in a state; null when they do not.
  @Nullable String difference(Execution execution, long[] state) {
    return heap.difference(execution, of(state).values);
  }
}
