package dev.heddle.model.interpret;

import dev.heddle.model.ir.Claim;
import dev.heddle.model.ir.Machine;
import dev.heddle.model.layout.Layout;
import dev.heddle.model.system.Flaw;
import dev.heddle.model.system.FlawKind;
import dev.heddle.model.system.Grounds;
import dev.heddle.model.system.LockState;
import dev.heddle.model.system.Move;
import dev.heddle.model.system.Narrator;
import dev.heddle.model.system.Property;
import dev.heddle.model.system.Stack;
import dev.heddle.model.system.Step;
import dev.heddle.model.system.Value;
import java.util.List;

/// Retells the packed states of a machine by interpreting it again. Threads may share it.
public final class StateNarrator implements Narrator {
  private final Machine machine;
  private final Interpreter interpreter;
  private final StateCodec codec;
  private final Variables variables;
  private final Stacks stacks;
  private final Locks locks;
  private final boolean mayWait;

  /// @param layout the machine's own
  public StateNarrator(Machine machine, Layout layout) {
    this.machine = machine;
    interpreter = new Interpreter(machine);
    mayWait = Waits.possible(machine.programs());
    codec = new StateCodec(machine, layout);
    variables = new Variables(machine, interpreter);
    stacks = new Stacks(interpreter);
    locks = new Locks(machine, interpreter);
  }

  @Override
  public List<String> variables() {
    return variables.names();
  }

  @Override
  public List<Value> values(long[] state) {
    return variables.values(codec.unpack(state, 0));
  }

  @Override
  public List<Stack> stacks(long[] state) {
    return stacks.of(codec.unpack(state, 0));
  }

  @Override
  public List<LockState> locks(long[] state) {
    return locks.of(codec.unpack(state, 0));
  }

  @Override
  public List<Move> moves(long[] state) {
    var recorder = new StepRecorder(interpreter, variables, codec);
    interpreter.steps(codec.unpack(state, 0), recorder);
    return recorder.moves();
  }

  @Override
  public List<Step> pruned(long[] state) {
    var recorder = new StepRecorder(interpreter, variables, codec);
    interpreter.steps(codec.unpack(state, 0), recorder.keepingPruned());
    return recorder.pruned;
  }

  @Override
  public Grounds grounds(int property, long[] state) {
    List<Claim> invariants = machine.invariants();
    return property < invariants.size()
        ? ClaimGrounds.of(
            invariants.get(property), codec.unpack(state, 0), variables, interpreter.vocabulary())
        : Grounds.NONE;
  }

  @Override
  public Flaw flaw(int property, long[] state) {
    State unpacked = codec.unpack(state, 0);
    List<Claim> invariants = machine.invariants();
    if (property >= invariants.size()) {
      Races.Race race = interpreter.races().first(unpacked);
      return (property == invariants.size() && mayWait) || race == null
          ? partialDeadlock(unpacked)
          : Races.flaw(race, interpreter.vocabulary(), variables);
    }
    Claim claim = invariants.get(property);
    try {
      interpreter.holds(claim, unpacked);
    } catch (Wrong wrong) {
      return wrong.flaw();
    }
    Property it = claim.property();
    return Flaw.of(it.kind(), it.name(), it.text());
  }

  /// Whether there is a data race in the state at `states[offset..]`.
  public boolean races(long[] states, int offset) {
    return interpreter.races().first(codec.unpack(states, offset)) != null;
  }

  private Flaw partialDeadlock(State state) {
    List<String> cycle = interpreter.waits().cycle(state).stream().map(stacks::sentence).toList();
    String name = FlawKind.PARTIAL_DEADLOCK.text();
    return new Flaw(
        FlawKind.PARTIAL_DEADLOCK, name, "owners of locks wait for one another in a cycle", cycle);
  }
}
