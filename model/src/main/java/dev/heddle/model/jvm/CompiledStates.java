package dev.heddle.model.jvm;

import dev.heddle.model.jvm.Known.Who;
import dev.heddle.model.system.Move;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where a model may be that has fewer points than the language, while an execution runs: it makes
/// the execution's steps, but for some that change and choose nothing.
final class CompiledStates {
  /// More states that look alike are not followed: whatever the execution does, one may fit.
  private static final int LIMIT = 200;

  private final KnownStates known;
  private Map<List<Long>, long[]> states = new LinkedHashMap<>();

  CompiledStates(KnownStates known) {
    this.known = known;
    begin();
  }

  /// Goes back to the first state.
  void begin() {
    long[] initial = known.system.initialState();
    states = new LinkedHashMap<>(Map.of(KnownStates.key(initial), initial));
  }

  /// Makes a step that the execution has made.
  ///
  /// @return what the model cannot do, or null
  @Nullable String step(Execution execution, Who who, List<String> choices) {
    Map<List<Long>, long[]> next = new LinkedHashMap<>();
    for (long[] state : states.values()) {
      List<long[]> candidates = new ArrayList<>();
      if (known.of(state).move(who, choices) instanceof Move.To(_, var target)) {
        candidates.add(target);
      }
      if (choices.isEmpty()) {
        candidates.add(state);
      }
      for (long[] candidate : candidates) {
        if (known.difference(execution, candidate) == null) {
          next.put(KnownStates.key(candidate), candidate);
        }
      }
    }
    boolean lost = next.isEmpty() && !states.isEmpty();
    states = next.size() > LIMIT ? new LinkedHashMap<>() : next;
    return lost
        ? who + " makes a step with " + choices + ", but the compiled model does not"
        : null;
  }

  /// Whether the model may get the error that a step of the execution is.
  boolean fails(Who who, List<String> choices) {
    return states.isEmpty()
        || states.values().stream()
            .anyMatch(state -> known.of(state).move(who, choices) instanceof Move.Into);
  }

  /// Whether the model, too, may be where nothing moves, and where all may rest or not.
  boolean rests(boolean mayRest) {
    return states.isEmpty()
        || states.values().stream()
            .map(state -> isStill(state) ? known.of(state) : null)
            .anyMatch(it -> it != null && it.mayRest == mayRest);
  }

  private boolean isStill(long[] state) {
    return known.of(state).moves.stream().allMatch(move -> move.stays(state));
  }
}
