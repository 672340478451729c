package dev.heddle.model.lift;

import dev.heddle.model.graph.Mirror;
import dev.heddle.model.graph.Names;
import dev.heddle.model.ir.Domain;
import dev.heddle.model.ir.Expr;
import dev.heddle.model.ir.Shape;
import dev.heddle.model.system.FlawKind;
import dev.heddle.model.system.StepKind;
import dev.heddle.protocol.Carrier;
import dev.heddle.protocol.Owner;
import dev.heddle.protocol.Sync;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;

/// Lifts reads and writes of fields.
final class FieldAccess {
  private static final String STATIC_ADVICE =
      "Make it an instance field of an object that the protocol's constructor builds.";

  private final MethodLifter method;
  private final FinalFields finals;
  private final StateVariables variables;

  FieldAccess(MethodLifter method) {
    this.method = method;
    this.finals = new FinalFields(method);
    this.variables = new StateVariables(method);
  }

  void lift(FieldInstruction instruction) {
    Class<?> owner = method.classNamed(instruction.owner().asInternalName());
    Field field = method.program.files.field(owner, instruction.name().stringValue());
    switch (instruction.opcode()) {
      case GETFIELD -> {
        requireInstances(field, 1);
        get(field);
      }
      case PUTFIELD -> {
        requireInstances(field, 2);
        put(field);
      }
      case GETSTATIC -> getStatic(field);
      default ->
          throw method.reject(
              "The static field " + field.getName() + " is written.", STATIC_ADVICE);
    }
  }

  /// Where no object has the field, what seems to lead to one is null.
  private void requireInstances(Field field, int depth) {
    Class<?> owner = field.getDeclaringClass();
    if (owner.isEnum() && !Modifier.isFinal(field.getModifiers())) {
      throw method.reject(
          "A field of an enum cannot change.",
          "Make it final, or keep the value in an object of the protocol.");
    }
    Symbol receiver = method.frame.stack.get(method.frame.stack.size() - depth);
    if (receiver instanceof Symbol.Scalar
        && method.program.graph.entities().instancesOf(owner) == null) {
      String doing = (depth == 1 ? "reading " : "writing ") + Names.of(field);
      method.checks.that(Expr.of(0), FlawKind.NULL, doing + " of null", null);
    }
  }

  private void get(Field field) {
    Symbol.Scalar receiver = method.popScalar();
    String doing = "reading " + Names.of(field);
    if (field.getType().isArray()) {
      receiver = method.checks.notNull(receiver, doing);
      method.frame.push(finals.array(field, receiver));
    } else if (Modifier.isFinal(field.getModifiers())) {
      receiver = method.checks.notNull(receiver, doing);
      method.frame.push(finals.constant(field, receiver));
    } else {
      receiver = method.checks.notNull(pointFor(field, receiver), doing);
      var scalar = method.program.graph.fields().scalar(field);
      receiver = touch(field, scalar, receiver, false);
      Expr value = StateVariables.load(scalar, receiver.expr());
      Domain bound = scalar.shape() == Shape.REFERENCE ? scalar.range() : null;
      method.frame.push(new Symbol.Scalar(value, scalar.shape(), bound));
    }
  }

  /// The point before an access to a volatile field. What stands on the stack is saved across it.
  private Symbol.Scalar pointFor(Field field, Symbol.Scalar receiver) {
    if (!Modifier.isVolatile(field.getModifiers()) || method.context.atomic()) {
      return receiver;
    }
    method.frame.push(receiver);
    method.point(StepKind.VOLATILE, null);
    return method.popScalar();
  }

  /// In fine steps, the point before an access to a plain field.
  private Symbol.Scalar touch(
      Field field, dev.heddle.model.ir.Field scalar, Symbol.Scalar receiver, boolean write) {
    if (!method.program.fine || synchronises(field)) {
      return receiver;
    }
    Symbol.Scalar owner = method.spills.stable(receiver);
    method.touch(scalar, StateVariables.slot(scalar, owner.expr(), Expr.of(0)), write);
    return owner;
  }

  /// Whether accesses to a field are how strands synchronise, so that no two of them are a race.
  private static boolean synchronises(Field field) {
    return Modifier.isVolatile(field.getModifiers())
        || field.isAnnotationPresent(Sync.class)
        || field.isAnnotationPresent(Owner.class)
        || field.getDeclaringClass() == Carrier.class;
  }

  private void put(Field field) {
    Symbol value = method.frame.pop();
    if (field.getType().isArray()) {
      throw method.reject(
          "The array field " + field.getName() + " is assigned.",
          "Arrays are fixed: make the field final and copy the elements.");
    }
    if (!(value instanceof Symbol.Scalar)) {
      throw method.misused(value);
    }
    method.frame.stack.add(method.frame.stack.size() - 1, value);
    Symbol.Scalar receiver = pointFor(field, method.popScalar());
    Symbol.Scalar stored = method.popScalar();
    if (method.program.claim) {
      throw method.reject(
          method.program.word + " writes " + Names.of(field) + ".",
          method.program.word + " reads the state only.");
    }
    if (Modifier.isFinal(field.getModifiers())) {
      throw method.reject("A final field is written.", "Make it a state variable.");
    }
    receiver = method.checks.notNull(receiver, "writing " + Names.of(field));
    var scalar = method.program.graph.fields().scalar(field);
    method.frame.push(stored);
    receiver = touch(field, scalar, receiver, true);
    stored = method.popScalar();
    variables.store(scalar, StateVariables.slot(scalar, receiver.expr(), Expr.of(0)), stored);
  }

  private void getStatic(Field field) {
    if (field.getName().equals("$assertionsDisabled")) {
      method.frame.push(new Symbol.Scalar(Expr.of(0), Shape.BOOLEAN, null));
      return;
    }
    if (!Modifier.isFinal(field.getModifiers())) {
      throw method.reject("The static field " + field.getName() + " is not final.", STATIC_ADVICE);
    }
    Object value = Mirror.read(field, null);
    if (value != null && value.getClass().isArray()) {
      String type = Names.of(field.getDeclaringClass());
      method.frame.push(finals.elements(type, field.getName(), value));
    } else {
      method.frame.push(finals.value(value, field));
    }
  }
}
