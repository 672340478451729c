package dev.heddle.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads a number of threads, or `auto` for one per processor.
final class ThreadCount implements ITypeConverter<Integer> {
  private static final int MOST = 1024;

  @Override
  public Integer convert(String text) {
    if (text.equals("auto")) {
      return Runtime.getRuntime().availableProcessors();
    }
    try {
      int threads = Integer.parseInt(text);
      if (threads >= 1 && threads <= MOST) {
        return threads;
      }
    } catch (NumberFormatException _) {
      // Said below.
    }
    throw new TypeConversionException(
        text + " is no number of threads: give 1 to " + MOST + ", or auto for one per processor");
  }
}
