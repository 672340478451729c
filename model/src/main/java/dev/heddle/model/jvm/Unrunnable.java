package dev.heddle.model.jvm;

/// A protocol that Heddle can lift but not run on the JVM. The message says what stands in the way.
public final class Unrunnable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Unrunnable(String message) {
    super(message);
  }
}
