package dev.heddle.counterexamples;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Finds the source files that a trace names.
public interface Sources {
  /// Finds none.
  Sources NONE = _ -> null;

  /// The lines of a file, or null when it is not found.
  ///
  /// @param path the file below its source root: `a/b/Lock.java`
  @Nullable List<String> lines(String path);
}
