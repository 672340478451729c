package dev.heddle.model.lift;

import dev.heddle.model.ir.Expr;
import dev.heddle.model.ir.Shape;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ConstantDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;

/// What the constant pool says of lambdas, string concatenations and enums.
final class Constants {
  private static final Map<Class<?>, Object[]> ENUMS = new WeakHashMap<>();

  private Constants() {}

  /// The constants of an enum, always the same array.
  static synchronized Object of(ProgramLifter program, Class<?> type) {
    return ENUMS.computeIfAbsent(type, Class::getEnumConstants);
  }

  /// The method that a lambda or a method reference runs.
  static Method implementation(MethodLifter method, InvokeDynamicInstruction instruction) {
    ConstantDesc argument = instruction.bootstrapArgs().get(1);
    if (argument instanceof DirectMethodHandleDesc handle
        && handle.kind() != DirectMethodHandleDesc.Kind.CONSTRUCTOR) {
      String owner = handle.owner().descriptorString();
      Class<?> type = method.classNamed(owner.substring(1, owner.length() - 1));
      String descriptor = handle.lookupDescriptor();
      return method.program.method(type, handle.methodName(), descriptor);
    }
    throw method.reject(
        "A constructor reference is not supported.", "Build objects in the constructor.");
  }

  /// Whether a method reference makes objects of the numbers that its method returns.
  static boolean boxes(InvokeDynamicInstruction instruction, Method body) {
    return instruction.bootstrapArgs().get(2) instanceof MethodTypeDesc type
        && !type.returnType().isPrimitive()
        && body.getReturnType().isPrimitive()
        && body.getReturnType() != void.class;
  }

  /// A message with the parts filled in: constants as they are, what varies as `%s`, what has no
  /// words as `…`.
  static Symbol.Text concatenation(InvokeDynamicInstruction instruction, List<Symbol> parts) {
    String recipe = (String) instruction.bootstrapArgs().getFirst();
    var text = new StringBuilder();
    var subjects = new ArrayList<Symbol.Scalar>();
    int part = 0;
    int constant = 1;
    for (int i = 0; i < recipe.length(); i++) {
      char c = recipe.charAt(i);
      switch (c) {
        case '\1' -> {
          var type = instruction.typeSymbol().parameterType(part).descriptorString();
          append(text, typed(parts.get(part++), type), subjects);
        }
        case '\2' ->
            text.append(
                String.valueOf(instruction.bootstrapArgs().get(constant++)).replace("%", "%%"));
        case '%' -> text.append("%%");
        default -> text.append(c);
      }
    }
    return new Symbol.Text(text.toString(), subjects);
  }

  /// A part as its type has it written: on the operand stack a character is its code, and a boolean
  /// 0 or 1.
  static Symbol typed(Symbol part, String descriptor) {
    if (!(part instanceof Symbol.Scalar(var expr, var shape, var bound))) {
      return part;
    }
    return switch (descriptor) {
      case "C" -> new Symbol.Scalar(expr, Shape.CHARACTER, bound);
      case "Z" -> new Symbol.Scalar(expr, Shape.BOOLEAN, bound);
      default -> new Symbol.Scalar(expr, shape, bound);
    };
  }

  private static void append(StringBuilder text, Symbol part, List<Symbol.Scalar> subjects) {
    switch (part) {
      case Symbol.Text(var constant, var inner) -> {
        text.append(constant);
        subjects.addAll(inner);
      }
      case Symbol.Scalar(Expr.Const(var value, _), var shape, _) when shape == Shape.INTEGER ->
          text.append(value);
      case Symbol.Scalar scalar -> {
        text.append("%s");
        subjects.add(scalar);
      }
      case Symbol.Elements _, Symbol.Lambda _, Symbol.Thrown _, Symbol.Opaque _ -> text.append('…');
    }
  }
}
