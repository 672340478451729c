package dev.heddle.model.interpret;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.heddle.model.ir.Domain;
import dev.heddle.model.ir.Machine;
import dev.heddle.model.ir.MachineArbitrary;
import dev.heddle.model.ir.Machines;
import dev.heddle.model.layout.Layout;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

final class StateCodecTest {

  @Provide
  Arbitrary<Machine> machines() {
    return MachineArbitrary.machines();
  }

  @Property(tries = 100)
  void unpacking_and_packing_gives_the_same_bits(@ForAll("machines") Machine machine) {
    Layout layout = Layout.of(machine);
    var codec = new StateCodec(machine, layout);
    assertArrayEquals(layout.initialState(machine), codec.pack(State.initial(machine)));
    for (long[] state : Reachable.states(machine, layout, 100)) {
      var padded = new long[state.length + 3];
      System.arraycopy(state, 0, padded, 2, state.length);
      assertArrayEquals(state, codec.pack(codec.unpack(padded, 2)));
    }
  }

  @Test
  void a_value_outside_its_domain_is_refused() {
    Machine machine = Machines.peterson();
    var narrow =
        machine.with(
            machine.programs(),
            machine.claims(),
            List.of(new Domain(2, 3), Domain.of(0), new Domain(0, 1)));
    var codec = new StateCodec(narrow, Layout.of(narrow));
    State state = State.initial(narrow);
    assertEquals(0, codec.unpack(codec.pack(state), 0).value(narrow.fields().get(1), 0));
    state.put(narrow.fields().get(1), 0, 1);
    assertThrows(IllegalArgumentException.class, () -> codec.pack(state));
  }
}
