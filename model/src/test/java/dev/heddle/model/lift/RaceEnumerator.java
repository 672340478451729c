package dev.heddle.model.lift;

import dev.heddle.model.lift.RandomRaces.Instruction;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Every interleaving of the instructions of a [RandomRaces], by brute force and without a line of
/// the lifter: what is a race, which checks fail, and whether all can get stuck.
final class RaceEnumerator {
  /// @param variables plain ones, then volatile ones, as bits
  /// @param owners by lock, a strand plus one, or 0
  /// @param at by strand, the next instruction
  /// @param chosen by strand, what [RandomRaces.Kind#CHOOSE] has chosen, plus one
  private record State(
      int variables, List<Integer> owners, List<Integer> at, List<Integer> chosen) {}

  /// An access that is about to be made.
  private record Access(int variable, boolean write, boolean atomic) {}

  private final List<List<Instruction>> strands;
  private final Set<State> seen = new HashSet<>();
  private final Deque<State> open = new ArrayDeque<>();
  final Set<String> races = new TreeSet<>();
  final Set<String> failures = new TreeSet<>();
  boolean stuck;

  /// The variables that ever change.
  final Set<String> changing = new TreeSet<>();

  RaceEnumerator(RandomRaces protocol) {
    strands = protocol.strands;
    List<Integer> zeros = strands.stream().map(_ -> 0).toList();
    reach(new State(0, List.of(0, 0), zeros, zeros));
    while (!open.isEmpty()) {
      State state = open.pop();
      race(state);
      for (int i = 0; i < RandomRaces.PLAIN; i++) {
        if (holds(state, i)) {
          changing.add(RandomRaces.name(i));
        }
      }
      boolean moved = false;
      boolean ended = true;
      for (int i = 0; i < strands.size(); i++) {
        ended &= state.at.get(i) == strands.get(i).size();
        moved |= step(state, i);
      }
      stuck |= !moved && !ended;
    }
  }

  private void reach(State state) {
    if (seen.add(state)) {
      open.push(state);
    }
  }

  private static boolean holds(State state, int variable) {
    return (state.variables >> variable & 1) != 0;
  }

  private Instruction next(State state, int strand) {
    List<Instruction> code = strands.get(strand);
    return state.at.get(strand) < code.size() ? code.get(state.at.get(strand)) : null;
  }

  private void race(State state) {
    for (int i = 0; i < strands.size(); i++) {
      Access one = access(state, i);
      for (int j = 0; one != null && j < i; j++) {
        Access other = access(state, j);
        if (other != null
            && one.variable == other.variable
            && (one.write || other.write)
            && !(one.atomic && other.atomic)) {
          races.add(RandomRaces.name(one.variable));
        }
      }
    }
  }

  /// The access to a plain variable that a strand can make now, or null.
  private Access access(State state, int strand) {
    Instruction it = next(state, strand);
    if (it == null) {
      return null;
    }
    Access access =
        switch (it.kind()) {
          case WRITE -> new Access(it.variable(), true, false);
          case TEST, CHECK -> new Access(it.variable(), false, false);
          case WAIT -> holds(state, it.variable()) ? new Access(it.variable(), false, true) : null;
          case WAIT_NOT ->
              holds(state, it.variable()) ? null : new Access(it.variable(), false, true);
          case FLIP -> new Access(it.variable(), true, true);
          case CHOOSE -> {
            int chosen = state.chosen.get(strand);
            yield chosen == 0 ? null : new Access(chosen - 1, true, false);
          }
          case LOCK, UNLOCK, POINT -> null;
        };
    return access == null || access.variable >= RandomRaces.PLAIN ? null : access;
  }

  /// Makes the steps of a strand; whether it has one.
  private boolean step(State state, int strand) {
    Instruction it = next(state, strand);
    if (it == null) {
      return false;
    }
    int variable = it.variable();
    switch (it.kind()) {
      case WRITE -> go(state, strand, set(state.variables, variable, it.value()), 1);
      case TEST -> go(state, strand, state.variables, holds(state, variable) ? 1 : it.skip());
      case WAIT, WAIT_NOT -> {
        if (holds(state, variable) != (it.kind() == RandomRaces.Kind.WAIT)) {
          return false;
        }
        go(state, strand, state.variables, 1);
      }
      case FLIP -> go(state, strand, state.variables ^ 1 << variable, 1);
      case POINT -> go(state, strand, state.variables, 1);
      case CHECK -> {
        if (holds(state, variable)) {
          go(state, strand, state.variables, 1);
        } else {
          failures.add(RandomRaces.name(variable));
        }
      }
      case LOCK -> {
        if (state.owners.get(variable) != 0) {
          return false;
        }
        lock(state, strand, variable, strand + 1);
      }
      case UNLOCK -> lock(state, strand, variable, 0);
      case CHOOSE -> choose(state, strand, it.value());
    }
    return true;
  }

  private void choose(State state, int strand, boolean value) {
    int chosen = state.chosen.get(strand);
    if (chosen > 0) {
      State other =
          new State(state.variables, state.owners, state.at, with(state.chosen, strand, 0));
      go(other, strand, set(state.variables, chosen - 1, value), 1);
      return;
    }
    for (int i = 1; i <= 2; i++) {
      reach(new State(state.variables, state.owners, state.at, with(state.chosen, strand, i)));
    }
  }

  private void lock(State state, int strand, int lock, int owner) {
    State changed =
        new State(state.variables, with(state.owners, lock, owner), state.at, state.chosen);
    go(changed, strand, state.variables, 1);
  }

  private void go(State state, int strand, int variables, int distance) {
    int at = state.at.get(strand) + distance;
    reach(new State(variables, state.owners, with(state.at, strand, at), state.chosen));
  }

  private static int set(int variables, int variable, boolean value) {
    return value ? variables | 1 << variable : variables & ~(1 << variable);
  }

  private static List<Integer> with(List<Integer> values, int index, int value) {
    List<Integer> changed = new ArrayList<>(values);
    changed.set(index, value);
    return List.copyOf(changed);
  }
}
