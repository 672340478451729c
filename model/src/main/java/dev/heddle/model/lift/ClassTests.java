package dev.heddle.model.lift;

import dev.heddle.model.graph.Names;
import dev.heddle.model.ir.Domain;
import dev.heddle.model.ir.Expr;
import dev.heddle.model.ir.Fold;
import dev.heddle.model.ir.Operator;
import dev.heddle.model.ir.Shape;
import dev.heddle.model.system.FlawKind;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.TypeCheckInstruction;
import org.jspecify.annotations.Nullable;

/// Lifts `instanceof` and casts: the instances of a class are a set of entity numbers.
final class ClassTests {
  private final MethodLifter method;

  ClassTests(MethodLifter method) {
    this.method = method;
  }

  void lift(TypeCheckInstruction instruction) {
    if (instruction.type().asSymbol().isArray()) {
      return;
    }
    Symbol symbol = method.frame.stack.getLast();
    if (!(symbol instanceof Symbol.Scalar)) {
      return;
    }
    Class<?> type = method.classNamed(instruction.type().asInternalName());
    Symbol.Scalar reference = method.popScalar();
    if (instruction.opcode() == Opcode.INSTANCEOF) {
      Symbol.Scalar cheap = method.spills.cheap(reference);
      method.frame.push(new Symbol.Scalar(isInstance(cheap, type), Shape.BOOLEAN, null));
    } else {
      cast(reference, type);
    }
  }

  private void cast(Symbol.Scalar unchecked, Class<?> type) {
    Domain bound = method.program.bound(unchecked);
    Domain instances = method.program.graph.entities().instancesOf(type);
    Symbol.Scalar reference = method.spills.cheap(unchecked);
    Expr isNull = Fold.binary(Operator.EQUAL, reference.expr(), Expr.of(0));
    method.checks.that(
        Fold.or(isInstance(reference, type), isNull),
        FlawKind.CAST,
        "%s is no " + Names.of(type),
        reference);
    Domain allowed = allowed(instances, bound);
    method.frame.push(new Symbol.Scalar(reference.expr(), Shape.REFERENCE, allowed));
  }

  /// Where a reference leads after its cast.
  private static Domain allowed(@Nullable Domain instances, @Nullable Domain bound) {
    if (instances == null) {
      return Domain.of(0);
    }
    return bound == null || bound.contains(0)
        ? Domain.of(0).join(instances)
        : instances.clippedTo(bound);
  }

  /// Whether a reference leads to an instance of `type`.
  private Expr isInstance(Symbol.Scalar reference, Class<?> type) {
    var entities = method.program.graph.entities();
    Domain bound = method.program.bound(reference);
    long from = bound == null ? 1 : Math.max(1, bound.from());
    long to = bound == null ? entities.count() : bound.to();
    Expr member = Expr.of(0);
    boolean all = bound != null && !bound.contains(0);
    long number = from;
    while (number <= to) {
      if (!type.isInstance(entities.object((int) number))) {
        all = false;
        number++;
        continue;
      }
      long first = number;
      while (number <= to && type.isInstance(entities.object((int) number))) {
        number++;
      }
      member = Fold.or(member, Fold.within(reference.expr(), new Domain(first, number - 1)));
    }
    return all ? Expr.of(1) : member;
  }
}
