package dev.heddle.model.interpret;

import dev.heddle.model.ir.Claim;
import dev.heddle.model.ir.Exit;
import dev.heddle.model.ir.Machine;
import dev.heddle.model.ir.Program;
import dev.heddle.model.ir.Standing;
import dev.heddle.model.system.StepKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// What a machine means: its agents, their steps and its properties, on unpacked states. [Run] has
/// the meaning of statements and exits, [Evaluator] that of expressions.
public final class Interpreter {
  /// Hears nothing.
  static final Listener SILENT = new Listener() {};

  private final Machine machine;
  private final Vocabulary vocabulary;
  private final Waits waits;
  private final Races races;
  private final boolean mayWait;

  /// By strand.
  private final SortedMap<Integer, Program> programs = new TreeMap<>();

  /// By the first strand of a program; made when needed.
  private final Map<Integer, Standing> standing = new ConcurrentHashMap<>();

  /// An interpreter without a state of its own: threads may share it.
  public Interpreter(Machine machine) {
    this.machine = machine;
    vocabulary = new Vocabulary(machine);
    waits = new Waits(this);
    races = new Races(this);
    mayWait = Waits.possible(machine.programs());
    for (Program program : machine.programs()) {
      for (int i = 0; i < program.strands(); i++) {
        programs.put(program.firstStrand() + i, program);
      }
    }
  }

  /// The agents of a state in the order of their steps: the strands that are no fibers and have not
  /// ended, then the carriers with a current fiber that has not ended.
  public List<Agent> agents(State state) {
    var agents = new ArrayList<Agent>();
    programs.forEach(
        (strand, program) -> {
          if (!program.fiber() && !state.ended(strand)) {
            agents.add(new Agent(strand, 0, program));
          }
        });
    for (int carrier : machine.carriers()) {
      int fiber = current(state, carrier);
      Program program = program(fiber);
      if (program != null && !state.ended(fiber)) {
        agents.add(new Agent(fiber, carrier, program));
      }
    }
    return agents;
  }

  /// Tells `listener` every step of every agent from a state, an agent's steps in the order of
  /// their choices.
  public void steps(State from, Listener listener) {
    for (Agent agent : agents(from)) {
      var choices = new Choices();
      do {
        step(from, agent, choices, listener);
      } while (choices.advance());
    }
  }

  private void step(State from, Agent agent, Choices choices, Listener listener) {
    listener.began(agent, from.point(agent.strand()));
    State state = from.copy();
    long[] locals = state.locals(agent.strand());
    try {
      int first = point(from, agent.strand(), agent.program()).next();
      if (new Run(this, state, agent, locals, choices, listener).step(first)) {
        listener.arrived(state);
      } else {
        listener.pruned();
      }
    } catch (Wrong wrong) {
      listener.failed(wrong.flaw());
    }
  }

  /// The number of the first property that is false in a state, or -1: the invariants, then the
  /// partial deadlock where one is possible, then the data race.
  ///
  /// @throws Wrong when the evaluation of a claim is an error
  public int violated(State state) {
    List<Claim> invariants = machine.invariants();
    for (int claim = 0; claim < invariants.size(); claim++) {
      if (!holds(invariants.get(claim), state)) {
        return claim;
      }
    }
    if (!waits.cycle(state).isEmpty()) {
      return invariants.size();
    }
    return races.first(state) == null ? -1 : invariants.size() + (mayWait ? 1 : 0);
  }

  /// Whether a claim is true in a state.
  ///
  /// @throws Wrong when its evaluation is an error
  public boolean holds(Claim claim, State state) {
    var locals = new long[claim.program().locals().size()];
    var nobody = new Agent(0, 0, claim.program());
    return new Run(this, state.copy(), nobody, locals, new Choices(), SILENT).claim();
  }

  /// Whether every strand may stand for ever where it stands.
  public boolean mayRest(State state) {
    return programs.keySet().stream().allMatch(strand -> mayRest(state, strand));
  }

  private boolean mayRest(State state, int strand) {
    Program program = programs.get(strand);
    return program == null
        || state.ended(strand)
        || (program.fiber() && state.point(strand) == 0)
        || point(state, strand, program).mayRest();
  }

  /// Whether a strand stands where its `run()` begins. One that begins with a point, of another
  /// kind, stands there from the start.
  static boolean isNew(State state, int strand, Program program) {
    return !state.ended(strand)
        && state.point(strand) == 0
        && point(state, strand, program).kind() == StepKind.START;
  }

  /// The point where a strand that has not ended stands.
  static Exit.Point point(State state, int strand, Program program) {
    return (Exit.Point) program.blocks().get(state.point(strand)).exit();
  }

  /// Where a strand that has not ended stands, in the source.
  Standing.Place place(State state, int strand, Program program) {
    return place(program, state.point(strand));
  }

  /// Where a strand at the point of that block stands, in the source.
  Standing.Place place(Program program, int block) {
    return standing
        .computeIfAbsent(program.firstStrand(), _ -> new Standing(program))
        .at(program.blocks().get(block));
  }

  /// The fiber that a carrier executes, or 0.
  int current(State state, int carrier) {
    var current = machine.current();
    return current == null
        ? 0
        : Math.toIntExact(state.value(current, carrier - current.firstOwner()));
  }

  /// What an entity runs; null when it is no strand.
  @Nullable Program program(int entity) {
    return programs.get(entity);
  }

  /// The strands, ascending.
  Iterable<Integer> strands() {
    return programs.keySet();
  }

  Vocabulary vocabulary() {
    return vocabulary;
  }

  Waits waits() {
    return waits;
  }

  Races races() {
    return races;
  }
}
