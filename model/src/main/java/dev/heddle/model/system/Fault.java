package dev.heddle.model.system;

/// Says that a step is an error, without saying which: it has no message and no stack trace,
/// because it is thrown on the hot path. [Narrator#moves] retells the step with its [Flaw].
@SuppressWarnings("StaticAssignmentOfThrowable") // It has no stack trace that could mislead.
public final class Fault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// The only instance: it carries nothing.
  public static final Fault FAULT = new Fault();

  private Fault() {
    super("a step of the protocol is an error", null, false, false);
  }
}
