package dev.heddle.model.interpret;

import dev.heddle.model.ir.Activation;
import dev.heddle.model.ir.Block;
import dev.heddle.model.ir.Exit;
import dev.heddle.model.ir.Program;
import dev.heddle.model.ir.Standing;
import dev.heddle.model.ir.Variable;
import dev.heddle.model.system.Flaw;
import dev.heddle.model.system.Frame;
import dev.heddle.model.system.Stack;
import dev.heddle.model.system.Stack.Condition;
import dev.heddle.model.system.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Where the strands stand.
final class Stacks {
  private final Interpreter interpreter;
  private final Vocabulary vocabulary;

  Stacks(Interpreter interpreter) {
    this.interpreter = interpreter;
    vocabulary = interpreter.vocabulary();
  }

  /// Hears which strands have a step.
  private static final class Movers implements Listener {
    private final Set<Integer> strands = new HashSet<>();
    private int strand;

    @Override
    public void began(Agent agent, int block) {
      strand = agent.strand();
    }

    @Override
    public void arrived(State target) {
      strands.add(strand);
    }

    @Override
    public void failed(Flaw flaw) {
      strands.add(strand);
    }
  }

  /// The stacks of all strands, in the order of their numbers.
  List<Stack> of(State state) {
    var movers = new Movers();
    interpreter.steps(state, movers);
    var stacks = new ArrayList<Stack>();
    for (int strand : interpreter.strands()) {
      Program program = interpreter.program(strand);
      if (program != null) {
        stacks.add(of(state, strand, program, movers.strands.contains(strand)));
      }
    }
    return stacks;
  }

  private Stack of(State state, int strand, Program program, boolean moves) {
    Agent agent = agent(state, strand);
    return new Stack(
        vocabulary.name(strand),
        agent == null || agent.carrier() == 0 ? null : vocabulary.name(agent.carrier()),
        program.fiber(),
        condition(state, strand, program, agent, moves),
        frames(state, strand, program),
        agent == null ? null : waitsFor(state, agent));
  }

  private @Nullable Agent agent(State state, int strand) {
    for (Agent agent : interpreter.agents(state)) {
      if (agent.strand() == strand) {
        return agent;
      }
    }
    return null;
  }

  private static Condition condition(
      State state, int strand, Program program, @Nullable Agent agent, boolean moves) {
    if (state.ended(strand)) {
      return Condition.ENDED;
    }
    if (moves) {
      return Condition.ENABLED;
    }
    if (Interpreter.isNew(state, strand, program)) {
      return Condition.NEW;
    }
    return agent == null ? Condition.PARKED : Condition.BLOCKED;
  }

  private @Nullable String waitsFor(State state, Agent agent) {
    Waits.Edge edge = interpreter.waits().of(state, agent);
    if (edge == null) {
      return null;
    }
    String lock = vocabulary.name(edge.lock());
    return edge.owner() == 0 ? lock + " (free)" : lock + heldBy(edge);
  }

  private String heldBy(Waits.Edge edge) {
    return " held by " + vocabulary.name(edge.owner());
  }

  /// An edge of the wait-for graph in words.
  String sentence(Waits.Edge edge) {
    String lock = vocabulary.name(edge.lock());
    return vocabulary.name(edge.runner()) + " waits for " + lock + heldBy(edge);
  }

  private List<Frame> frames(State state, int strand, Program program) {
    if (state.ended(strand) || Interpreter.isNew(state, strand, program)) {
      return List.of();
    }
    Standing.Place place = interpreter.place(state, strand, program);
    Exit.Point point = Interpreter.point(state, strand, program);
    long[] locals = state.locals(strand);
    Set<Integer> split = split(program, point, locals);
    var frames = new ArrayList<Frame>();
    int line = place.line();
    for (int number = place.activation(); number >= 0; ) {
      Activation activation = program.activations().get(number);
      frames.add(
          new Frame(
              Vocabulary.at(activation, line),
              activation.systemStack(),
              split.contains(number),
              locals(program, number, point, locals)));
      line = activation.callLine();
      number = activation.caller();
    }
    return frames;
  }

  /// The activations whose calls have split the stack: the prologue's choice is a local of theirs.
  private static Set<Integer> split(Program program, Exit.Point point, long[] locals) {
    var split = new HashSet<Integer>();
    for (Block block : program.blocks()) {
      if (block.exit() instanceof Exit.Choose choose && choose.split() != null) {
        boolean saved = point.saved().stream().anyMatch(it -> it.local() == choose.local());
        if (saved && locals[choose.local()] != 0) {
          split.add(program.locals().get(choose.local()).activation());
        }
      }
    }
    return split;
  }

  private Map<String, Value> locals(
      Program program, int activation, Exit.Point point, long[] locals) {
    Map<String, Value> values = new LinkedHashMap<>();
    for (Exit.Saved saved : point.saved()) {
      Variable variable = program.locals().get(saved.local());
      if (variable.activation() == activation && !variable.name().isEmpty()) {
        Value value = vocabulary.show(variable.shape(), locals[saved.local()]);
        values.putIfAbsent(variable.name(), value);
      }
    }
    return Collections.unmodifiableMap(values);
  }
}
