package dev.heddle.model.interpret;

import dev.heddle.model.system.Flaw;

/// Ends the execution of a step, or of a claim, that is an error.
public final class Wrong extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Flaw flaw;

  Wrong(Flaw flaw) {
    super(flaw.message(), null, false, false);
    this.flaw = flaw;
  }

  /// What is wrong.
  public Flaw flaw() {
    return flaw;
  }
}
