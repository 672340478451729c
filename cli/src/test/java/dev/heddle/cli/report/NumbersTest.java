package dev.heddle.cli.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.math.RoundingMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NumbersTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"0 | 0", "999 | 999", "1000 | 1,000", "-1234567 | -1,234,567"})
  void digits_are_grouped(long number, String text) {
    assertEquals(text, Numbers.grouped(number));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "7, 7",
    "999, 999",
    "999.7, 1.00 k",
    "1234, 1.23 k",
    "12345, 12.3 k",
    "123456, 123 k",
    "1234567, 1.23 M",
    "2.5e12, 2.50 T"
  })
  void three_digits_and_a_magnitude(double number, String text) {
    assertEquals(text, Numbers.rounded(number));
  }

  @ParameterizedTest
  @CsvSource({"512, 512 B", "1536, 1.50 kB", "1073741824, 1.00 GB"})
  void bytes_go_by_1024(long number, String text) {
    assertEquals(text, Numbers.bytes(number));
  }

  @ParameterizedTest
  @CsvSource({
    "0.0123, 0.012 s",
    "5.678, 5.68 s",
    "59.94, 59.9 s",
    "65, 1:05 min",
    "3599.6, 1:00 h",
    "7380, 2:03 h"
  })
  void times_are_told_in_their_unit(double seconds, String text) {
    assertEquals(text, Numbers.seconds(seconds));
  }

  @Property
  void fixed_rounds_as_decimal_arithmetic_does(
      @ForAll @DoubleRange(min = 0, max = 1e6) double number) {
    assertEquals(
        new BigDecimal(Math.round(number * 1000))
            .movePointLeft(3)
            .setScale(3, RoundingMode.UNNECESSARY)
            .toString(),
        Numbers.fixed(number, 3));
  }
}
