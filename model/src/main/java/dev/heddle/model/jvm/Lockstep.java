package dev.heddle.model.jvm;

import dev.heddle.model.jvm.Execution.Agent;
import dev.heddle.model.jvm.Known.Who;
import dev.heddle.model.system.Move;
import dev.heddle.model.system.TransitionSystem;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Runs a protocol on the JVM and in its model at once, and compares them at every point: the
/// values of all variables, who has a step and of what kind, what there is to choose, which
/// properties hold, how a step that is an error goes wrong; and now and then call stacks, line by
/// line.
public final class Lockstep {
  /// Of how many steps of a walk one is watched for the call stack at which it ends.
  private static final int WATCHED = 8;

  private final WovenProtocol protocol;
  private final Thread.Builder threads;
  private final TransitionSystem system;
  private final KnownStates known;
  private final CompiledStates compiled;
  private final List<Turn> turns = new ArrayList<>();
  private Execution execution;
  private long steps;
  private boolean watchesAll;

  /// @param system the protocol's model with every scheduling point
  /// @param compiled the protocol's model as it is checked
  /// @param threads what runs the strands
  public Lockstep(
      WovenProtocol protocol,
      TransitionSystem system,
      TransitionSystem compiled,
      Thread.Builder threads) {
    this.protocol = protocol;
    this.threads = threads;
    this.system = system;
    execution = protocol.execute(threads);
    known = new KnownStates(protocol, system, execution, true);
    this.compiled = new CompiledStates(new KnownStates(protocol, compiled, execution, false));
  }

  /// Steps made on the JVM so far, those that led a new execution to a known place included.
  public long steps() {
    return steps;
  }

  // Walks.

  /// Walks from the first state, each step one of a random agent with random choices.
  ///
  /// @param length the most steps
  /// @return how many it made: fewer where nothing went on, or where a step was an error
  /// @throws Difference when the JVM and the model do not do the same
  public int walk(RandomGenerator random, int length) {
    turns.clear();
    rewind();
    compiled.begin();
    watchesAll = false;
    long[] state = system.initialState();
    try {
      int made = 0;
      while (made < length) {
        List<Agent> agents = compared(state);
        if (agents.isEmpty()) {
          if (!compiled.rests(execution.mayRest())) {
            throw difference("nothing moves any more, but in the compiled model");
          }
          return made;
        }
        Agent agent = agents.get(random.nextInt(agents.size()));
        Move move = step(agent, state, random::nextInt);
        follow(agent, move);
        switch (move) {
          case Move.To(_, var target) -> state = target;
          case Move.Into _ -> {
            return made + 1;
          }
          case null -> rewind();
        }
        made++;
      }
      compared(state);
      return made;
    } finally {
      execution.close();
    }
  }

  /// Lets the compiled model make the step that was made.
  private void follow(Agent agent, @Nullable Move move) {
    List<String> choices = execution.choices(agent);
    switch (move) {
      case Move.To _ -> {
        String differs = compiled.step(execution, who(agent), choices);
        if (differs != null) {
          throw difference(differs);
        }
      }
      case Move.Into _ -> {
        if (!compiled.fails(who(agent), choices)) {
          throw difference(move + ", but not in the compiled model");
        }
      }
      case null -> {}
    }
  }

  /// Makes every step of every agent from every state, breadth-first.
  ///
  /// @param limit states beyond which nothing is looked at
  /// @return how many states there were
  /// @throws Difference when the JVM and the model do not do the same
  public int exhaust(int limit) {
    record Open(long[] state, List<Turn> turns) {}
    watchesAll = true;
    Set<List<Long>> seen = new HashSet<>();
    Queue<Open> open = new ArrayDeque<>();
    seen.add(KnownStates.key(system.initialState()));
    open.add(new Open(system.initialState(), List.of()));
    while (!open.isEmpty()) {
      Open next = open.remove();
      turns.clear();
      turns.addAll(next.turns);
      rewind();
      int made = 0;
      for (Agent agent : compared(next.state)) {
        var alternatives = new Alternatives();
        do {
          Move move = step(agent, next.state, alternatives);
          made += move == null ? 0 : 1;
          if (move instanceof Move.To(_, var target)) {
            compared(target);
            if (seen.size() < limit && seen.add(KnownStates.key(target))) {
              open.add(new Open(target, List.copyOf(turns)));
            }
            turns.removeLast();
          }
          rewind();
        } while (alternatives.advance());
      }
      if (made != known.of(next.state).moves.size()) {
        throw difference("the JVM has " + made + " steps, not " + known.of(next.state).moves);
      }
    }
    execution.close();
    return seen.size();
  }

