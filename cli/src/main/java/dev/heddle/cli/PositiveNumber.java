package dev.heddle.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads a whole number from 1 on.
final class PositiveNumber implements ITypeConverter<Long> {
  @Override
  public Long convert(String text) {
    try {
      long number = Long.parseLong(text);
      if (number >= 1) {
        return number;
      }
    } catch (NumberFormatException _) {
      // Said below.
    }
    throw new TypeConversionException(text + " is no positive whole number");
  }
}
