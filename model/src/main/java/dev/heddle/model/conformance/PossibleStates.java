package dev.heddle.model.conformance;

import dev.heddle.model.conformance.Observation.Did;
import dev.heddle.model.system.Access;
import dev.heddle.model.system.Move;
import dev.heddle.model.system.Narrator;
import dev.heddle.model.system.SourceLine;
import dev.heddle.model.system.Step;
import dev.heddle.model.system.Value;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;

/// The states in which a protocol may be after what was observed.
final class PossibleStates {
  /// There are more than the limit.
  static final class TooMany extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private TooMany() {
      super(null, null, false, false);
    }
  }

  /// A state and its steps.
  private record Possible(long[] state, List<Move> moves) {}

  private final Narrator narrator;
  private final Set<String> actions;
  private final int limit;
  private Map<List<Long>, Possible> states = new LinkedHashMap<>();
  private int observed;

  PossibleStates(Narrator narrator, Set<String> actions, int limit) {
    this.narrator = narrator;
    this.actions = actions;
    this.limit = limit;
  }

  /// Begins with one state.
  ///
  /// @throws TooMany when unobserved steps lead to too many
  void begin(long[] state) {
    close(List.of(state));
  }

  int size() {
    return states.size();
  }

  /// How many observations were possible so far.
  int observed() {
    return observed;
  }

  /// Keeps the states that are possible after an observation.
  ///
  /// @return what might have been observed instead, when there is none; else nothing
  /// @throws TooMany when there are too many
  Optional<List<Did>> observe(Observation observation) {
    List<long[]> next = new ArrayList<>();
    for (Possible possible : states.values()) {
      switch (observation) {
        case Did did -> follow(possible, did, next);
        case Observation.Saw(var values) -> {
          if (has(possible.state, values)) {
            next.add(possible.state);
          }
        }
        case Observation.Quiet _ -> {
          if (isQuiet(possible)) {
            next.add(possible.state);
          }
        }
      }
    }
    if (next.isEmpty()) {
      return Optional.of(instead());
    }
    close(next);
    observed++;
    return Optional.empty();
  }

  private void follow(Possible possible, Did did, List<long[]> next) {
    for (Move move : possible.moves) {
      if (move instanceof Move.To(var step, var target)
          && step.strand().equals(did.strand())
          && goesThrough(step, did.action())
          && has(target, did.values())) {
        next.add(target);
      }
    }
  }

  private static boolean goesThrough(Step step, String action) {
    for (SourceLine line : step.path()) {
      if (line.method().equals(action)) {
        return true;
      }
    }
    return false;
  }

  private boolean isObserved(Step step) {
    for (SourceLine line : step.path()) {
      if (actions.contains(line.method())) {
        return true;
      }
    }
    return false;
  }

  private boolean has(long[] state, Map<String, String> values) {
    if (values.isEmpty()) {
      return true;
    }
    List<String> names = narrator.variables();
    List<Value> all = narrator.values(state);
    return values.entrySet().stream()
        .allMatch(it -> all.get(names.indexOf(it.getKey())).text().equals(it.getValue()));
  }

  private static boolean isQuiet(Possible possible) {
    return possible.moves.stream().allMatch(move -> move.stays(possible.state));
  }

  /// Adds to some states all that unobserved steps lead to.
  private void close(List<long[]> from) {
    Map<List<Long>, Possible> closed = new LinkedHashMap<>();
    Queue<long[]> open = new ArrayDeque<>(from);
    while (!open.isEmpty()) {
      long[] state = open.remove();
      List<Long> key = Arrays.stream(state).boxed().toList();
      if (closed.containsKey(key)) {
        continue;
      }
      if (closed.size() == limit) {
        throw new TooMany();
      }
      Possible known = states.get(key);
      Possible possible = known == null ? new Possible(state, narrator.moves(state)) : known;
      closed.put(key, possible);
      for (Move move : possible.moves) {
        if (move instanceof Move.To(var step, var target) && !isObserved(step)) {
          open.add(target);
        }
      }
    }
    states = closed;
  }

  /// The observed steps from the states, each once, in order.
  private List<Did> instead() {
    var all = new TreeMap<String, Did>();
    for (Possible possible : states.values()) {
      for (Move move : possible.moves) {
        if (move instanceof Move.To(var step, _)) {
          for (String action : actions) {
            if (goesThrough(step, action)) {
              Did did = new Did(step.strand(), action, written(step));
              all.put(did.toString(), did);
            }
          }
        }
      }
    }
    return List.copyOf(all.values());
  }

  private static Map<String, String> written(Step step) {
    var written = new LinkedHashMap<String, String>();
    for (Access access : step.accesses()) {
      if (access.write()) {
        written.put(access.variable(), access.after().text());
      }
    }
    return written;
  }
}
