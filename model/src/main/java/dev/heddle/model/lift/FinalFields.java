package dev.heddle.model.lift;

import dev.heddle.model.graph.Mirror;
import dev.heddle.model.graph.Names;
import dev.heddle.model.graph.Region;
import dev.heddle.model.ir.Domain;
import dev.heddle.model.ir.Expr;
import dev.heddle.model.ir.Fold;
import dev.heddle.model.ir.Shape;
import dev.heddle.model.ir.Table;
import dev.heddle.model.ir.Type;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What code reads from fields that never change: constants, tables of what differs between
/// objects, and arrays.
final class FinalFields {
  private final MethodLifter method;

  FinalFields(MethodLifter method) {
    this.method = method;
  }

  /// What a final instance field holds that is no array.
  Symbol constant(Field field, Symbol.Scalar receiver) {
    var graph = method.program.graph;
    Domain owners = graph.fields().owners(field);
    Domain range = owners(field, receiver);
    if (range.isConstant() || receiver.expr() instanceof Expr.Const) {
      int number =
          receiver.expr() instanceof Expr.Const(var value, _) ? (int) value : (int) range.from();
      if (number == 0) {
        return new Symbol.Opaque("A field of null");
      }
      return value(Mirror.read(field, graph.entities().object(number)), field);
    }
    if (!field.getType().isPrimitive()
        && !Names.isEntityClass(field.getType())
        && field.getType() != Object.class) {
      return new Symbol.Opaque("The field " + Names.of(field) + ", which differs between objects,");
    }
    List<Long> values = new ArrayList<>();
    for (long number = owners.from(); number <= owners.to(); number++) {
      Object value = Mirror.read(field, graph.entities().object((int) number));
      values.add(graph.entities().valueOf(value, Mirror.describe(field)));
    }
    Table table = new Table(Names.of(field), (int) owners.from(), values);
    Type type = field.getType() == long.class ? Type.LONG : Type.INT;
    Expr value = Fold.lookup(table, receiver.expr(), range, type);
    return scalar(value, field.getType());
  }

  /// The entities with the field to which a reference can lead.
  private Domain owners(Field field, Symbol.Scalar receiver) {
    Domain owners = method.program.graph.fields().owners(field);
    Domain bound = method.program.bound(receiver);
    return bound == null ? owners : owners.clippedTo(bound);
  }

  private static Symbol.Scalar scalar(Expr value, Class<?> type) {
    Shape shape =
        type == boolean.class
            ? Shape.BOOLEAN
            : type.isPrimitive() ? Shape.INTEGER : Shape.REFERENCE;
    return new Symbol.Scalar(value, shape, null);
  }

  /// A value found in a final field, one that is no array.
  Symbol value(@Nullable Object value, Field field) {
    if (value instanceof String text) {
      return Symbol.Text.of(text.replace("%", "%%"));
    }
    Class<?> type = field.getType();
    boolean opaque =
        value != null
            && !type.isPrimitive()
            && !(value instanceof Enum<?>)
            && method.program.graph.entities().numberOf(value) < 0;
    if (opaque || type == float.class || type == double.class) {
      boolean lambda = value != null && value.getClass().isHidden();
      return new Symbol.Opaque((lambda ? "The lambda in " : "The object in ") + Names.of(field));
    }
    long number = method.program.graph.entities().valueOf(value, Mirror.describe(field));
    return scalar(new Expr.Const(number, type == long.class ? Type.LONG : Type.INT), type);
  }

  /// An array of constants, one that is not part of the object graph.
  Symbol elements(String type, String name, Object array) {
    int rank = 0;
    for (Class<?> at = array.getClass(); at.isArray(); at = at.getComponentType()) {
      rank++;
    }
    Region region = method.program.graph.fields().constants(type, name, array, rank);
    return new Symbol.Elements(region, Expr.of(region.base()));
  }

  /// The array that an instance field holds.
  Symbol array(Field field, Symbol.Scalar receiver) {
    var graph = method.program.graph;
    Domain range = owners(field, receiver);
    Map<dev.heddle.model.ir.Field, Region> regions = new HashMap<>();
    List<Long> bases = new ArrayList<>();
    for (long number = range.from(); number <= range.to(); number++) {
      Object array = Mirror.read(field, graph.entities().object((int) number));
      Region region = array == null ? null : graph.fields().region(array);
      if (region == null) {
        return new Symbol.Opaque("The array " + Names.of(field));
      }
      regions.put(region.field(), region);
      bases.add((long) region.base());
    }
    if (regions.size() > 1) {
      return new Symbol.Opaque(
          "The array "
              + Names.of(field)
              + ", which belongs to different fields in different objects,");
    }
    Table table = new Table(Names.of(field), (int) range.from(), bases);
    Expr base = Fold.lookup(table, receiver.expr(), range, Type.INT);
    return new Symbol.Elements(regions.values().iterator().next(), base);
  }
}
