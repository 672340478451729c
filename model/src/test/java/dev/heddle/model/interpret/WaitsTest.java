package dev.heddle.model.interpret;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.model.ir.Field;
import dev.heddle.model.ir.Machine;
import dev.heddle.model.ir.Machines;
import dev.heddle.model.layout.Layout;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Two fibers on carriers of their own that take two locks the other way round.
final class WaitsTest {

  @Test
  void a_fiber_that_has_not_begun_may_rest() {
    Machine machine = Machines.crossedLocks();
    var interpreter = new Interpreter(machine);
    State state = State.initial(machine);
    assertTrue(interpreter.mayRest(state));
    state.stand(1, 2);
    assertFalse(interpreter.mayRest(state));
  }

  @Test
  void a_cycle_of_waits_is_the_property_after_the_claims() {
    Machine machine = Machines.crossedLocks();
    var codec = new StateCodec(machine, Layout.of(machine));
    var interpreter = new Interpreter(machine);
    List<State> cyclic =
        Reachable.states(machine, Layout.of(machine), 1_000).stream()
            .map(state -> codec.unpack(state, 0))
            .filter(state -> interpreter.violated(state) == 0)
            .toList();
    assertEquals(1, cyclic.size());
    Field owner = machine.fields().getFirst();
    State state = cyclic.getFirst();
    assertEquals(3, state.value(owner, 0), "a is held by M0");
    assertEquals(4, state.value(owner, 1), "b is held by M1");
    assertEquals(6, state.point(1));
    assertEquals(6, state.point(2));
  }

  @Test
  void a_lock_that_its_owner_takes_again_is_a_cycle() {
    Machine machine = Machines.crossedLocks();
    State state = State.initial(machine);
    state.stand(1, 2);
    state.save(1, 1, 5);
    state.put(machine.fields().getFirst(), 0, 3);
    assertEquals(0, new Interpreter(machine).violated(state));
    state.put(machine.fields().getFirst(), 0, 4);
    assertEquals(-1, new Interpreter(machine).violated(state), "M1 waits for nobody");
  }
}
