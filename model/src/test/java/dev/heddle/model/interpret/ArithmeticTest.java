package dev.heddle.model.interpret;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heddle.model.ir.Conversion;
import dev.heddle.model.ir.Expr;
import dev.heddle.model.ir.Machines;
import dev.heddle.model.ir.Operator;
import dev.heddle.model.ir.Type;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/// Expressions against the same expressions in Java.
final class ArithmeticTest {
  private final Evaluator evaluator =
      new Evaluator(State.initial(Machines.peterson()), new long[0], 2, 0, Interpreter.SILENT);

  @Property
  void ints_are_computed_as_java_does(@ForAll int a, @ForAll int b) {
    assertEquals(a + b, ints(Operator.ADD, a, b));
    assertEquals(a - b, ints(Operator.SUBTRACT, a, b));
    int product = a * b;
    assertEquals(product, ints(Operator.MULTIPLY, a, b));
    assertEquals(a & b, ints(Operator.AND, a, b));
    assertEquals(a | b, ints(Operator.OR, a, b));
    assertEquals(a ^ b, ints(Operator.XOR, a, b));
    assertEquals(a << b, ints(Operator.SHIFT_LEFT, a, b));
    assertEquals(a >> b, ints(Operator.SHIFT_RIGHT, a, b));
    assertEquals(a >>> b, ints(Operator.SHIFT_RIGHT_UNSIGNED, a, b));
    assertEquals(a == b ? 1 : 0, ints(Operator.EQUAL, a, b));
    assertEquals(a != b ? 1 : 0, ints(Operator.NOT_EQUAL, a, b));
    assertEquals(a < b ? 1 : 0, ints(Operator.LESS, a, b));
    assertEquals(a <= b ? 1 : 0, ints(Operator.LESS_OR_EQUAL, a, b));
    assertEquals(a > b ? 1 : 0, ints(Operator.GREATER, a, b));
    assertEquals(a >= b ? 1 : 0, ints(Operator.GREATER_OR_EQUAL, a, b));
    if (b != 0) {
      assertEquals(a / b, ints(Operator.DIVIDE, a, b));
      assertEquals(a % b, ints(Operator.REMAINDER, a, b));
    }
  }

  @Property
  void longs_are_computed_as_java_does(@ForAll long a, @ForAll long b, @ForAll int distance) {
    assertEquals(a + b, longs(Operator.ADD, a, b));
    assertEquals(a - b, longs(Operator.SUBTRACT, a, b));
    assertEquals(a * b, longs(Operator.MULTIPLY, a, b));
    assertEquals(a & b, longs(Operator.AND, a, b));
    assertEquals(a | b, longs(Operator.OR, a, b));
    assertEquals(a ^ b, longs(Operator.XOR, a, b));
    assertEquals(a << distance, shift(Operator.SHIFT_LEFT, a, distance));
    assertEquals(a >> distance, shift(Operator.SHIFT_RIGHT, a, distance));
    assertEquals(a >>> distance, shift(Operator.SHIFT_RIGHT_UNSIGNED, a, distance));
    assertEquals(a < b ? 1 : 0, longs(Operator.LESS, a, b));
    assertEquals(a >= b ? 1 : 0, longs(Operator.GREATER_OR_EQUAL, a, b));
    assertEquals(Long.compare(a, b), longs(Operator.COMPARE, a, b));
    if (b != 0) {
      assertEquals(a / b, longs(Operator.DIVIDE, a, b));
      assertEquals(a % b, longs(Operator.REMAINDER, a, b));
    }
  }

  @Property
  void conversions_narrow_and_widen_as_java_does(@ForAll int a, @ForAll long b) {
    assertEquals((byte) a, converted(Conversion.TO_BYTE, a, Type.INT));
    assertEquals((short) a, converted(Conversion.TO_SHORT, a, Type.INT));
    assertEquals((char) a, converted(Conversion.TO_CHAR, a, Type.INT));
    assertEquals((long) a, converted(Conversion.TO_LONG, a, Type.INT));
    int low = (int) b;
    assertEquals(low, converted(Conversion.TO_INT, b, Type.LONG));
  }

  @Test
  void ints_wrap_around_at_32_bits() {
    assertEquals(Integer.MIN_VALUE, ints(Operator.ADD, Integer.MAX_VALUE, 1));
    assertEquals(-2, ints(Operator.MULTIPLY, Integer.MAX_VALUE, 2));
    assertEquals(1 << 31, ints(Operator.SHIFT_LEFT, 1, 63));
    assertEquals(Integer.MIN_VALUE, ints(Operator.DIVIDE, Integer.MIN_VALUE, -1));
    assertEquals(1L << 32, converted(Conversion.TO_LONG, 1, Type.INT) << 32);
  }

  private long ints(Operator operator, int left, int right) {
    return value(operator, Expr.of(left), Expr.of(right));
  }

  private long longs(Operator operator, long left, long right) {
    return value(operator, new Expr.Const(left, Type.LONG), new Expr.Const(right, Type.LONG));
  }

  private long shift(Operator operator, long left, int distance) {
    return value(operator, new Expr.Const(left, Type.LONG), Expr.of(distance));
  }

  private long value(Operator operator, Expr left, Expr right) {
    return evaluator.applyAsLong(new Expr.Binary(operator, left, right));
  }

  private long converted(Conversion conversion, long value, Type type) {
    return evaluator.applyAsLong(new Expr.Convert(conversion, new Expr.Const(value, type)));
  }
}
