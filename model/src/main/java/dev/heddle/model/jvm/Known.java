package dev.heddle.model.jvm;

import dev.heddle.model.system.Fault;
import dev.heddle.model.system.Frame;
import dev.heddle.model.system.Move;
import dev.heddle.model.system.Narrator;
import dev.heddle.model.system.Property;
import dev.heddle.model.system.Stack;
import dev.heddle.model.system.Step;
import dev.heddle.model.system.Successors;
import dev.heddle.model.system.TransitionSystem;
import dev.heddle.model.system.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What a model says of one of its states.
final class Known {
  /// A strand and its carrier by name.
  record Who(String strand, @Nullable String carrier) {
    static Who of(Step step) {
      return new Who(step.strand(), step.carrier());
    }
  }

  final List<Value> values;
  final List<Move> moves;

  final List<Stack> stacks;

  /// Who has not ended and is executed by something.
  final Set<Who> agents = new HashSet<>();

  /// The agents without a step that were seen to have none on the JVM, either.
  final Set<Who> idle = new HashSet<>();

  /// The first property that is false; null when all hold.
  final @Nullable Property violated;

  /// Whether the evaluation of a property is an error.
  final boolean faulty;

  final Set<String> witnessed = new TreeSet<>();
  final boolean mayRest;

  /// @param whole whether stacks and claims are of interest, too
  Known(
      TransitionSystem system,
      Narrator narrator,
      Successors successors,
      long[] state,
      boolean whole) {
    values = narrator.values(state);
    moves = narrator.moves(state);
    mayRest = successors.mayRest(state, 0);
    stacks = whole ? narrator.stacks(state) : List.of();
    for (Stack stack : stacks) {
      boolean executed = stack.fiber() ? stack.carrier() != null : true;
      if (executed && stack.condition() != Stack.Condition.ENDED) {
        agents.add(new Who(stack.strand(), stack.carrier()));
      }
    }
    int first = -1;
    boolean fault = false;
    try {
      first = whole ? successors.violated(state, 0) : -1;
    } catch (Fault _) {
      fault = true;
    }
    violated = first < 0 ? null : system.properties().get(first);
    faulty = fault;
    for (int i = 0; whole && i < system.witnesses().size(); i++) {
      if (witnessed(successors, i, state)) {
        witnessed.add(system.witnesses().get(i).name());
      }
    }
  }

  private static boolean witnessed(Successors successors, int witness, long[] state) {
    try {
      return successors.witnessed(witness, state, 0);
    } catch (Fault _) {
      return false;
    }
  }

  /// How an execution differs in what holds, what is witnessed and whether all may rest; null when
  /// it does not.
  @Nullable String difference(Execution execution) {
    Set<String> broken = execution.violated();
    boolean same =
        violated == null ? faulty == !broken.isEmpty() : broken.contains(violated.name());
    if (!same) {
      return "violated: " + broken + ", in the model " + violated;
    }
    if (!execution.witnessed().equals(witnessed)) {
      return "witnessed: " + execution.witnessed() + ", in the model " + witnessed;
    }
    if (execution.mayRest() != mayRest) {
      return "all may rest: " + execution.mayRest() + ", in the model " + mayRest;
    }
    return null;
  }

  /// The calls in which a strand stands.
  List<Frame> calls(String strand) {
    for (Stack stack : stacks) {
      if (stack.strand().equals(strand)) {
        return stack.frames();
      }
    }
    throw new IllegalArgumentException(strand);
  }

  /// The steps of an agent.
  List<Move> moves(Who who) {
    List<Move> own = new ArrayList<>();
    for (Move move : moves) {
      if (Who.of(move.step()).equals(who)) {
        own.add(move);
      }
    }
    return own;
  }

  /// The step of an agent that makes these choices, or null.
  @Nullable Move move(Who who, List<String> choices) {
    for (Move move : moves(who)) {
      if (choices(move).equals(choices)) {
        return move;
      }
    }
    return null;
  }

  /// Whether an agent has a step that begins with these choices.
  boolean goesOn(Who who, List<String> choices) {
    for (Move move : moves(who)) {
      List<String> made = choices(move);
      if (made.size() >= choices.size()
          && Objects.equals(made.subList(0, choices.size()), choices)) {
        return true;
      }
    }
    return false;
  }

  /// What is chosen in a step, where there is a choice.
  static List<String> choices(Move move) {
    List<String> choices = new ArrayList<>(move.step().choices());
    choices.removeIf(it -> it.startsWith("choose(1) "));
    return choices;
  }
}
