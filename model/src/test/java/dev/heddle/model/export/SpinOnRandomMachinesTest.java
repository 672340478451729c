package dev.heddle.model.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.heddle.model.Rejection;
import dev.heddle.model.emit.Emission;
import dev.heddle.model.ir.Machine;
import dev.heddle.model.ir.MachineArbitrary;
import dev.heddle.model.layout.Layout;
import dev.heddle.model.pass.Explored;
import dev.heddle.model.system.Fault;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Random machines by Spin and by the interpreter: as many states, and the same ones wrong. Each is
/// exported as guarded commands as far as possible, and as code as far as possible.
///
/// `-Dheddle.spin.machines=N` sets how many; 300 take some minutes.
final class SpinOnRandomMachinesTest {
  private static final int MACHINES = Integer.getInteger("heddle.spin.machines", 5);

  /// Machines with fewer states are passed over.
  private static final int FEW = 25;

  private static final int MANY = 20_000;

  private static final Steps.Limits COMMANDS = new Steps.Limits(16, 150, Steps.Cut.NOWHERE);
  private static final Steps.Limits CODE = new Steps.Limits(0, 150, Steps.Cut.NOWHERE);

  @TempDir private Path folder;

  @TestFactory
  Stream<DynamicTest> spin_finds_the_same() {
    return LongStream.iterate(1, seed -> seed + 1)
        .mapToObj(seed -> MachineArbitrary.narrowMachine(seed, 14))
        .filter(SpinOnRandomMachinesTest::isTelling)
        .limit(MACHINES)
        .map(machine -> DynamicTest.dynamicTest(machine.name(), () -> compare(machine)));
  }

  /// Whether the machine can be exported, and has neither few states nor too many.
  private static boolean isTelling(Machine machine) {
    try {
      Promela.of(machine, false, CODE);
    } catch (Rejection _) {
      return false;
    }
    Explored explored = Explored.of(machine, machine, MANY);
    return explored.complete() && explored.states() > FEW && explored.wrong().isEmpty();
  }

  private void compare(Machine machine) throws IOException, InterruptedException {
    assumeTrue(Spin.isInstalled(), "spin and cc are not both installed");
    Explored explored = Explored.of(machine, machine, MANY);
    boolean stuck = !explored.deadlocks().isEmpty();
    Spin commands = Spin.of(Promela.of(machine, isWrongAtOnce(machine), COMMANDS), folder);
    assertEquals(stuck, commands.wrong(), commands.report());
    Spin code = Spin.of(Promela.of(machine, isWrongAtOnce(machine), CODE), folder);
    // Code that changes nothing hides a deadlock.
    assertTrue(stuck || !code.wrong(), code.report());
    if (!commands.wrong()) {
      assertEquals(explored.states(), commands.states(), commands.report());
    }
    if (!code.wrong()) {
      assertEquals(explored.states(), code.states(), code.report());
    }
  }

  private static boolean isWrongAtOnce(Machine machine) {
    Layout layout = Layout.of(machine);
    try {
      return Emission.of(machine, layout).newSuccessors().violated(layout.initialState(machine), 0)
          >= 0;
    } catch (Fault _) {
      return true;
    }
  }
}
