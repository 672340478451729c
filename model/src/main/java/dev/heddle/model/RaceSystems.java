package dev.heddle.model;

import dev.heddle.model.ir.Machine;
import dev.heddle.model.pass.Passes;
import dev.heddle.model.system.TransitionSystem;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The systems in which data races are looked for. Each is made when it is first asked for, and is
/// then the same for ever.
final class RaceSystems {
  /// That of a system that is itself made to look for races, and has no simpler ones.
  static final RaceSystems NONE = new RaceSystems(Optional::empty, Optional::empty);

  private final Supplier<Optional<TransitionSystem>> any;
  private final Supplier<Optional<TransitionSystem>> all;

  private RaceSystems(
      Supplier<Optional<TransitionSystem>> any, Supplier<Optional<TransitionSystem>> all) {
    this.any = new Once<>(any);
    this.all = new Once<>(all);
  }

  /// Those of a protocol.
  ///
  /// @param finest makes its machine in the finest steps
  static RaceSystems of(Supplier<Machine> finest) {
    Supplier<Machine> machine = new Once<>(finest);
    return new RaceSystems(
        () -> system(() -> Passes.anyRace(machine.get()), NONE),
        () -> system(() -> Passes.races(machine.get(), true), careful(machine)));
  }

  private static RaceSystems careful(Supplier<Machine> machine) {
    Supplier<Optional<TransitionSystem>> careful =
        () -> Optional.of(new Model(Passes.races(machine.get(), false), NONE).system());
    return new RaceSystems(careful, careful);
  }

  private static Optional<TransitionSystem> system(Supplier<Machine> machine, RaceSystems next) {
    try {
      Machine made = machine.get();
      return Passes.isDecided(made)
          ? Optional.empty()
          : Optional.of(new Model(made, next).system());
    } catch (Rejection rejection) {
      throw new Rejection(
          rejection.where(),
          "In the finer steps that show data races: " + rejection.reason(),
          rejection.advice() + " Or do not look for data races.");
    }
  }

  /// As [TransitionSystem#anyRace] says.
  Optional<TransitionSystem> any() {
    return any.get();
  }

  /// As [TransitionSystem#races] says.
  Optional<TransitionSystem> all() {
    return all.get();
  }

  /// What a supplier gives when it is first asked.
  private static final class Once<T> implements Supplier<T> {
    private final Supplier<T> supplier;
    private @Nullable T value;

    Once(Supplier<T> supplier) {
      this.supplier = supplier;
    }

    @Override
    public synchronized T get() {
      T known = value;
      if (known == null) {
        known = supplier.get();
        value = known;
      }
      return known;
    }
  }
}
