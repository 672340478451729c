package dev.heddle.cli;

import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads a time: `500ms`, `30s`, `5m`, `2h`.
final class TimeSpan implements ITypeConverter<Duration> {
  @Override
  public Duration convert(String text) {
    int digits = 0;
    while (digits < text.length() && Character.isDigit(text.charAt(digits))) {
      digits++;
    }
    try {
      long number = Long.parseLong(text.substring(0, digits));
      var span =
          switch (text.substring(digits)) {
            case "ms" -> Duration.ofMillis(number);
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ZERO;
          };
      if (span.isPositive()) {
        return span;
      }
    } catch (NumberFormatException | ArithmeticException _) {
      // Said below.
    }
    throw new TypeConversionException(
        text + " is no time: give a positive number and a unit, such as 500ms, 30s, 5m or 2h");
  }
}
