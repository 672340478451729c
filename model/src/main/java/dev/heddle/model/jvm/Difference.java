package dev.heddle.model.jvm;

/// The JVM and the model do not do the same. The message says where, and by which schedule.
public final class Difference extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Difference(String message) {
    super(message);
  }
}
