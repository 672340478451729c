package dev.heddle.model.lift;

import dev.heddle.model.ir.Exit;
import dev.heddle.model.ir.Expr;
import dev.heddle.model.ir.Field;
import dev.heddle.model.ir.Fold;
import dev.heddle.model.ir.Operator;
import dev.heddle.model.ir.Shape;
import dev.heddle.model.ir.Stmt;
import dev.heddle.model.ir.Type;
import dev.heddle.model.system.FlawKind;
import dev.heddle.model.system.StepKind;
import dev.heddle.protocol.Carrier;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Lifts the calls of [dev.heddle.protocol.Heddle].
final class Intrinsics {
  private final MethodLifter method;
  private final ProgramLifter program;
  private final Lambdas lambdas;

  Intrinsics(MethodLifter method, Lambdas lambdas) {
    this.method = method;
    this.program = method.program;
    this.lambdas = lambdas;
  }

  /// What the call returns; null for nothing.
  @Nullable Symbol call(String name, List<Symbol> arguments) {
    return switch (name) {
      case "onSystemStack" -> bool(Expr.of(method.context.systemStack() ? 1 : 0));
      case "check" -> check(method.scalar(arguments.get(0)), text(arguments.get(1)));
      case "fail" -> fail(text(arguments.getFirst()));
      default -> {
        if (program.claim) {
          throw method.reject(
              program.word + " calls " + name + "().",
              program.word + " reads the state and nothing else.");
        }
        yield callInStrand(name, arguments);
      }
    };
  }

  private @Nullable Symbol callInStrand(String name, List<Symbol> arguments) {
    return switch (name) {
      case "point" -> point();
      case "await" -> await(arguments.getFirst());
      case "assume" -> assume(method.scalar(arguments.getFirst()).expr());
      case "choose" -> choose(method.scalar(arguments.getFirst()));
      case "strand" -> program.self();
      case "carrier" -> carrier();
      case "runner" -> program.isFiber() ? carrier() : program.self();
      case "start" -> start(method.scalar(arguments.getFirst()));
      case "mount" -> mount(method.scalar(arguments.get(0)), method.scalar(arguments.get(1)));
      default -> throw new IllegalStateException("unknown word " + name);
    };
  }

  private static Symbol bool(Expr value) {
    return new Symbol.Scalar(value, Shape.BOOLEAN, null);
  }

  private Symbol.Text text(Symbol symbol) {
    if (symbol instanceof Symbol.Text text) {
      return text;
    }
    throw method.reject("The message is no constant.", "Write a string literal.");
  }

  private @Nullable Symbol point() {
    boolean switching = method.context.method().getDeclaringClass() == Carrier.class;
    method.point(switching ? StepKind.SWITCH : StepKind.POINT, null);
    return null;
  }

  private @Nullable Symbol await(Symbol condition) {
    if (!(condition instanceof Symbol.Lambda)) {
      throw method.reject(
          "The condition of await is no lambda written there.", "Write `await(() -> condition)`.");
    }
    method.frame.push(condition);
    Expr lock = method.context.lock();
    method.point(lock == null ? StepKind.AWAIT : StepKind.ACQUIRE, lock);
    method.require(lambdas.condition((Symbol.Lambda) method.frame.pop()));
    return null;
  }

  private @Nullable Symbol assume(Expr condition) {
    method.require(condition);
    return null;
  }

  private @Nullable Symbol check(Symbol.Scalar condition, Symbol.Text message) {
    method.checks.that(condition.expr(), FlawKind.CHECK, message);
    return null;
  }

  private @Nullable Symbol fail(Symbol.Text message) {
    method.checks.that(Expr.of(0), FlawKind.CHECK, message);
    return null;
  }

  private Symbol choose(Symbol.Scalar alternatives) {
    if (alternatives.expr().equals(Expr.of(1))) {
      return Symbol.Scalar.of(Expr.of(0));
    }
    int chosen = method.assembly.local("", Type.INT, Shape.INTEGER, method.context.activation());
    int next = method.block();
    method.assembly.close(new Exit.Choose(chosen, alternatives.expr(), null, next));
    method.assembly.open(next);
    return Symbol.Scalar.of(new Expr.Local(chosen, Type.INT));
  }

  private Symbol carrier() {
    if (!program.isFiber()) {
      throw method.reject(
          "carrier() is called by a strand that has no carrier.",
          "Let " + program.type.getSimpleName() + " extend Fiber, or use strand().");
    }
    Expr current = new Expr.Current();
    return Symbol.Scalar.reference(current, program.rangeOf(current));
  }

  private @Nullable Symbol start(Symbol.Scalar strand) {
    method.spills.unstable();
    method.assembly.add(new Stmt.Start(strand.expr()));
    return null;
  }

  /// No other carrier runs `next`.
  private @Nullable Symbol mount(Symbol.Scalar carrier, Symbol.Scalar unstable) {
    Field current = program.current;
    if (current == null || program.carriers.size() < 2) {
      return null;
    }
    Symbol.Scalar next = method.spills.cheap(unstable);
    Expr alone = Expr.of(1);
    for (int other : program.carriers) {
      Expr same = Fold.binary(Operator.EQUAL, carrier.expr(), Expr.of(other));
      Expr none = Fold.binary(Operator.EQUAL, next.expr(), Expr.of(0));
      Expr free =
          Fold.binary(
              Operator.NOT_EQUAL, StateVariables.load(current, Expr.of(other)), next.expr());
      alone = Fold.and(alone, Fold.or(Fold.or(same, none), free));
    }
    method.checks.that(
        alone,
        FlawKind.CHECK,
        "%s is switched to while another carrier runs it",
        new Symbol.Scalar(next.expr(), Shape.REFERENCE, null));
    return null;
  }
}
