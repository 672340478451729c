package dev.heddle.counterexamples;

import java.io.IOException;
import java.nio.file.Path;

/// Says that a counterexample, or a page of one, could not be written, why, and what to do. Nothing
/// was left behind.
public final class TraceNotWritten extends IOException {
  private static final long serialVersionUID = 1L;

  private final transient Path target;

  TraceNotWritten(Path target, String what, String reason, String advice, Throwable cause) {
    super(
        "Cannot write "
            + what
            + " to "
            + target
            + ": "
            + reason
            + " What was under that name before, if anything, is unchanged. "
            + advice,
        cause);
    this.target = target;
  }

  /// The file that should have been written.
  public Path target() {
    return target;
  }
}
