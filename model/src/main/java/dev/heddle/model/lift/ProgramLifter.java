package dev.heddle.model.lift;

import dev.heddle.model.Rejection;
import dev.heddle.model.graph.Names;
import dev.heddle.model.graph.ObjectGraph;
import dev.heddle.model.ir.Activation;
import dev.heddle.model.ir.Domain;
import dev.heddle.model.ir.Exit;
import dev.heddle.model.ir.Expr;
import dev.heddle.model.ir.Field;
import dev.heddle.model.ir.Program;
import dev.heddle.model.ir.Shape;
import dev.heddle.model.ir.Stmt;
import dev.heddle.model.ir.Type;
import dev.heddle.model.system.StepKind;
import dev.heddle.protocol.Fiber;
import dev.heddle.protocol.MayRest;
import dev.heddle.protocol.Strand;
import dev.heddle.protocol.SystemStack;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Lifts one program: `run()` of one strand class, or the code of one claim.
final class ProgramLifter {
  private static final Domain INTS = new Domain(Integer.MIN_VALUE, Integer.MAX_VALUE);

  final ObjectGraph graph;
  final ClassFiles files;
  final Assembly assembly = new Assembly();
  final @Nullable Field current;
  final List<Integer> carriers;
  final Class<?> type;
  final Domain strands;
  final boolean claim;

  /// What a claim is called in a rejection.
  final String word;

  final boolean fine;
  final @Nullable Weaving weaving;

  /// @param type the strand class; for a claim, the class of the entity
  /// @param strands the entities that run the program; for a claim, the entity
  /// @param word `An invariant` or `A witness`; null for a strand class
  /// @param fine whether there is a point before each access to a plain variable, too
  ProgramLifter(
      ObjectGraph graph,
      ClassFiles files,
      @Nullable Field current,
      List<Integer> carriers,
      Class<?> type,
      Domain strands,
      @Nullable String word,
      boolean fine) {
    this.graph = graph;
    this.files = files;
    this.current = current;
    this.carriers = carriers;
    this.type = type;
    this.strands = strands;
    this.claim = word != null;
    this.word = word == null ? "" : word;
    this.fine = fine;
    this.weaving = claim ? null : Weaving.of(this);
  }

  boolean isFiber() {
    return Fiber.class.isAssignableFrom(type);
  }

  /// Whether all of the program runs on the system stack.
  boolean runsOnSystemStack() {
    return type.isAnnotationPresent(SystemStack.class)
        || method(type, "run", "()V").isAnnotationPresent(SystemStack.class);
  }

  /// The strand that runs the program, or the entity that a claim is about.
  Symbol.Scalar self() {
    Expr self = strands.isConstant() ? Expr.of(strands.from()) : new Expr.Self();
    return Symbol.Scalar.reference(self, strands);
  }

  Program liftRun() {
    Method run = method(type, "run", "()V");
    if (Modifier.isSynchronized(run.getModifiers())) {
      throw new Rejection(
          files.code(run).where(0),
          "run() is synchronized, which is not supported.",
          "Use a dev.heddle.protocol.Lock.");
    }
    boolean systemStack = runsOnSystemStack();
    int activation = activate(null, 0, run, systemStack);
    int line = files.code(run).line(0);
    int start = assembly.block(activation, line);
    int first = assembly.block(activation, line);
    assembly.open(start);
    boolean mayRest = mayRest(run) || type.isAnnotationPresent(MayRest.class);
    assembly.close(new Exit.Point(StepKind.START, mayRest, null, List.of(), first));
    assembly.open(first);
    Context context =
        new Context(null, run, activation, false, systemStack, mayRest, null, List.of());
    new MethodLifter(this, context, files.code(run), List.of(self())).lift();
    assembly.close(new Exit.End());
    return assembly.finish(
        Names.of(type), (int) strands.from(), (int) (strands.to() - strands.from() + 1), isFiber());
  }

  Program liftClaim(Method method) {
    int result = assembly.local("result", Type.INT, Shape.BOOLEAN, 0);
    int activation = activate(null, 0, method, false);
    assembly.open(assembly.block(activation, files.code(method).line(0)));
    Context context = new Context(null, method, activation, true, true, false, null, List.of());
    Symbol value = new MethodLifter(this, context, files.code(method), List.of(self())).lift();
    if (value instanceof Symbol.Scalar(var expr, _, _)) {
      assembly.add(new Stmt.Assign(result, expr));
    }
    assembly.close(new Exit.End());
    return assembly.finish(Names.of(type), (int) strands.from(), 1, false);
  }

  /// A new activation of `method`, called from `line` of `caller`.
  int activate(@Nullable Context caller, int line, Method method, boolean systemStack) {
    MethodCode code = files.code(method);
    return assembly.activation(
        new Activation(
            caller == null ? -1 : caller.activation(),
            line,
            Names.of(method.getDeclaringClass()),
            code.name(),
            code.path,
            systemStack));
  }

  static boolean mayRest(Method method) {
    return method.isAnnotationPresent(MayRest.class);
  }

  /// The method that `type` runs for `name`.
  Method method(Class<?> type, String name, String descriptor) {
    Method method = files.resolve(type, name, descriptor);
    if (method == null) {
      throw new Rejection(
          type.getName() + "." + name,
          "There is no such method.",
          "Rebuild the protocol: its class files do not fit together.");
    }
    return method;
  }

  /// Whether the class of the program's strands overrides a hook of [Strand].
  boolean overrides(String hook) {
    return method(type, hook, "()V").getDeclaringClass() != Strand.class;
  }

  /// Entities beyond which the value of a reference does not lead, 0 for null included; null when
  /// unknown.
  @Nullable Domain rangeOf(Expr expr) {
    return switch (expr) {
      case Expr.Const(var value, _) -> Domain.of(value);
      case Expr.Self _ -> strands;
      case Expr.Current _ ->
          carriers.isEmpty() ? Domain.of(0) : new Domain(carriers.getFirst(), carriers.getLast());
      case Expr.Load(var field, _) -> field.range();
      case Expr.Lookup(var table, _, _) -> spanOf(table.values());
      case Expr.Binary(var operator, var left, Expr.Const(var by, _)) -> {
        Domain range = rangeOf(left);
        yield range == null || !INTS.contains(range) || !INTS.contains(by)
            ? null
            : switch (operator) {
              case ADD -> unwrapped(range.from() + by, range.to() + by);
              case MULTIPLY -> by < 0 ? null : unwrapped(range.from() * by, range.to() * by);
              default -> null;
            };
      }
      case Expr.Local _, Expr.Binary _, Expr.Convert _ -> null;
    };
  }

  /// The entities that a reference can lead to, 0 included when it may be null; null when unknown.
  @Nullable Domain bound(Symbol.Scalar reference) {
    Domain range = rangeOf(reference.expr());
    Domain bound = reference.bound();
    if (range == null || bound == null) {
      return range == null ? bound : range;
    }
    return range.clippedTo(bound);
  }

  private static @Nullable Domain unwrapped(long from, long to) {
    return INTS.contains(from) && INTS.contains(to) ? new Domain(from, to) : null;
  }

  private static Domain spanOf(List<Long> values) {
    Domain span = Domain.of(values.getFirst());
    for (long value : values) {
      span = span.join(Domain.of(value));
    }
    return span;
  }
}
