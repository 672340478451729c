package dev.heddle.cli.report;

import dev.heddle.cli.outcome.Mishap;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// The files of a counterexample; null for each that was not asked for or could not be written.
///
/// @param trace the trace in JSON
/// @param text the text
/// @param page the page
/// @param mishap why something could not be written, or null
public record Written(
    @Nullable Path trace, @Nullable Path text, @Nullable Path page, @Nullable Mishap mishap) {
  /// No file.
  public static final Written NOTHING = new Written(null, null, null, null);
}
