package dev.heddle.model.lift;

import dev.heddle.model.Rejection;
import dev.heddle.model.graph.Names;
import dev.heddle.model.ir.Domain;
import dev.heddle.model.ir.Expr;
import dev.heddle.model.ir.Fold;
import dev.heddle.model.ir.Operator;
import dev.heddle.model.ir.Shape;
import dev.heddle.model.ir.Table;
import dev.heddle.model.ir.Type;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The few methods of the JDK that protocol code may call.
final class Library {
  private final MethodLifter method;
  private final FinalFields finals;

  Library(MethodLifter method) {
    this.method = method;
    this.finals = new FinalFields(method);
  }

  /// Whether the call is one of the few methods of the JDK that are known here.
  boolean call(Class<?> owner, String name, MethodTypeDesc type, List<Symbol> arguments) {
    boolean onEnum = owner == Enum.class || owner.isEnum();
    if (onEnum && name.equals("ordinal")) {
      method.frame.push(Symbol.Scalar.of(ordinal(method.scalar(arguments.getFirst()))));
      return true;
    }
    if (owner.isEnum() && name.equals("valueOf")) {
      throw method.reject(
          "A call of " + owner.getSimpleName() + ".valueOf is not supported.",
          "Name the constant; strings are for messages only.");
    }
    if (onEnum && name.equals("compareTo")) {
      Expr left = ordinal(method.scalar(arguments.getFirst()));
      Expr right = ordinal(method.scalar(arguments.getLast()));
      method.frame.push(Symbol.Scalar.of(Fold.binary(Operator.SUBTRACT, left, right)));
      return true;
    }
    if (owner.isEnum() && name.equals("values") && arguments.isEmpty()) {
      for (Object constant : owner.getEnumConstants()) {
        method.program.graph.entities().numberOf((Enum<?>) constant);
      }
      method.frame.push(
          finals.elements(Names.of(owner), "values", Constants.of(method.program, owner)));
      return true;
    }
    if (onEnum && name.equals("equals")) {
      Expr left = method.checks.notNull(method.scalar(arguments.getFirst()), "equals()").expr();
      Expr same = Fold.binary(Operator.EQUAL, left, method.scalar(arguments.getLast()).expr());
      method.frame.push(new Symbol.Scalar(same, Shape.BOOLEAN, null));
      return true;
    }
    if (owner == String.class && name.equals("valueOf") && arguments.size() == 1) {
      String written = type.parameterType(0).descriptorString();
      Symbol.Text text = asText(Constants.typed(arguments.getFirst(), written));
      method.frame.push(text == null ? Symbol.Text.of("null") : text);
      return true;
    }
    if (owner == Objects.class && name.equals("requireNonNull")) {
      method.frame.push(
          arguments.getFirst() instanceof Symbol.Scalar scalar
              ? method.checks.notNull(scalar, "use")
              : arguments.getFirst());
      return true;
    }
    if (owner != Object.class) {
      requireSupported(owner, name);
    }
    return false;
  }

  private void requireSupported(Class<?> owner, String name) {
    if (name.equals("valueOf") && owner.getName().startsWith("java.lang.") && owner != Enum.class) {
      throw boxed();
    }
    if (owner == String.class) {
      throw method.reject(
          "A call of String." + name + " is not supported.",
          "Use an enum; strings are for messages only.");
    }
    if (owner.getName().startsWith("java.") && !isArithmetic(owner)) {
      throw method.reject(
          "A call of " + owner.getSimpleName() + "." + name + " is not supported.",
          "Protocol code calls its own methods, Math, Integer and Long.");
    }
  }

  /// What is said of numbers that become objects.
  Rejection boxed() {
    return method.reject(
        "A number is boxed: an Integer is an object.",
        "Use int, and IntUnaryOperator and the like instead of Function.");
  }

  /// A method that is about to be inlined: the protocol's own, or one of the few of the JDK that
  /// are nothing but code.
  Method supported(Method target) {
    if (!(target.getDeclaringClass() == Object.class && target.getName().equals("equals"))) {
      requireSupported(target.getDeclaringClass(), target.getName());
    }
    return target;
  }

  /// Whether a method of the JDK computes numbers from numbers. Code of the JDK calls what it
  /// likes.
  private boolean isArithmetic(Class<?> owner) {
    return owner == Math.class
        || owner == Integer.class
        || owner == Long.class
        || owner == Boolean.class
        || owner.getPackageName().equals("java.util.function")
        || method.code.method.getDeclaringClass().getName().startsWith("java.");
  }

  private Expr ordinal(Symbol.Scalar unchecked) {
    Symbol.Scalar constant = method.checks.notNull(unchecked, "ordinal()");
    var entities = method.program.graph.entities();
    Domain bound = method.program.bound(constant);
    long from = bound == null ? 1 : Math.max(1, bound.from());
    long to = bound == null ? entities.count() : Math.min(entities.count(), bound.to());
    List<Long> ordinals = new ArrayList<>();
    for (long number = from; number <= to; number++) {
      Object object = entities.object((int) number);
      ordinals.add(object instanceof Enum<?> each ? (long) each.ordinal() : 0L);
    }
    var table = new Table("ordinal", (int) from, ordinals);
    return Fold.lookup(table, constant.expr(), new Domain(from, to), Type.INT);
  }

  /// A value in a message; null for what has no words.
  static Symbol.@Nullable Text asText(Symbol symbol) {
    return switch (symbol) {
      case Symbol.Text text -> text;
      case Symbol.Scalar scalar ->
          scalar.shape() == Shape.REFERENCE && scalar.expr().equals(Expr.of(0))
              ? null
              : new Symbol.Text("%s", List.of(scalar));
      case Symbol.Elements _, Symbol.Lambda _, Symbol.Thrown _, Symbol.Opaque _ -> null;
    };
  }
}
