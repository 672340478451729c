package dev.heddle.model.pass;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.model.ir.Machine;
import dev.heddle.model.ir.MachineArbitrary;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// All passes together keep what a checker can say.
final class PassesTest {
  private static final int STATES = 400;

  @Provide
  Arbitrary<Machine> machines() {
    return MachineArbitrary.machines();
  }

  @Property(tries = 1000)
  void nothing_observable_changes(@ForAll("machines") Machine machine) {
    same(new SaveLocals().apply(machine), Passes.run(machine));
  }

  @Property(tries = 300)
  void passes_that_ran_change_nothing_more(@ForAll("machines") Machine machine) {
    Machine once = Passes.run(machine);
    same(once, Passes.run(once));
  }

  /// Two machines have the same flaws, values and deadlocks. A machine with fewer points has more
  /// deadlocks: a strand that goes from point to point for ever without effect stands at one then.
  static void same(Machine before, Machine after) {
    Explored plain = Explored.of(before, after, STATES);
    Explored passed = Explored.of(after, after, STATES);
    if (plain.complete()) {
      assertTrue(passed.complete(), before::name);
      assertEquals(plain.wrong(), passed.wrong(), before::name);
      assertTrue(plain.valuations().containsAll(passed.valuations()), before::name);
      assertTrue(passed.states() <= plain.states(), before::name);
      assertTrue(passed.deadlocks().containsAll(plain.deadlocks()), before::name);
      assertTrue(plain.frozen().containsAll(passed.deadlocks()), before::name);
    }
  }
}
