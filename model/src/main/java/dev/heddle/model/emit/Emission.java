package dev.heddle.model.emit;

import dev.heddle.model.Rejection;
import dev.heddle.model.ir.Claim;
import dev.heddle.model.ir.Exit;
import dev.heddle.model.ir.Expr;
import dev.heddle.model.ir.Machine;
import dev.heddle.model.layout.Layout;
import dev.heddle.model.system.Counter;
import dev.heddle.model.system.FlawKind;
import dev.heddle.model.system.Property;
import dev.heddle.model.system.Successors;
import java.lang.constant.ClassDesc;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A machine as bytecode: a hidden class whose objects are successor functions.
///
/// Each control point is a method that carries the state's words in JVM locals, and each
/// continuation of a choice is one that takes them as arguments. The bytecode stays well below the
/// 8,000 bytes of a method beyond which HotSpot only interprets it.
public final class Emission {
  /// Words of a state up to which JVM locals carry them.
  private static final int MOST_WORDS = 32;

  /// Bytecodes of a method beyond which HotSpot does not compile it.
  private static final int MOST_BYTES = 8_000;

  /// Estimated sizes at which methods are cut, tried in this order.
  private static final List<Integer> BUDGETS = List.of(3_000, 1_500, 700);

  private static final String NAME = Emission.class.getPackageName() + ".Emitted";

  private final List<Counter> counters;
  private final List<String> agents;
  private final List<Property> properties;
  private final List<Property> witnesses;
  private final int maxSuccessors;
  private final Wiring wiring;
  private final MethodHandle constructor;

  private Emission(Context context, Assembly assembly, byte[] bytes, MixedRaces mixed) {
    var machine = context.machine();
    counters = List.copyOf(assembly.meters().counters());
    maxSuccessors = assembly.maxSuccessors() + (context.wide() ? 1 : 0);
    wiring = new Wiring(machine, context.layout(), assembly.meters(), mixed);
    agents = wiring.names(machine);
    properties = properties(machine);
    witnesses = machine.witnesses().stream().map(Claim::property).toList();
    constructor = define(bytes, context.tables().arrays());
  }

  /// Emits the code of `machine` for states packed as `layout` says.
  ///
  /// @throws Rejection when a step carries more variables at once than a JVM method has parameters
  public static Emission of(Machine machine, Layout layout) {
    return of(machine, layout, (_, _) -> false);
  }

  /// Emits the code of a machine in fine steps.
  ///
  /// @param mixed decides about races that plain accesses alone do not tell
  /// @throws Rejection when a step carries more variables at once than a JVM method has parameters
  public static Emission of(Machine machine, Layout layout, MixedRaces mixed) {
    if (layout.words() <= MOST_WORDS) {
      Emission emission = attempt(machine, layout, false, mixed);
      if (emission != null) {
        return emission;
      }
    }
    Emission emission = attempt(machine, layout, true, mixed);
    if (emission != null) {
      return emission;
    }
    throw new IllegalStateException(
        machine.name() + ": a single statement or loop exceeds " + MOST_BYTES + " bytecodes");
  }

  private static @Nullable Emission attempt(
      Machine machine, Layout layout, boolean wide, MixedRaces mixed) {
    try {
      for (int budget : BUDGETS) {
        Emission emission = attempt(machine, layout, wide, budget, mixed);
        if (emission != null) {
          return emission;
        }
      }
      return null;
    } catch (Method.TooManyParameters _) {
      if (wide) {
        throw new Rejection(
            null,
            "A step of " + machine.name() + " carries more than 240 local variables at once.",
            "Keep them in fields or in arrays of fields, or divide the step by a point().");
      }
      return null;
    }
  }

  /// One attempt; null when a method is too long.
  ///
  /// @param wide whether the state stays in an array
  /// @param budget estimated bytes at which methods are cut
  static @Nullable Emission attempt(Machine machine, Layout layout, boolean wide, int budget) {
    return attempt(machine, layout, wide, budget, (_, _) -> false);
  }

  private static @Nullable Emission attempt(
      Machine machine, Layout layout, boolean wide, int budget, MixedRaces mixed) {
    var context = new Context(machine, layout, wide, budget, ClassDesc.of(NAME), new Tables());
    var assembly = new Assembly(context);
    byte[] bytes = assembly.bytes();
    return assembly.longest() < MOST_BYTES ? new Emission(context, assembly, bytes, mixed) : null;
  }

  private static MethodHandle define(byte[] bytes, List<Object> tables) {
    try {
      MethodHandles.Lookup lookup =
          MethodHandles.lookup().defineHiddenClassWithClassData(bytes, tables, true);
      return lookup.findConstructor(
          lookup.lookupClass(), MethodType.methodType(void.class, Wiring.class));
    } catch (IllegalAccessException | NoSuchMethodException e) {
      throw new IllegalStateException("the emitted class is not as it was built", e);
    }
  }

  private static List<Property> properties(Machine machine) {
    var properties = new ArrayList<Property>();
    for (Claim claim : machine.invariants()) {
      properties.add(claim.property());
    }
    if (anyAnswered(machine, Standing.OWNER)) {
      FlawKind kind = FlawKind.PARTIAL_DEADLOCK;
      properties.add(
          new Property(kind.text(), "no owners of locks wait for one another in a cycle", kind));
    }
    if (anyAnswered(machine, new Touches(machine)::of)) {
      FlawKind kind = FlawKind.DATA_RACE;
      properties.add(
          new Property(kind.text(), "nothing that a strand writes is accessed meanwhile", kind));
    }
    return List.copyOf(properties);
  }

  private static boolean anyAnswered(
      Machine machine, Function<Exit.Point, @Nullable Expr> answers) {
    return machine.programs().stream().anyMatch(it -> Standing.isAnswered(it, answers));
  }

  /// A successor function of its own.
  public Successors newSuccessors() {
    try {
      return (CompiledSuccessors) constructor.invoke(wiring);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  /// The names of those whom [Successors#expand(int, long[], int, long[], int)] can be asked about.
  public List<String> agents() {
    return agents;
  }

  /// What [Successors#coverage] counts.
  public List<Counter> counters() {
    return counters;
  }

  /// The most successors that one state can have. A step with more than 65,536 of its own is a flaw
  /// of kind [FlawKind#MODEL], so there are never more than that by agent. Wide states are computed
  /// in place and need room for one more.
  public int maxSuccessors() {
    return maxSuccessors;
  }

  /// The most successors that one state of `machine` can have: an upper bound.
  public static int maxSuccessors(Machine machine) {
    Layout layout = Layout.of(machine);
    var context =
        new Context(machine, layout, false, BUDGETS.getFirst(), ClassDesc.of(NAME), new Tables());
    return new Assembly(context).maxSuccessors();
  }

  /// The invariants, then that there is no partial deadlock where one is possible, then that there
  /// is no data race where the steps are fine enough to tell.
  public List<Property> properties() {
    return properties;
  }

  /// The witnesses.
  public List<Property> witnesses() {
    return witnesses;
  }
}
