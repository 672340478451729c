package dev.heddle.model.pass;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.model.ir.Conversion;
import dev.heddle.model.ir.Domain;
import dev.heddle.model.ir.Operator;
import dev.heddle.model.ir.Type;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/// What an operator can give on intervals.
final class IntervalArithmeticTest {
  private static final long[] CORNERS = {
    0,
    1,
    -1,
    2,
    7,
    31,
    32,
    63,
    64,
    127,
    128,
    -128,
    32767,
    65535,
    Integer.MAX_VALUE,
    Integer.MIN_VALUE,
    1L << 32,
    Long.MAX_VALUE,
    Long.MIN_VALUE
  };

  private static long number(Random dice, Type type) {
    long drawn = CORNERS[dice.nextInt(CORNERS.length)] + dice.nextInt(5) - 2;
    return type == Type.INT ? (int) drawn : drawn;
  }

  private static Domain domain(Random dice, Type type) {
    long a = number(dice, type);
    long b = dice.nextInt(4) == 0 ? a : number(dice, type);
    return new Domain(Math.min(a, b), Math.max(a, b));
  }

  private static long within(Random dice, Domain domain, Type type) {
    long value =
        switch (dice.nextInt(4)) {
          case 0 -> domain.from();
          case 1 -> domain.to();
          case 2 -> number(dice, type);
          default -> domain.from() + dice.nextInt(4);
        };
    return domain.contains(value) ? value : domain.to();
  }

  @Property(tries = 20_000)
  void the_result_is_in_the_interval(
      @ForAll Operator operator, @ForAll Type type, @ForAll long seed) {
    var dice = new Random(seed);
    Type rightType = operator.isShift() ? Type.INT : type;
    Domain left = domain(dice, type);
    Domain right = domain(dice, rightType);
    long a = within(dice, left, type);
    long b = within(dice, right, rightType);
    if (b == 0 && (operator == Operator.DIVIDE || operator == Operator.REMAINDER)) {
      return;
    }
    Domain result = IntervalArithmetic.apply(operator, type, left, right);
    long value = operator.apply(type, a, b);
    assertTrue(
        result.contains(value),
        () -> a + " " + operator + " " + b + " = " + value + " is not in " + result);
  }

  @Property(tries = 5000)
  void a_converted_value_is_in_the_interval(@ForAll Conversion conversion, @ForAll long seed) {
    var dice = new Random(seed);
    Domain domain = domain(dice, conversion.from());
    long value = within(dice, domain, conversion.from());
    assertTrue(IntervalArithmetic.apply(conversion, domain).contains(conversion.apply(value)));
  }

  @Test
  void intervals_are_no_wider_than_they_must_be() {
    assertEquals(new Domain(3, 7), ints(Operator.ADD, 1, 3, 2, 4));
    assertEquals(new Domain(-3, 1), ints(Operator.SUBTRACT, 1, 3, 2, 4));
    assertEquals(new Domain(-12, 8), ints(Operator.MULTIPLY, -3, 2, 2, 4));
    assertEquals(new Domain(0, 4), ints(Operator.REMAINDER, 0, 100, 5, 5));
    assertEquals(new Domain(2, 10), ints(Operator.DIVIDE, 10, 20, 2, 5));
    assertEquals(new Domain(0, 7), ints(Operator.OR, 0, 4, 0, 5));
    assertEquals(Domain.of(1), ints(Operator.LESS, 0, 4, 5, 9));
    assertEquals(Domain.of(0), ints(Operator.EQUAL, 0, 4, 5, 9));
    assertEquals(new Domain(4, 12), ints(Operator.SHIFT_LEFT, 1, 3, 2, 2));
    assertEquals(IntervalArithmetic.all(Type.INT), ints(Operator.ADD, 0, Integer.MAX_VALUE, 0, 1));
  }

  private static Domain ints(Operator operator, long a, long b, long c, long d) {
    return IntervalArithmetic.apply(operator, Type.INT, new Domain(a, b), new Domain(c, d));
  }
}
