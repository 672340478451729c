package dev.heddle.counterexamples;

/// Says that a text is not a trace that [TraceWriter] wrote, and where in it that shows.
public final class MalformedTrace extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String where;

  /// @param where the place in the JSON text: a JSON pointer, or a line and a column
  /// @param reason what was expected and what is there, one sentence
  public MalformedTrace(String where, String reason) {
    super("This is not a counterexample that can be read: at " + where + ", " + reason);
    this.where = where;
  }

  MalformedTrace(String where, String reason, Throwable cause) {
    this(where, reason);
    initCause(cause);
  }

  /// The place in the JSON text: a JSON pointer as `/states/3/#meta/step`, or a line and a column.
  public String where() {
    return where;
  }
}