  /// A new execution where the present one is.
  private void rewind() {
    execution.close();
    execution = protocol.execute(threads);
    for (Turn turn : turns) {
      var choices = turn.choices().iterator();
      Outcome outcome = execution.step(turn.agent(), _ -> choices.next());
      steps++;
      if (!(outcome instanceof Outcome.Arrived)) {
        throw difference("the same schedule again, and now " + outcome);
      }
    }
  }

  // Steps.

  /// Makes a step on the JVM, which the model has, too.
  ///
  /// @return the step; null when there is none and the execution is over
  private @Nullable Move step(Agent agent, long[] state, IntUnaryOperator chooser) {
    List<Integer> numbers = new ArrayList<>();
    execution.watch(watchesAll || steps % WATCHED == 0);
    Outcome outcome =
        execution.step(
            agent,
            alternatives -> {
              int chosen = chooser.applyAsInt(alternatives);
              numbers.add(chosen);
              return chosen;
            });
    steps++;
    Known here = known.of(state);
    Who who = who(agent);
    List<String> choices = execution.choices(agent);
    Move move = here.move(who, choices);
    switch (outcome) {
      case Outcome.Arrived _ -> {
        if (!(move instanceof Move.To to)) {
          throw difference(who + " makes a step with " + choices + ", but in the model: " + move);
        }
        turns.add(new Turn(agent, numbers));
        stack(agent, to.target());
        return move;
      }
      case Outcome.Failed failed -> {
        if (!(move instanceof Move.Into(_, var flaw)) || !failed.is(flaw)) {
          throw difference(who + " with " + choices + ": " + failed + ", but in the model " + move);
        }
        return move;
      }
      case Outcome.Pruned _ -> {
        if (here.goesOn(who, choices)) {
          throw difference(who + " has no step with " + choices + ", but has one in the model");
        }
        return null;
      }
    }
  }

  /// Compares where a strand stands after a step that was watched.
  private void stack(Agent agent, long[] target) {
    CallStack calls = execution.calls(agent);
    String strand = String.valueOf(execution.name(agent.strand()));
    String differs = calls == null ? null : calls.difference(known.of(target).calls(strand));
    if (differs != null) {
      throw difference(strand + " " + differs);
    }
  }

  // States.

  private Who who(Agent agent) {
    return new Who(String.valueOf(execution.name(agent.strand())), execution.name(agent.carrier()));
  }

  /// Compares the execution with a state of the model.
  ///
  /// @return the agents that may have a step
  private List<Agent> compared(long[] state) {
    Known here = known.of(state);
    List<Agent> able = new ArrayList<>();
    Set<Who> agents = new HashSet<>();
    for (Agent agent : execution.agents()) {
      Who who = who(agent);
      agents.add(who);
      List<Move> moves = here.moves(who);
      boolean blocked = execution.blocked(agent);
      if (blocked && !moves.isEmpty()) {
        throw difference(who + " waits, but has steps in the model: " + moves);
      }
      for (Move move : moves) {
        if (move.step().kind() != execution.kind(agent)) {
          throw difference(who + " stands at " + execution.kind(agent) + ", not " + move.step());
        }
      }
      if (!blocked && !here.idle.contains(who)) {
        able.add(agent);
      }
    }
    if (!agents.equals(here.agents)) {
      throw difference("agents " + agents + ", in the model " + here.agents);
    }
    String differs = known.difference(execution, state);
    String claims = differs == null ? here.difference(execution) : differs;
    if (claims != null) {
      throw difference(claims);
    }
    able.removeIf(agent -> here.moves(who(agent)).isEmpty() && isIdle(agent, here, state));
    return able;
  }

  /// Tries all that an agent can choose: it has no step.
  private boolean isIdle(Agent agent, Known here, long[] state) {
    var alternatives = new Alternatives();
    do {
      step(agent, state, alternatives);
      rewind();
    } while (alternatives.advance());
    here.idle.add(who(agent));
    return true;
  }

  private Difference difference(String what) {
    var text = new StringBuilder(system.name()).append(": ").append(what).append("\nafter");
    for (Turn turn : turns) {
      text.append("\n  ").append(who(turn.agent())).append(' ').append(turn.choices());
    }
    return new Difference(text.toString());
  }
}
