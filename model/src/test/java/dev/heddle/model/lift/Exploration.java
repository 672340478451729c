package dev.heddle.model.lift;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.model.Model;
import dev.heddle.model.system.Fault;
import dev.heddle.model.system.Flaw;
import dev.heddle.model.system.FlawKind;
import dev.heddle.model.system.Move;
import dev.heddle.model.system.Narrator;
import dev.heddle.model.system.Successors;
import dev.heddle.model.system.TransitionSystem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// All reachable states of a protocol, breadth-first, by the emitted code and by the interpreter in
/// lockstep. Errors end a path, not the exploration.
final class Exploration {
  final TransitionSystem system;
  final Narrator narrator;

  /// Each state with the index of its discovery.
  final Map<List<Long>, Integer> numbers = new LinkedHashMap<>();

  final List<long[]> states = new ArrayList<>();
  final List<Flaw> flaws = new ArrayList<>();

  /// States that have no successor but themselves.
  final List<long[]> stuck = new ArrayList<>();

  int transitions;

  Exploration(TransitionSystem system) {
    this.system = system;
    narrator = system.narrator();
    Successors successors = system.successors();
    reach(system.initialState());
    for (int i = 0; i < states.size(); i++) {
      expand(successors, states.get(i));
    }
  }

  /// The exploration of the class `Main` in a source text.
  static Exploration of(String source) {
    return new Exploration(Model.of(Sources.protocol(source)).system());
  }

  /// The exploration of a protocol with some members and one strand for each `run()`.
  static Exploration of(String members, String... runs) {
    var text = new StringBuilder("\nclass Main implements Protocol {\n" + members + "\n");
    for (int i = 0; i < runs.length; i++) {
      text.append("  final P%d p%d = new P%d();\n".formatted(i, i, i));
      text.append("  class P%d extends Strand {\n".formatted(i));
      text.append("    @Override protected void run() {\n" + runs[i] + "\n    }\n  }\n");
    }
    return of(text + "}\n");
  }

  private void reach(long[] state) {
    List<Long> key = Arrays.stream(state).boxed().toList();
    if (numbers.putIfAbsent(key, states.size()) == null) {
      states.add(state);
      assertTrue(states.size() < 200_000, "too many states");
    }
  }

  private void expand(Successors successors, long[] state) {
    List<Move> moves = narrator.moves(state);
    long[] out = new long[system.maxSuccessors() * system.words()];
    boolean moved = false;
    boolean flawed = false;
    int at = 0;
    for (Move move : moves) {
      switch (move) {
        case Move.To(_, var target) -> {
          moved |= !Arrays.equals(target, state);
          System.arraycopy(target, 0, out, at, target.length);
          at += target.length;
          transitions++;
          reach(target);
        }
        case Move.Into(_, var flaw) -> {
          flawed = true;
          flaws.add(flaw);
        }
      }
    }
    long[] emitted = new long[out.length];
    if (flawed) {
      assertThrows(Fault.class, () -> successors.expand(state, 0, emitted, 0));
    } else {
      assertEquals(at, successors.expand(state, 0, emitted, 0));
      assertArrayEquals(out, emitted);
    }
    properties(successors, state);
    if (!moved && !flawed) {
      stuck.add(state);
    }
  }

  private void properties(Successors successors, long[] state) {
    try {
      int violated = successors.violated(state, 0);
      if (violated >= 0) {
        flaws.add(narrator.flaw(violated, state));
      }
    } catch (Fault _) {
      flaws.add(narrator.flaw(0, state));
    }
  }

  /// States that are stuck though not everything may rest.
  int deadlocks() {
    Successors successors = system.successors();
    return (int) stuck.stream().filter(state -> !successors.mayRest(state, 0)).count();
  }

  /// The kinds of all flaws.
  Set<FlawKind> kinds() {
    Set<FlawKind> kinds = flaws.stream().map(Flaw::kind).collect(Collectors.toSet());
    if (deadlocks() > 0) {
      kinds.add(FlawKind.DEADLOCK);
    }
    return kinds;
  }

  Set<String> messages() {
    return flaws.stream().map(Flaw::message).collect(Collectors.toCollection(TreeSet::new));
  }

  /// The values that a variable has in any state, in words.
  Set<String> values(String variable) {
    int at = narrator.variables().indexOf(variable);
    assertTrue(at >= 0, () -> variable + " is none of " + narrator.variables());
    var values = new TreeSet<String>();
    for (long[] state : states) {
      values.add(NativeState.text(narrator.values(state).get(at)));
    }
    return values;
  }

  /// The values that a variable has in states that are stuck.
  Set<String> finalValues(String variable) {
    int at = narrator.variables().indexOf(variable);
    var values = new HashSet<String>();
    stuck.forEach(state -> values.add(NativeState.text(narrator.values(state).get(at))));
    return values;
  }

  /// States, then transitions: what a hand-drawn graph is compared by.
  void has(int states, int transitions) {
    assertEquals(
        states + " states, " + transitions + " transitions",
        this.states.size() + " states, " + this.transitions + " transitions");
  }
}
