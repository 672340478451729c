package dev.heddle.model;

import dev.heddle.model.emit.Emission;
import dev.heddle.model.export.Promela;
import dev.heddle.model.interpret.StateNarrator;
import dev.heddle.model.ir.Machine;
import dev.heddle.model.ir.Printer;
import dev.heddle.model.layout.Layout;
import dev.heddle.model.lift.Lifter;
import dev.heddle.model.mutate.Mutation;
import dev.heddle.model.pass.Passes;
import dev.heddle.model.system.Fault;
import dev.heddle.model.system.TransitionSystem;
import dev.heddle.protocol.Protocol;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A protocol made ready for a checker: lifted from bytecode, simplified, laid out in bits,
/// compiled.
public final class Model {
  private final Machine machine;
  private final Layout layout;
  private final RaceSystems races;

  Model(Machine machine, RaceSystems races) {
    this.machine = machine;
    this.layout = Layout.of(machine);
    this.races = races;
  }

  /// The model of a protocol under the name of its class.
  ///
  /// @throws Rejection when the protocol is outside the language
  public static Model of(Protocol protocol) {
    return of(protocol.getClass().getSimpleName(), protocol);
  }

  /// The model of a protocol.
  ///
  /// @param name the protocol and its configuration, for people: `TwoPhase(managers=3)`
  /// @throws Rejection when the protocol is outside the language
  public static Model of(String name, Protocol protocol) {
    return lifted(name, protocol, null);
  }

  /// The small changes of a protocol's code, one at a time, in the order of its source: of all
  /// methods that its strands run, but those of [dev.heddle.protocol].
  ///
  /// @throws Rejection when the protocol is outside the language
  public static List<Mutation> mutations(Protocol protocol) {
    return Lifter.mutations(protocol);
  }

  /// The model of a protocol with its code changed.
  ///
  /// @param name the protocol and its configuration, for people
  /// @param mutation one of [#mutations] of an equal protocol
  /// @throws Rejection when what comes of it is outside the language
  public static Model mutant(String name, Protocol protocol, Mutation mutation) {
    return lifted(name, protocol, mutation);
  }

  private static Model lifted(String name, Protocol protocol, @Nullable Mutation mutation) {
    return new Model(
        Passes.run(Lifter.lift(name, protocol, mutation)),
        RaceSystems.of(() -> Lifter.liftFine(name, protocol, mutation)));
  }

  /// The model of a protocol in the finest steps: other strands may run before each access to any
  /// variable, too, unless an atomic method makes it. It has data races where the protocol has, and
  /// where it has none, the same errors and deadlocks as [#of].
  ///
  /// @throws Rejection when the protocol is outside the language
  public static Model fine(String name, Protocol protocol) {
    return new Model(Passes.run(Lifter.liftFine(name, protocol, null)), RaceSystems.NONE);
  }

  /// The model of a protocol with every scheduling point that the language has, those included at
  /// which standing makes no difference. It has the same errors and deadlocks as [#of], and more
  /// states.
  ///
  /// @throws Rejection when the protocol is outside the language
  public static Model everyPoint(String name, Protocol protocol) {
    return new Model(Passes.everyPoint(Lifter.lift(name, protocol, null)), RaceSystems.NONE);
  }

  /// The protocol and its configuration, for people.
  public String name() {
    return machine.name();
  }

  /// The model as a transition system.
  public TransitionSystem system() {
    var narrator = new StateNarrator(machine, layout);
    Emission emission = Emission.of(machine, layout, narrator::races);
    return new CompiledSystem(machine, layout, emission, narrator, races);
  }

  /// The intermediate representation as text.
  public String ir() {
    return Printer.print(machine);
  }

  /// The model in Promela, the language of the checker Spin, which finds as many states in it.
  ///
  /// @throws Rejection when the protocol needs more than Promela has, numbers of 64 bits above all
  public String promela() {
    return Promela.of(machine, isWrongAtOnce());
  }

  /// Whether a property is false before any strand has run.
  private boolean isWrongAtOnce() {
    TransitionSystem system = system();
    try {
      return system.successors().violated(system.initialState(), 0) >= 0;
    } catch (Fault _) {
      return true;
    }
  }

  /// The layout of a packed state as a diagram.
  public String layout() {
    return layout.diagram(machine);
  }
}
