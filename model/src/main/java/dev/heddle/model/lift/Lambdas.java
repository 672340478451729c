package dev.heddle.model.lift;

import dev.heddle.model.ir.Conversion;
import dev.heddle.model.ir.Expr;
import dev.heddle.model.ir.Fold;
import dev.heddle.model.ir.Type;
import java.lang.classfile.Opcode;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Calls of lambdas and method references.
final class Lambdas {
  private static final MethodTypeDesc CONDITION = MethodTypeDesc.ofDescriptor("()Z");

  private final MethodLifter method;
  private final Library library;
  private final Inliner inliner;
  private final VirtualCalls virtualCalls;

  Lambdas(MethodLifter method, Library library, Inliner inliner, VirtualCalls virtualCalls) {
    this.method = method;
    this.library = library;
    this.inliner = inliner;
    this.virtualCalls = virtualCalls;
  }

  /// Calls the method of a functional interface on a lambda: its code, or a default method.
  @Nullable Symbol call(
      Symbol.Lambda lambda,
      Class<?> owner,
      String name,
      MethodTypeDesc descriptor,
      List<Symbol> arguments) {
    Method called = method.program.files.resolve(owner, name, descriptor.descriptorString());
    if (called != null && !Modifier.isAbstract(called.getModifiers())) {
      if (called.getDeclaringClass() == Object.class) {
        throw method.misused(lambda);
      }
      return inliner.inline(called, arguments);
    }
    List<Symbol> all = new ArrayList<>(lambda.captured());
    all.addAll(arguments.subList(1, arguments.size()));
    Method body = lambda.body();
    int first = ClassFiles.isInstance(body) ? 1 : 0;
    for (int i = 0; i < body.getParameterCount(); i++) {
      all.set(first + i, widened(all.get(first + i), body.getParameterTypes()[i] == long.class));
    }
    Symbol result =
        first == 0 || Modifier.isPrivate(body.getModifiers())
            ? inliner.inline(library.supported(body), all)
            : virtualCalls.call(
                Opcode.INVOKEVIRTUAL,
                body.getDeclaringClass(),
                body.getName(),
                MethodTypeDesc.ofDescriptor(ClassFiles.descriptor(body)),
                all);
    boolean wide = descriptor.returnType().descriptorString().equals("J");
    return result == null ? null : widened(result, wide);
  }

  /// A method reference may turn an `int` into a `long`.
  private static Symbol widened(Symbol symbol, boolean wide) {
    return wide && symbol instanceof Symbol.Scalar(var expr, _, _) && expr.type() == Type.INT
        ? Symbol.Scalar.of(Fold.convert(Conversion.TO_LONG, expr))
        : symbol;
  }

  /// The value of a condition given as a lambda, evaluated here and now.
  Expr condition(Symbol.Lambda lambda) {
    Context outer = method.context;
    method.context = outer.atomically();
    try {
      Symbol value =
          call(lambda, BooleanSupplier.class, "getAsBoolean", CONDITION, List.of(lambda));
      return value == null ? Expr.of(0) : method.scalar(value).expr();
    } finally {
      method.context = outer;
    }
  }
}
