package dev.heddle.model.lift;

import dev.heddle.model.graph.Mirror;
import dev.heddle.model.graph.Names;
import dev.heddle.model.graph.Region;
import dev.heddle.model.ir.Domain;
import dev.heddle.model.ir.Exit;
import dev.heddle.model.ir.Expr;
import dev.heddle.model.ir.Field;
import dev.heddle.model.ir.Fold;
import dev.heddle.model.ir.Operator;
import dev.heddle.model.ir.Shape;
import dev.heddle.model.ir.Stmt;
import dev.heddle.model.ir.Table;
import dev.heddle.model.ir.Type;
import dev.heddle.model.system.FlawKind;
import dev.heddle.model.system.StepKind;
import dev.heddle.protocol.Owner;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.TypeCheckInstruction;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads and writes of fields and array elements.
final class Accesses {
  private static final String STATIC_ADVICE =
      "Make it an instance field of an object that the protocol's constructor builds.";

  private final MethodLifter method;

  Accesses(MethodLifter method) {
    this.method = method;
  }

  void field(FieldInstruction instruction) {
    Class<?> owner = type(instruction.owner().asInternalName());
    var field = method.program.files.field(owner, instruction.name().stringValue());
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
  private void requireInstances(java.lang.reflect.Field field, int depth) {
    Class<?> owner = field.getDeclaringClass();
    if (owner.isEnum() && !Modifier.isFinal(field.getModifiers())) {
      throw method.reject(
          "A field of an enum cannot change.",
          "Make it final, or keep the value in an object of the protocol.");
    }
    Symbol receiver = method.frame.stack.get(method.frame.stack.size() - depth);
    if (receiver instanceof Symbol.Scalar
        && method.program.graph.entities().instancesOf(owner) == null) {
      String doing = (depth == 1 ? "reading " : "writing ") + simple(field);
      method.check(Expr.of(0), FlawKind.NULL, doing + " of null", null);
    }
  }

  private Class<?> type(String internalName) {
    return Calls.load(method, internalName);
  }

  // Instance fields

  private void get(java.lang.reflect.Field field) {
    Symbol.Scalar receiver = method.popScalar();
    boolean isFinal = Modifier.isFinal(field.getModifiers());
    if (field.getType().isArray()) {
      receiver = method.checkNotNull(receiver, "reading " + simple(field));
      method.frame.push(array(field, receiver));
    } else if (isFinal) {
      receiver = method.checkNotNull(receiver, "reading " + simple(field));
      method.frame.push(constant(field, receiver));
    } else {
      receiver = method.checkNotNull(pointFor(field, receiver), "reading " + simple(field));
      Field scalar = method.program.graph.fields().scalar(field);
      Expr value = new Expr.Load(scalar, slot(scalar, receiver.expr(), Expr.of(0)));
      Domain bound = scalar.shape() == Shape.REFERENCE ? scalar.range() : null;
      method.frame.push(new Symbol.Scalar(value, scalar.shape(), bound));
    }
  }

  private static String simple(java.lang.reflect.Field field) {
    return Names.of(field.getDeclaringClass()) + "." + field.getName();
  }

  /// The point before an access to a volatile field. What stands on the stack is saved across it.
  private Symbol.Scalar pointFor(java.lang.reflect.Field field, Symbol.Scalar receiver) {
    if (!Modifier.isVolatile(field.getModifiers()) || method.context.atomic()) {
      return receiver;
    }
    method.frame.push(receiver);
    method.point(StepKind.VOLATILE, null);
    return method.popScalar();
  }

  private void put(java.lang.reflect.Field field) {
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
          "An invariant writes " + simple(field) + ".", "An invariant reads the state only.");
    }
    if (Modifier.isFinal(field.getModifiers())) {
      throw method.reject("A final field is written.", "Make it a state variable.");
    }
    receiver = method.checkNotNull(receiver, "writing " + simple(field));
    Field scalar = method.program.graph.fields().scalar(field);
    store(scalar, slot(scalar, receiver.expr(), Expr.of(0)), stored);
  }

  /// The slot of `field` for the element at `index` of `owner`.
  static Expr slot(Field field, Expr owner, Expr index) {
    Expr row = Fold.binary(Operator.ADD, owner, Expr.of(-field.firstOwner()));
    return Fold.binary(
        Operator.ADD, Fold.binary(Operator.MULTIPLY, row, Expr.of(field.length())), index);
  }

  private void store(Field field, Expr slot, Symbol.Scalar value) {
    method.spillUnstable();
    Symbol.Scalar stored = value;
    if (!covers(field, stored)) {
      stored = method.cheap(stored);
      method.check(
          Fold.within(stored.expr(), field.range()),
          field.shape() == Shape.REFERENCE ? FlawKind.CAST : FlawKind.RANGE,
          field + " = %s, outside " + field.range(),
          new Symbol.Scalar(stored.expr(), field.shape(), null));
    }
    method.assembly.add(new Stmt.Store(field, slot, stored.expr()));
  }

  private boolean covers(Field field, Symbol.Scalar value) {
    return switch (field.shape()) {
      case BOOLEAN -> true;
      case REFERENCE -> {
        Domain bound = method.bound(value);
        yield bound == null || field.range().contains(bound);
      }
      case INTEGER ->
          value.expr() instanceof Expr.Const(var number, _)
              ? field.range().contains(number)
              : field.range().contains(new Domain(Integer.MIN_VALUE, Integer.MAX_VALUE))
                  && value.expr().type() == Type.INT;
    };
  }

  // Constants

  private Symbol constant(java.lang.reflect.Field field, Symbol.Scalar receiver) {
    var graph = method.program.graph;
    Domain owners = graph.fields().owners(field);
    Domain bound = method.bound(receiver);
    Domain range = bound == null ? owners : meet(owners, bound);
    if (range.isConstant() || receiver.expr() instanceof Expr.Const) {
      int number =
          receiver.expr() instanceof Expr.Const(var value, _) ? (int) value : (int) range.from();
      if (number == 0) {
        return new Symbol.Opaque("A field of null");
      }
      return value(Mirror.read(field, graph.entities().object(number)), field.getType(), field);
    }
    if (!field.getType().isPrimitive()
        && !Names.isEntityClass(field.getType())
        && field.getType() != Object.class) {
      return new Symbol.Opaque("The field " + simple(field) + ", which differs between objects,");
    }
    List<Long> values = new ArrayList<>();
    for (long number = owners.from(); number <= owners.to(); number++) {
      Object value = Mirror.read(field, graph.entities().object((int) number));
      values.add(graph.fields().valueOf(value, Mirror.describe(field)));
    }
    Table table = new Table(simple(field), (int) owners.from(), values);
    Type type = field.getType() == long.class ? Type.LONG : Type.INT;
    Expr value = Fold.lookup(table, receiver.expr(), range, type);
    return scalar(value, field.getType());
  }

  private static Domain meet(Domain owners, Domain bound) {
    long from = Math.max(owners.from(), bound.from());
    long to = Math.min(owners.to(), bound.to());
    return from > to ? owners : new Domain(from, to);
  }

  private static Symbol.Scalar scalar(Expr value, Class<?> type) {
    Shape shape =
        type == boolean.class
            ? Shape.BOOLEAN
            : type.isPrimitive() ? Shape.INTEGER : Shape.REFERENCE;
    return new Symbol.Scalar(value, shape, null);
  }

  private Symbol value(@Nullable Object value, Class<?> type, java.lang.reflect.Field field) {
    if (value instanceof String text) {
      return new Symbol.Text(text.replace("%", "%%"), null);
    }
    boolean opaque =
        value != null
            && !type.isPrimitive()
            && !(value instanceof Enum<?>)
            && method.program.graph.entities().numberOf(value) < 0;
    if (opaque || type == float.class || type == double.class) {
      boolean lambda = value != null && value.getClass().isHidden();
      return new Symbol.Opaque((lambda ? "The lambda in " : "The object in ") + simple(field));
    }
    long number = method.program.graph.fields().valueOf(value, Mirror.describe(field));
    return scalar(new Expr.Const(number, type == long.class ? Type.LONG : Type.INT), type);
  }

  private void getStatic(java.lang.reflect.Field field) {
    if (field.getName().equals("$assertionsDisabled")) {
      method.frame.push(new Symbol.Scalar(Expr.of(0), Shape.BOOLEAN, null));
      return;
    }
    if (!Modifier.isFinal(field.getModifiers())) {
      throw method.reject("The static field " + field.getName() + " is not final.", STATIC_ADVICE);
    }
    Object value = Mirror.read(field, null);
    if (value != null && value.getClass().isArray()) {
      method.frame.push(constants(field, value));
    } else {
      method.frame.push(value(value, field.getType(), field));
    }
  }

  private Symbol constants(java.lang.reflect.Field field, Object array) {
    return constants(Names.of(field.getDeclaringClass()), field.getName(), array);
  }

  Symbol constants(String type, String name, Object array) {
    int rank = 0;
    for (Class<?> at = array.getClass(); at.isArray(); at = at.getComponentType()) {
      rank++;
    }
    Region region = method.program.graph.fields().constants(type, name, array, rank);
    return new Symbol.Elements(region, Expr.of(region.base()));
  }

  // Arrays

  private Symbol array(java.lang.reflect.Field field, Symbol.Scalar receiver) {
    var graph = method.program.graph;
    Domain owners = graph.fields().owners(field);
    Domain bound = method.bound(receiver);
    Domain range = bound == null ? owners : meet(owners, bound);
    Map<Field, Region> regions = new HashMap<>();
    List<Long> bases = new ArrayList<>();
    for (long number = range.from(); number <= range.to(); number++) {
      Object array = Mirror.read(field, graph.entities().object((int) number));
      Region region = array == null ? null : graph.fields().region(array);
      if (region == null) {
        return new Symbol.Opaque("The array " + simple(field));
      }
      regions.put(region.field(), region);
      bases.add((long) region.base());
    }
    if (regions.size() > 1) {
      return new Symbol.Opaque(
          "The array "
              + simple(field)
              + ", which belongs to different fields in different objects,");
    }
    Table table = new Table(simple(field), (int) range.from(), bases);
    Expr base = Fold.lookup(table, receiver.expr(), range, Type.INT);
    return new Symbol.Elements(regions.values().iterator().next(), base);
  }

  void length() {
    Symbol array = method.frame.pop();
    if (!(array instanceof Symbol.Elements(var region, _))) {
      throw method.misused(array);
    }
    method.frame.push(Symbol.Scalar.of(Expr.of(region.length())));
  }

  void loadElement() {
    Element element = element();
    if (element.region.rank() > 1) {
      method.frame.push(new Symbol.Elements(element.region.row(0), element.slot));
      return;
    }
    Field field = element.region.field();
    Domain bound = field.shape() == Shape.REFERENCE ? field.range() : null;
    method.frame.push(new Symbol.Scalar(new Expr.Load(field, element.slot), field.shape(), bound));
  }

  void storeElement() {
    Symbol value = method.frame.pop();
    if (!(value instanceof Symbol.Scalar)) {
      throw method.misused(value);
    }
    method.frame.stack.add(method.frame.stack.size() - 2, value);
    Element element = element();
    Symbol.Scalar stored = method.popScalar();
    if (method.program.claim) {
      throw method.reject("An invariant writes an array.", "An invariant reads the state only.");
    }
    if (!element.region.bounded()) {
      throw method.reject(
          "Elements of " + element.region.field() + " are written, but it has no range.",
          "Annotate the field that holds the array with @Range(from = …, to = …).");
    }
    store(element.region.field(), element.slot, stored);
  }

  private record Element(Region region, Expr slot) {}

  /// Pops array and index; checks the bounds; before a volatile array, a point.
  private Element element() {
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
    index = method.cheap(index);
    method.check(
        Fold.within(index.expr(), new Domain(0, region.length() - 1L)),
        FlawKind.INDEX,
        region.field() + "[%s], but its length is " + region.length(),
        index);
    Expr base = ((Symbol.Elements) array).base();
    Expr offset = Fold.binary(Operator.MULTIPLY, index.expr(), Expr.of(region.stride()));
    return new Element(region, Fold.binary(Operator.ADD, base, offset));
  }

  private boolean isVolatile(Region region) {
    return !method.context.atomic()
        && region.rank() == 1
        && method.program.graph.fields().isVolatile(region.field());
  }

  // Classes

  void typeCheck(TypeCheckInstruction instruction) {
    if (instruction.type().asSymbol().isArray()) {
      return;
    }
    Symbol symbol = method.frame.stack.getLast();
    if (!(symbol instanceof Symbol.Scalar)) {
      return;
    }
    Class<?> type = type(instruction.type().asInternalName());
    Symbol.Scalar reference = method.popScalar();
    if (instruction.opcode() == Opcode.INSTANCEOF) {
      Symbol.Scalar cheap = method.cheap(reference);
      method.frame.push(new Symbol.Scalar(isInstance(cheap, type), Shape.BOOLEAN, null));
      return;
    }
    Domain bound = method.bound(reference);
    Domain instances = method.program.graph.entities().instancesOf(type);
    Domain allowed = instances == null ? Domain.of(0) : Domain.of(0).join(instances);
    reference = method.cheap(reference);
    Expr isNull = Fold.binary(Operator.EQUAL, reference.expr(), Expr.of(0));
    method.check(
        Fold.or(isInstance(reference, type), isNull),
        FlawKind.CAST,
        "%s is no " + Names.of(type),
        reference);
    Domain narrowed = bound == null ? allowed : meetOrZero(allowed, bound, instances);
    method.frame.push(new Symbol.Scalar(reference.expr(), Shape.REFERENCE, narrowed));
  }

  private static Domain meetOrZero(Domain allowed, Domain bound, @Nullable Domain instances) {
    if (bound.contains(0) || instances == null) {
      return allowed;
    }
    return meet(instances, bound);
  }

  /// Whether a reference leads to an instance of `type`.
  private Expr isInstance(Symbol.Scalar reference, Class<?> type) {
    var entities = method.program.graph.entities();
    Domain bound = method.bound(reference);
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

  /// What is waited for at a point inside the acquiring method of `lock`.
  Exit.Wait waitFor(Expr lock) {
    Domain range = method.program.rangeOf(lock);
    int sample =
        lock instanceof Expr.Const(var number, _)
            ? (int) number
            : range == null ? 0 : (int) Math.max(1, range.from());
    Class<?> type =
        sample > 0
            ? method.program.graph.entities().object(sample).getClass()
            : method.context.method().getDeclaringClass();
    for (Class<?> at = type; at != null; at = at.getSuperclass()) {
      for (var field : at.getDeclaredFields()) {
        if (field.isAnnotationPresent(Owner.class)) {
          Field owner = method.program.graph.fields().scalar(field);
          return new Exit.Wait(lock, new Expr.Load(owner, slot(owner, lock, Expr.of(0))));
        }
      }
    }
    throw method.reject(
        "A method is marked @Acquires, but no field of " + Names.of(type) + " is marked @Owner.",
        "Mark the field that names the owner of the lock.");
  }
}
