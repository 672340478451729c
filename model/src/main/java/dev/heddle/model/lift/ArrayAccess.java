package dev.heddle.model.lift;

import dev.heddle.model.graph.Region;
import dev.heddle.model.ir.Domain;
import dev.heddle.model.ir.Expr;
import dev.heddle.model.ir.Field;
import dev.heddle.model.ir.Fold;
import dev.heddle.model.ir.Operator;
import dev.heddle.model.ir.Shape;
import dev.heddle.model.system.FlawKind;
import dev.heddle.model.system.StepKind;

/// Lifts reads and writes of array elements, and array lengths.
final class ArrayAccess {
  private final MethodLifter method;
  private final StateVariables variables;

  private record Element(Region region, Expr slot) {}

  ArrayAccess(MethodLifter method) {
    this.method = method;
    this.variables = new StateVariables(method);
  }

  void length() {
    Symbol array = method.frame.pop();
    if (!(array instanceof Symbol.Elements(var region, _))) {
      throw method.misused(array);
    }
    method.frame.push(Symbol.Scalar.of(Expr.of(region.length())));
  }

  void load() {
    Element element = element(false);
    if (element.region.rank() > 1) {
      method.frame.push(new Symbol.Elements(element.region.row(0), element.slot));
      return;
    }
    Field field = element.region.field();
    Domain bound = field.shape() == Shape.REFERENCE ? field.range() : null;
    method.frame.push(new Symbol.Scalar(new Expr.Load(field, element.slot), field.shape(), bound));
  }

  void store() {
    Symbol value = method.frame.pop();
    if (!(value instanceof Symbol.Scalar)) {
      throw method.misused(value);
    }
    method.frame.stack.add(method.frame.stack.size() - 2, value);
    Element element = element(true);
    Symbol.Scalar stored = method.popScalar();
    if (method.program.claim) {
      String word = method.program.word;
      throw method.reject(word + " writes an array.", word + " reads the state only.");
    }
    if (!element.region.bounded()) {
      throw method.reject(
          "Elements of " + element.region.field() + " are written, but it has no range.",
          "Annotate the field that holds the array with @Range(from = …, to = …).");
    }
    variables.store(element.region.field(), element.slot, stored);
  }

  /// Pops array and index; checks the bounds; before a volatile array, a point.
  private Element element(boolean write) {
    Symbol.Scalar index = method.popScalar();
    Symbol array = method.frame.pop();
    if (!(array instanceof Symbol.Elements(var region, _))) {
      throw method.misused(array);
    }
    if (isVolatile(region)) {
      method.frame.push(array);
      method.frame.push(index);
      method.point(StepKind.VOLATILE, null);
      index = method.popScalar();
      array = method.frame.pop();
    }
    index = method.spills.cheap(index);
    method.checks.that(
        Fold.within(index.expr(), new Domain(0, region.length() - 1L)),
        FlawKind.INDEX,
        region.field() + "[%s], but its length is " + region.length(),
        index);
    Expr base = ((Symbol.Elements) array).base();
    Expr offset = Fold.binary(Operator.MULTIPLY, index.expr(), Expr.of(region.stride()));
    Expr slot = Fold.binary(Operator.ADD, base, offset);
    if (isPlain(region)) {
      slot = method.spills.stable(Symbol.Scalar.of(slot)).expr();
      method.touch(region.field(), slot, write);
    }
    return new Element(region, slot);
  }

  private boolean isPlain(Region region) {
    return method.program.fine
        && region.rank() == 1
        && !method.program.graph.fields().synchronises(region.field());
  }

  private boolean isVolatile(Region region) {
    return !method.context.atomic()
        && region.rank() == 1
        && method.program.graph.fields().isVolatile(region.field());
  }
}
