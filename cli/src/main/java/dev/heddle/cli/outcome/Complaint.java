package dev.heddle.cli.outcome;

import org.jspecify.annotations.Nullable;

/// Something the user can put right. Its message is one paragraph: what is wrong, where, and what
/// to write instead. It is printed without a stack trace.
public final class Complaint extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ExitCode code;

  /// A complaint that ends the run, or its job, with `code`.
  public Complaint(ExitCode code, String paragraph) {
    this(code, paragraph, null);
  }

  /// A complaint with the exception behind it, which `--debug` shows.
  public Complaint(ExitCode code, String paragraph, @Nullable Throwable cause) {
    super(paragraph, cause);
    this.code = code;
  }

  /// A complaint about the command line.
  public static Complaint usage(String paragraph) {
    return new Complaint(ExitCode.USAGE, paragraph);
  }

  /// What the process exits with.
  public ExitCode code() {
    return code;
  }

  /// The paragraph.
  public String paragraph() {
    return String.valueOf(getMessage());
  }
}
