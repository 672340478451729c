package dev.heddle.model;

import org.jspecify.annotations.Nullable;

/// A protocol that is outside the language. It says where, why, and what to write instead.
public final class Rejection extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final @Nullable String where;
  private final String reason;
  private final String advice;

  /// @param where class, method and line, as in a stack trace: `pkg.G.run(G.java:17)`; null when
  ///   the fault is not in the code
  /// @param reason what is not supported, one sentence
  /// @param advice what to write instead, one sentence
  public Rejection(@Nullable String where, String reason, String advice) {
    super((where == null ? "" : "at " + where + ": ") + reason + " " + advice);
    this.where = where;
    this.reason = reason;
    this.advice = advice;
  }

  /// Class, method and line, or null.
  public @Nullable String where() {
    return where;
  }

  /// What is not supported.
  public String reason() {
    return reason;
  }

  /// What to write instead.
  public String advice() {
    return advice;
  }
}
