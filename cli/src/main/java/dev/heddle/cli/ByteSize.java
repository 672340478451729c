package dev.heddle.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads an amount of memory: `512m`, `4g`; a plain number is bytes.
final class ByteSize implements ITypeConverter<Long> {
  @Override
  public Long convert(String text) {
    int digits = 0;
    while (digits < text.length() && Character.isDigit(text.charAt(digits))) {
      digits++;
    }
    try {
      long number = Long.parseLong(text.substring(0, digits));
      long unit =
          switch (text.substring(digits)) {
            case "" -> 1L;
            case "k", "K" -> 1L << 10;
            case "m", "M" -> 1L << 20;
            case "g", "G" -> 1L << 30;
            case "t", "T" -> 1L << 40;
            default -> 0L;
          };
      if (number > 0 && unit > 0) {
        return Math.multiplyExact(number, unit);
      }
    } catch (NumberFormatException | ArithmeticException _) {
      // Said below.
    }
    throw new TypeConversionException(
        text + " is no amount of memory: give a positive number and a unit, such as 512m or 4g");
  }
}
