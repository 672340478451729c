package dev.heddle.checker.explore;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// The greatest resident memory that this process has had so far.
final class PeakMemory {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final String KEY = "VmHWM:";

  private PeakMemory() {}

  /// In bytes; -1 where the system does not say.
  static long read() {
    try (BufferedReader lines = Files.newBufferedReader(STATUS, StandardCharsets.ISO_8859_1)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith(KEY)) {
          return parse(line);
        }
      }
      return -1;
    } catch (IOException | NumberFormatException _) {
      return -1;
    }
  }

  /// Parses `VmHWM: 12345 kB`.
  static long parse(String line) {
    String amount = line.substring(KEY.length()).strip();
    if (!amount.endsWith(" kB")) {
      return -1;
    }
    return Long.parseLong(amount.substring(0, amount.length() - 3).strip()) * 1024;
  }
}
