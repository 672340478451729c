package dev.heddle.model.ir;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/// Random well-formed machines for the properties of whatever reads the intermediate
/// representation.
public final class MachineArbitrary {
  private static final int BLOCKS = 14;

  private MachineArbitrary() {}

  /// Small machines; shrinking makes their programs shorter.
  public static Arbitrary<Machine> machines() {
    return Combinators.combine(
            Arbitraries.longs(), Arbitraries.integers().between(2, BLOCKS).withoutEdgeCases())
        .as(MachineArbitrary::machine);
  }

  /// The machine of that seed, for reproducing what a property has found.
  public static Machine machine(long seed, int blocks) {
    return machine(seed, blocks, true);
  }

  /// The machine of that seed without numbers of 64 bits.
  public static Machine narrowMachine(long seed, int blocks) {
    return machine(seed, blocks, false);
  }

  private static Machine machine(long seed, int blocks, boolean longs) {
    Machine machine = RandomMachine.of(seed, blocks, longs);
    return new Machine(
        "random(" + seed + "L, " + blocks + ")",
        machine.entities(),
        machine.fields(),
        machine.initial(),
        machine.domains(),
        machine.programs(),
        machine.claims(),
        machine.carriers(),
        machine.current(),
        machine.bounds());
  }
}
