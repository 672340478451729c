package dev.heddle.cli.explore;

import org.jspecify.annotations.Nullable;

/// Where a session's commands come from, line by line.
public interface Input {

  /// The next line, or null when there is none.
  ///
  /// @param prompt what is shown where it is typed
  @Nullable String next(String prompt);
}
