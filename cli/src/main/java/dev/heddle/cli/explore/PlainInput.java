package dev.heddle.cli.explore;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Lines from a pipe or a file. Nobody types, so there is no prompt.
public final class PlainInput implements Input {
  private final BufferedReader reader;

  /// @param in UTF-8
  public PlainInput(InputStream in) {
    reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
  }

  /// @throws UncheckedIOException when it cannot be read
  @Override
  public @Nullable String next(String prompt) {
    try {
      return reader.readLine();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
